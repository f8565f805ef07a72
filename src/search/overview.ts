import type { Enumeration } from "../corpus/enumerations.ts";
import type { MainPoint } from "../corpus/main-points.ts";
import type { Sentence, Speech } from "../domain.ts";
import { englishTerms } from "../language/english-terms.ts";
import { normalise } from "../language/normalise.ts";

/**
 * Questions for what a speech says as a whole, or on a topic it has a section for: its outline answers them. They are told
 * by a word that asks for it, and by what is left once the words for speeches, speaking and asking are gone: nothing, or
 * the topic.
 */

const chineseCue =
  /主要(?:内容|观点|意思|精神|[讲说谈])|[讲说谈提][了到的]?(?:都|是|哪)?些?(?:什么|啥|哪)|大[意纲]|要点|要旨|提纲|纲要|[概摘]要|概[括述]|总结|归纳|框架|思路|主旨|中心思想|关于(?:什么|啥|哪)|(?:重点|核心)(?:内容)?(?:是|有|在|都|$)/u;
const chineseWords = new RegExp(
  [
    "关于|主要|大概|大致|大体|总体|整体|整篇|全文|通篇|一共|总共|分别|简单|简要|核心|重点",
    "讲话|讲稿|文章|会议|报道|报告|发言|[这那][几些]?[篇个份场次]?|所有|全部|篇|领导",
    "内容|观点|意思|意见|要求|精神|要点|要旨|大意|提纲|大纲|纲要|概要|摘要|概括|概述|总结|归纳|框架|结构|思路|主旨|中心思想",
    "方面|部分|什么|哪些|哪|啥|怎么|有何|区别|不同|一下|给我|帮我|列出|说明|介绍|请|帮忙|告诉",
    "[讲说谈提]|[一二三四五六七八九十几\\d]|[他她它]们?|[共都各了到的是有在上里中些个大点条项块几跟和与比吗呢吧呀我]",
    "[\\s\\p{P}]",
  ].join("|"),
  "gu",
);

const englishCue =
  /\b(?:main|key|major|central|core) (?:points?|messages?|ideas?|themes?|contents?|topics?|parts?|sections?|headings?|takeaways?)\b|\bgist\b|\bsummar\w+|\boverviews?\b|\boutlines?\b|\btakeaways?\b|\bframeworks?\b|\b(?:about|says?|said|covers?|covered|talks? about|address(?:es)?)(?=(?:[ ,]+(?:overall|in (?:short|brief|general|total)))?[\s\p{P}]*$)/u;
const englishWords = new Set(
  (
    "what which how who are is was were the a an s of in at on by from for and or both two three four five six seven eight nine " +
    "ten all do does did can could would you please me us i we my give tell show list name make get need want quick short brief " +
    "briefly main key major central core point points message messages idea ideas theme themes content contents topic topics part " +
    "parts section sections heading headings area areas takeaway takeaways gist summary summaries summarise summarize summarising " +
    "summarizing overview overviews outline outlines framework frameworks about say says said speak speaks spoke talk talks talked cover covers covered " +
    "address addresses overall general total whole entire speech speeches meeting meetings conference conferences report reports " +
    "leader leaders speaker speakers he she they it his her their this that there have has be to with between differ differs " +
    "difference differences different compare compared"
  ).split(" "),
);

/**
 * What a normalised question, the words that name a speech aside, wants the main points on: a topic, or all that is said
 * (""); undefined where it does not ask for main points.
 */
export function overviewAsked(rest: string): string | undefined {
  if (/\p{Script=Han}/u.test(rest)) {
    if (!chineseCue.test(rest)) return undefined;
    const [topic = "", ...others] = rest.replace(chineseWords, " ").trim().split(/ +/u);
    return others.length === 0 && topic.length !== 1 ? topic : undefined;
  }
  if (!englishCue.test(rest)) return undefined;
  return (rest.match(/[a-z]+/gu) ?? []).filter((word) => !englishWords.has(word)).join(" ");
}

/** The items of the one section whose heading, or its rendering, holds the topic; none where several do. */
export function pointsOn(topic: string, speeches: readonly Speech[], lists: readonly Enumeration[]): MainPoint[] {
  const sections = speeches.flatMap((speech) =>
    lists.flatMap(({ file, heading, items }) =>
      file === speech.info.file && heading && isOn(topic, heading, speech) ? [{ speech, heading, items }] : [],
    ),
  );
  const outermost = sections.filter(
    ({ speech, heading: { section: inner } }) =>
      !sections.some(
        ({ speech: other, heading: { section: outer } }) =>
          other === speech && outer.length < inner.length && outer.every((label, depth) => label === inner[depth]),
      ),
  );
  const [only] = outermost;
  if (!only || outermost.some(({ heading }) => heading !== only.heading)) return [];
  return only.items.flatMap((sentence) => {
    const passage = only.speech.passages.find(({ sentences }) => sentences.includes(sentence));
    return passage ? [{ sentence, passage }] : [];
  });
}

function isOn(topic: string, { text, start, end }: Sentence, { renderings }: Speech): boolean {
  if (/\p{Script=Han}/u.test(topic)) return normalise(text).includes(topic);
  const words = new Set(
    renderings.filter((line) => line.start < end && start < line.end).flatMap(({ en }) => englishTerms(en)),
  );
  const wanted = englishTerms(topic);
  return wanted.length > 0 && wanted.every((word) => words.has(word));
}
