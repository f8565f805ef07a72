import { fileURLToPath } from "node:url";
import { About } from "../../src/ask/catalogue/about.ts";
import type { Request } from "../../src/ask/request.ts";
import { loadCorpus } from "../../src/corpus/load.ts";
import { readSpeech } from "../../src/corpus/structure/speech.ts";
import { type Intent, intents, type Language, type Speech, type SpeechInfo } from "../../src/domain.ts";
import { buildSearchIndex } from "../../src/index/build.ts";
import { exactBackend } from "../../src/index/exact.ts";
import { Embedder, type EncodedText, type TextRole } from "../../src/model/embedder.ts";
import { LocalModel } from "../../src/model/local-model.ts";
import { detectScript } from "../../src/text/detect.ts";
import { loadDictionary } from "../../src/text/dictionary.ts";

const folder = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export const givenModel = (): Promise<LocalModel> => LocalModel.load(folder("models/multilingual-e5-small-zh-en"));
export const givenSpeeches = (): Promise<readonly Speech[]> => loadCorpus({ given: folder("corpus") }, detectScript);

/** Encodes every text once, however many indexes hold it. */
export class Remembering extends Embedder {
  readonly model;
  readonly #known = new Map<string, Promise<EncodedText[]>>();

  constructor(readonly embedder: Embedder) {
    super({});
    this.model = embedder.model;
  }

  override async encode(texts: readonly string[], role: TextRole): Promise<EncodedText[]> {
    const encoded = texts.map((text) => {
      const key = `${role} ${text}`;
      const known = this.#known.get(key) ?? this.embedder.encode([text], role);
      this.#known.set(key, known);
      return known;
    });
    return (await Promise.all(encoded)).flat();
  }
}

/** What is said about some documents. */
export async function aboutOf(speeches: readonly Speech[], embedder: Embedder): Promise<About> {
  const index = await buildSearchIndex(speeches, {
    embedder,
    dictionary: loadDictionary(),
    backend: exactBackend,
  });
  return new About(index, embedder);
}

/** A message that has been understood as asking for something, of some documents. */
export function request(message: string, intent: Intent, language: Language, files: readonly string[] = []): Request {
  const likelihoods = Object.fromEntries(intents.map((kind) => [kind, kind === intent ? 1 : 0]));
  const scope = { files, sides: [], speakers: [], mentions: [], rest: message };
  return {
    message,
    intent,
    language,
    likelihoods: likelihoods as Record<Intent, number>,
    readings: [{ text: message, scope }],
  };
}

function made(info: Partial<SpeechInfo> & Pick<SpeechInfo, "file" | "title">, text: string): Speech {
  return readSpeech({ speakers: [], level: "unknown", kind: "speech", script: "hans", ...info }, text);
}

/** Documents of several kinds: one undated and without a speaker, one cut off, a law. */
export const madeUp: readonly Speech[] = [
  made(
    { file: "undated.txt", title: { zh: "防汛讲话", en: "Speech on floods" } },
    "一、看牢水库堤坝\n\n水库每天巡查两次。",
  ),
  made(
    {
      file: "cut.txt",
      title: { zh: "供水通知", en: "Notice on water supply" },
      date: "2021-03",
      place: { zh: "青山镇", en: "Qingshan" },
      level: "county",
      speakers: [{ post: { zh: "镇长", en: "Township Head" }, name: { zh: "李平", en: "Li Ping" } }],
      incomplete: { zh: "缺第二部分", en: "part 2 is missing" },
    },
    "一、检修供水管道\n\n各村月底前检修完毕。",
  ),
  made(
    {
      file: "law.txt",
      title: { zh: "《河道条例》", en: "River Regulations" },
      date: "2019-05-01",
      kind: "law",
    },
    "第一条 为了保护河道,制定本条例。",
  ),
];
