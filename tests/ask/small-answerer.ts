import { DocumentAnswerer } from "../../src/ask/answer.ts";
import { Judge } from "../../src/ask/read/judge.ts";
import { earlierTurn } from "../../src/ask/bounds.ts";
import type { Answer, Intent } from "../../src/domain.ts";
import { buildSmallIndex, embedder } from "../index/small-index.ts";
import { WordReader } from "../model/word-reader.ts";
import { document } from "./documents.ts";
import { type Ask, asking } from "./given-answerer.ts";
import { plainModel } from "./plain-judge.ts";

export const dikes = document(
  "dikes.txt",
  [
    "一、看牢堤坝",
    "水库大坝每天巡查两次。发现渗漏立即上报县防汛办。夜间值班由村干部轮流承担。",
    "二、备足物资",
    "汛期要备足三样物资。一是沙袋。二是木桩。每村储备五十根。三是抽水泵。",
    "堤坝加固由水务局负责。",
  ].join("\n\n"),
  {
    title: { zh: "陈立在2031年堤防会议上的讲话", en: "Speech by Chen Li at the 2031 dike meeting" },
    speakers: [{ post: { zh: "市长", en: "Mayor" }, name: { zh: "陈立", en: "Chen Li" } }],
    date: "2031-02-14",
    level: "city",
  },
);
export const heating = document(
  "heating.txt",
  "供暖管道在十月底前检修完毕。发现渗漏立即上报县防汛办。锅炉房夜间值班由两人承担。",
  {
    title: { zh: "周敏在冬季供暖会议上的讲话", en: "Speech by Zhou Min at the winter heating meeting" },
    speakers: [{ post: { zh: "县长", en: "County Magistrate" }, name: { zh: "周敏", en: "Zhou Min" } }],
    level: "county",
  },
);
export const school = document("school.txt", "食堂留樣四十八小時。校車每學期檢修一次。", {
  title: { zh: "校園安全講話", en: "Speech on school safety" },
  script: "hant",
});

/** Messages that the small reader cannot tell by itself. */
const kinds: Readonly<Record<string, Intent>> = {
  "主要讲了什么？": "overview",
  三样物资是哪些: "list",
  汛期备足的五项物资是哪五项: "list",
  村干部夜间值班的三不准是哪三个: "list",
  给我一句关于沙袋的原话: "quote",
  陈立和周敏对夜间值班分别怎么说: "compare",
  陈立和周敏对供暖管道检修分别怎么说: "compare",
  锅炉房夜间值班有什么不同: "compare",
  "哪份文件提到了“渗漏”": "mention",
  "哪份文件提到了“火箭”": "mention",
  "“水库大坝每天巡查两次”是文件里的话吗": "verify",
  "周敏说过“水库大坝每天巡查两次”吗": "verify",
  "文件里有没有“水库大坝每天巡查三次”这句话": "verify",
  "有“鲸鱼在天上唱歌跳舞看星星”这句话吗": "verify",
  第二条全文: "navigate",
  第三条全文: "navigate",
  第九条全文: "navigate",
  上下文: "navigate",
  这是谁说的: "navigate",
  还有吗: "navigate",
  短一点: "navigate",
  只要周敏的: "navigate",
  上一条: "navigate",
  不对: "complaint",
  陈立说夜间值班由谁轮流承担: "fact",
  周敏说夜间值班由几人承担: "fact",
  有没有上海或者2019年的文件: "catalogue",
  你好: "greeting",
  谢谢: "thanks",
};

/** An answerer over three documents of a few lines. */
export async function smallAnswerer(): Promise<{ answerer: DocumentAnswerer; ask: Ask }> {
  const index = await buildSmallIndex([dikes, heating, school]);
  const answerer = new DocumentAnswerer(index, { embedder, reader: new WordReader(kinds) }, new Judge(plainModel));
  return { answerer, ask: asking(answerer) };
}

/** The words that answer. */
export const marked = ({ citations }: Answer): string[] =>
  citations.flatMap(({ start, quote, marks }) =>
    marks.map((mark) => quote.slice(mark.start - start, mark.end - start)),
  );

/** What a caller knows of an earlier answer. */
export const lastTurn = (answer: Answer) => earlierTurn.parse(answer);
