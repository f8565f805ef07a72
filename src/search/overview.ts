/**
 * Questions for what a speech says as a whole: its outline answers them. They are told by a word that asks for it, and by
 * having no subject of their own: nothing else is left once the words for speeches, speaking and asking are gone.
 */

const chineseCue =
  /主要(?:内容|观点|意思|精神|[讲说谈])|[讲说谈提][了到的]?(?:都|是|哪)?些?(?:什么|啥|哪)|大[意纲]|要点|要旨|提纲|纲要|[概摘]要|概[括述]|总结|归纳|框架|思路|主旨|中心思想|关于(?:什么|啥|哪)|(?:重点|核心)(?:内容)?(?:是|有|在|都|$)/u;
const chineseWords = new RegExp(
  [
    "关于|主要|大概|大致|大体|总体|整体|整篇|全文|通篇|一共|总共|分别|简单|简要|核心|重点",
    "讲话|讲稿|文章|会议|报道|报告|发言|[这那][几些]?[篇个份场次]?|所有|全部|篇|领导",
    "内容|观点|意思|意见|要求|精神|要点|要旨|大意|提纲|大纲|纲要|概要|摘要|概括|概述|总结|归纳|框架|结构|思路|主旨|中心思想",
    "方面|部分|什么|哪些|哪|啥|怎么|有何|区别|不同|一下|给我|帮我|列出|说明|介绍|请|帮忙|告诉",
    "[讲说谈提]|[二三四五六七八九十几\\d]|[他她它]们?|[共都各了到的是有在上里中些个大点条项块几跟和与比吗呢吧呀我]",
    "[\\s\\p{P}]",
  ].join("|"),
  "gu",
);

const englishCue =
  /\b(?:main|key|major|central|core) (?:points?|messages?|ideas?|themes?|contents?|topics?|parts?|sections?|headings?|takeaways?)\b|\bgist\b|\bsummar\w+|\boverviews?\b|\boutlines?\b|\btakeaways?\b|\bframeworks?\b|\b(?:about|says?|said|covers?|covered|talks? about|address(?:es)?)(?=[ ,]*(?:overall|in (?:short|brief|general|total))?[\s\p{P}]*$)/u;
const englishWords = new Set(
  (
    "what which how who are is was were the a an s of in at on by from for and or both two three four five six seven eight nine " +
    "ten all do does did can could would you please me us i we my give tell show list name make get need want quick short brief " +
    "briefly main key major central core point points message messages idea ideas theme themes content contents topic topics part " +
    "parts section sections heading headings area areas takeaway takeaways gist summary summaries summarise summarize summarising " +
    "summarizing overview overviews outline outlines framework frameworks about say says said speak speaks spoke talk talks talked cover covers covered " +
    "address addresses overall general total whole entire speech speeches meeting meetings conference conferences report reports talk " +
    "leader leaders speaker speakers he she they it his her their this that there have has be to with between differ differs " +
    "difference differences different compare compared"
  ).split(" "),
);

/** Whether a normalised question, the words that name a speech aside, asks what the speech says as a whole. */
export function asksForOverview(rest: string): boolean {
  if (/\p{Script=Han}/u.test(rest)) return chineseCue.test(rest) && rest.replace(chineseWords, "") === "";
  return englishCue.test(rest) && (rest.match(/[a-z]+/gu) ?? []).every((word) => englishWords.has(word));
}
