import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { itemSpan } from "../../src/answer/clauses.ts";
import { readable } from "../../src/corpus/artefacts.ts";
import { enumerationsOf } from "../../src/corpus/enumerations.ts";
import { loadCorpus } from "../../src/corpus/load.ts";
import { readSpeech } from "../../src/corpus/speech.ts";
import type { Speech } from "../../src/domain.ts";
import { detectScript } from "../../src/language/detect.ts";

const tail = "逐级建立台账,明确时限和责任人,做到件件有着落,事事有回音,并在每月例会上通报进展情况。";

/** What is quoted of the only sentence of a speech that begins with `beginning`. */
function quoted(raw: string, beginning: string): string {
  const title = { zh: "讲话", en: "Speech" };
  const { passages } = readSpeech(
    { file: "a.txt", title, speakers: [], level: "unknown", kind: "speech", script: "hans" },
    raw,
  );
  const [sentence, ...others] = passages
    .flatMap(({ sentences }) => sentences)
    .filter(({ text }) => text.startsWith(beginning));
  expect(others).toEqual([]);
  if (!sentence) return "";
  const { start, end } = itemSpan(raw, sentence);
  return raw.slice(start, end);
}

describe("what is quoted of a list's item", () => {
  test("a short item whole", () => {
    expect(quoted("今天开会。\n\n一是清查仓库,不留死角。二是散会。", "一是")).toBe("一是清查仓库,不留死角。");
  });

  test("of a long one the clause that names it, without the comma behind", () => {
    expect(quoted(`今天开会。\n\n一是清查仓库,${tail}`, "一是")).toBe("一是清查仓库");
    expect(quoted(`今天开会。\n\n一是清查仓库：${tail}`, "一是")).toBe("一是清查仓库");
  });

  test("a comma inside a quotation or brackets does not end the clause", () => {
    expect(quoted(`今天开会。\n\n一是做到“早查,早改”,${tail}`, "一是")).toBe("一是做到“早查,早改”");
    expect(quoted(`今天开会。\n\n一是清查仓库(含油库,煤库),${tail}`, "一是")).toBe("一是清查仓库(含油库,煤库)");
  });

  test("with the readings and page numbers of the source, where they stand inside", () => {
    expect(quoted(`今天开會。\n\n一是清查仓庫(kù)和油庫,${tail}`, "一是")).toBe("一是清查仓庫(kù)和油庫");
    expect(quoted(`今天开会。\n\n一是清查仓\n3、库和油库,${tail}`, "一是")).toBe("一是清查仓\n3、库和油库");
  });
});

test("every item of the five speeches: a beginning of its sentence, verbatim, with no comma at its end", async () => {
  const speeches: readonly Speech[] = await loadCorpus(
    fileURLToPath(new URL("../../corpus/", import.meta.url)),
    detectScript,
  );
  const items = speeches.flatMap((speech) =>
    enumerationsOf(speech).flatMap((list) => list.items.map((item) => ({ speech, item }))),
  );
  expect(items.length).toBeGreaterThan(60);
  for (const { speech, item } of items) {
    const { start, end } = itemSpan(speech.raw, item);
    expect([start, end <= item.end, end > start]).toEqual([item.start, true, true]);
    const display = readable(speech.raw.slice(start, end));
    expect(item.text.startsWith(display)).toBe(true);
    expect(display).not.toMatch(/[,，:：]$/u);
    expect(display.length).toBeLessThanOrEqual(60);
  }
});
