import iconv from "iconv-lite";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { refusal, textOf } from "./imported-text.ts";
import { paragraph, wordFile } from "./word-file.ts";

const hans = "县长在全县安全生产工作会议上的讲话\n同志们:安全生产责任重于泰山。要抓好落实,不留死角。\n";
const hant = "縣長在全縣安全生產工作會議上的講話\n各位同仁：安全生產責任重於泰山。要抓好落實，不留死角。\n";

describe("plain text", () => {
  test.each([
    ["GB18030", "gb18030", hans],
    ["Big5", "big5", hant],
    ["UTF-16 LE without a mark", "utf-16le", hans],
    ["UTF-16 BE without a mark", "utf-16be", hant],
    ["English in UTF-16", "utf-16le", "Safety comes first.\nNo exceptions.\n"],
  ])("%s", async (_, encoding, text) => {
    expect(await textOf("a.txt", iconv.encode(text, encoding))).toBe(text);
  });

  test.each(["utf8", "utf-16le", "utf-16be"])("a byte order mark of %s is kept", async (encoding) => {
    expect(await textOf("a.txt", iconv.encode(`\ufeff${hans}`, encoding))).toBe(`\ufeff${hans}`);
  });

  test("any text of some length comes back from GB18030 as it was", async () => {
    const sentences = fc
      .array(fc.constantFrom(...hans.split(/(?<=[,。\n:])/u), "全市现有企业12家。", "GDP增长5%;", "（一）加强领导。"), {
        minLength: 12,
        maxLength: 60,
      })
      .map((pieces) => pieces.join(""));
    await fc.assert(
      fc.asyncProperty(sentences, async (text) => {
        expect(await textOf("a.txt", iconv.encode(text, "gb18030"))).toBe(text);
      }),
      { numRuns: 50 },
    );
  });

  test("a picture named .txt is refused", async () => {
    expect(await refusal("a.txt", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"))).toMatch(
      /a\.txt is no text in/u,
    );
  });
});

test("a file is read as what it is, whatever its name", async () => {
  expect(await textOf("a.txt", wordFile(paragraph("要抓好落实。")))).toBe("要抓好落实。\n");
  expect(await refusal("a.doc", "x")).toMatch(/a\.doc is in no format that is read: txt, md, html, docx and pdf/u);
});
