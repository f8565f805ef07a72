import type { SpeechInfo } from "../../src/domain.ts";

function info(file: string, zh: string, en: string, more: Partial<SpeechInfo> = {}): SpeechInfo {
  return { file, title: { zh, en }, speakers: [], level: "unknown", kind: "speech", script: "hans", ...more };
}

/** Documents of many kinds, none of which is among the speeches of the corpus. */
export const madeUp: readonly SpeechInfo[] = [
  info("law", "中华人民共和国渔港消防法", "Fishing Port Fire Protection Law", { date: "2019-04" }),
  info(
    "heating",
    "云州市住房和城乡建设局关于做好冬季供暖工作的通知",
    "Notice of the Yunzhou Housing Bureau on winter heating",
    {
      speakers: [
        { post: { zh: "云州市住房和城乡建设局", en: "Yunzhou Housing Bureau" }, aliases: ["住建局", "housing bureau"] },
      ],
      place: { zh: "云州", en: "Yunzhou" },
      level: "city",
      date: "2022-10-08",
    },
  ),
  info(
    "minutes",
    "青石县防汛指挥部第三次会议纪要",
    "Minutes of the third meeting of the Qingshi flood control headquarters",
    {
      speakers: [{ post: { zh: "县长", en: "County Magistrate" }, name: { zh: "何远", en: "He Yuan" } }],
      place: { zh: "青石县", en: "Qingshi" },
      level: "county",
      date: "2023-06",
    },
  ),
  info("dormitory", "恒达化工有限公司宿舍管理规定", "Dormitory rules of Hengda Chemical", {
    speakers: [{ post: { zh: "总经理", en: "General Manager" }, name: { zh: "周敏", en: "Zhou Min" } }],
  }),
  info("lunch", "教育局通告第15號：學校午膳安排", "Education Bureau Circular No. 15: school lunch arrangements", {
    speakers: [{ post: { zh: "教育局", en: "Education Bureau" } }],
    place: { zh: "香港", en: "Hong Kong" },
    script: "hant",
    date: "2021",
  }),
  info("dikes", "市长在2031年全市堤防建设工作会议上的讲话", "Speech by the Mayor at the 2031 citywide dike meeting", {
    speakers: [{ post: { zh: "市长", en: "Mayor" }, name: { zh: "陈立", en: "Chen Li" } }],
    place: { zh: "临江市", en: "Linjiang" },
    level: "city",
    date: "2031-02-14",
  }),
  info("park", "省长在化工园区座谈会上的讲话", "Speech by the Governor at the chemical park forum", {
    speakers: [
      { post: { zh: "省长", en: "Governor" }, name: { zh: "罗海", en: "Luo Hai" } },
      { post: { zh: "副省长", en: "Vice Governor" }, name: { zh: "梁平", en: "Liang Ping" } },
    ],
    level: "province",
  }),
];
