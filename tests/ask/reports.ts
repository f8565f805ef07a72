import { document } from "./documents.ts";

/** Papers' reports of two meetings, of people and places that do not exist. */
export const lakeside = document(
  "lakeside.txt",
  [
    "湖滨市政府召开防汛工作会议",
    "6月3日下午,市委副书记、市长郑文海主持召开全市防汛工作会议,传达学习全省防汛工作会议精神。副市长何平、吴大勇出席会议,市政协副主席林小燕列席会议。",
    "会议听取了水利局局长高建国关于水库除险加固的汇报。",
    "郑文海强调,要把堤坝巡查摆在首位,每天巡查不少于两次。险情多发的根源是责任没有落实到人。",
    "吴大勇要求,各区要在6月20日前备齐沙袋和抽水泵。",
    "会上,何平宣读了先进单位名单。",
  ].join("\n\n"),
  {
    kind: "report",
    title: { zh: "湖滨市政府召开防汛工作会议", en: "Lakeside holds a flood control meeting" },
    place: { zh: "湖滨市", en: "Lakeside" },
    level: "city",
    date: "--06-03",
  },
);
export const orchard = document(
  "orchard.txt",
  [
    "果园县召开护林防火座谈会",
    "3月8日,受县委书记孙立民委托,县委副书记、县长马晓东主持召开护林防火座谈会。",
    "马晓东指出,清明前后严禁携带火种进山,护林员要全天在岗。",
    "马晓东强调,要深入学习习近平总书记关于防火的重要指示。习近平总书记指出:“生态兴则文明兴。”",
  ].join("\n\n"),
  {
    kind: "report",
    title: { zh: "果园县召开护林防火座谈会", en: "Orchard holds a forum on forest fires" },
    place: { zh: "果园县", en: "Orchard" },
    level: "county",
  },
);
