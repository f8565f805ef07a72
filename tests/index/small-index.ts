import { readSpeech } from "../../src/corpus/structure/speech.ts";
import type { Script, Speech } from "../../src/domain.ts";
import { buildSearchIndex } from "../../src/index/build.ts";
import { exactBackend } from "../../src/index/exact.ts";
import type { SearchIndex } from "../../src/index/search-index.ts";
import { loadDictionary } from "../../src/text/dictionary.ts";
import { HashingEmbedder } from "./hashing-embedder.ts";

function speech(file: string, script: Script, lines: readonly string[]): Speech {
  const title = { zh: `${file}的讲话`, en: `Speech ${file}` };
  return readSpeech({ file, title, speakers: [], level: "unknown", kind: "speech", script }, lines.join("\n\n"));
}

/** Two short speeches on subjects of their own, one in each script, without renderings. */
export const smallCorpus: readonly Speech[] = [
  speech("flood.txt", "hans", [
    "今天研究防汛工作。",
    "一、看牢堤坝",
    "水库大坝每天巡查两次,发现渗漏立即上报,由水务站值班员签字登记,不得隔夜处理,汛期每班不少于三人并带齐照明和通讯器材,凡漏报瞒报的一律停职检查并通报全县。",
    "二、备足物资",
    "各村要储备沙袋、木桩、抽水泵。夜间值守由村干部轮流承担。",
  ]),
  speech("school.txt", "hant", [
    "各位老師，今天談校園安全。",
    "第一，食堂要留樣。留樣保存四十八小時。",
    "第二，校車要檢修。司機每學期體檢一次。",
  ]),
];

export const embedder = new HashingEmbedder();

/** Builds the index of speeches in memory with the hashing embedder. */
export function buildSmallIndex(
  speeches: readonly Speech[] = smallCorpus,
  onProgress?: (done: number, total: number) => void,
): Promise<SearchIndex> {
  return buildSearchIndex(speeches, {
    embedder,
    dictionary: loadDictionary(),
    backend: exactBackend,
    onProgress,
  });
}
