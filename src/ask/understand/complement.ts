import { normalise } from "../../text/normalise.ts";

/** `哪些行业没有被列为重点`, "which sectors are not listed": what is asked for is what the documents leave out. */
const complement = /(?:哪[些个几种类篇份部位]|谁)[^，。？！,.?!]{0,12}(?:没有|没|未|不属|不在|不是)/u;
const complementInEnglish = [/\bwhich\b/u, /\b(?:not|aren't|isn't|weren't|never)\b/u] as const;
/** `哪篇讲话没提防汛`: the documents that leave something out. */
const leavingOut = /(?:谁|哪[篇份部位几])[^，。？！,.?!]{0,8}(?:没有|没|未)(?:提|讲|说|谈|涉|写)/u;
/** A text that says what is left out, excepted or forbidden. */
const negation = /[不没沒未无無禁勿莫除]|\b(?:not?|never|except|without)\b/iu;

const whom = "谁|边个|哪[些类种]|什么人|哪个人|哪几[类种个]";
const forbiddenTo = "不能|不得|不许|不准|不让|不可|不该|不应|不要|不宜|禁止|严禁|唔准|唔可以";
/** `哪些人不能上山`, `不许谁参加`, "who must not be sent": who or what is forbidden. */
const forbidden = [
  new RegExp(`(?:${whom})[^，。？！,.?!]{0,10}(?:${forbiddenTo})`, "u"),
  new RegExp(`(?:${forbiddenTo})[^，。？！,.?!]{0,6}(?:${whom})`, "u"),
];
/** "who must not be sent" */
const forbiddenInEnglish = [
  /\b(?:who|whom|which)\b/u,
  /\b(?:not|never|cannot|forbidden|prohibited|banned|barred)\b/u,
] as const;
/** A text that forbids. */
const forbidding =
  /[禁勿莫]|不(?:得|能|可|准|许|让|该|应|要|宜|予|再)|严防|杜绝|停止|\b(?:not?|never|forbid\w*|prohibit\w*|ban\w*)\b/iu;

/** Whether a question asks who or what is forbidden to do something. */
export function asksForForbidden(question: string): boolean {
  const asked = normalise(question);
  return forbidden.some((pattern) => pattern.test(asked)) || haveInOrder(asked, forbiddenInEnglish);
}

/** Whether a clause of a text has one and behind it the other. */
function haveInOrder(text: string, [first, then]: readonly [RegExp, RegExp]): boolean {
  return text.split(/[,.?!]/u).some((clause) => {
    const place = clause.search(first);
    return place >= 0 && then.test(clause.slice(place));
  });
}

/** Whether a text forbids anything: one that does not cannot answer such a question. */
export function forbids(text: string): boolean {
  return forbidding.test(normalise(text));
}

/** Whether a question asks for what is not so. */
export function asksForComplement(question: string): boolean {
  const asked = normalise(question).replaceAll("有没有", "有");
  return complement.test(asked) || leavingOut.test(asked) || haveInOrder(asked, complementInEnglish);
}

/** Whether a text negates anything: one that does not cannot answer such a question. */
export function negates(text: string): boolean {
  return negation.test(text);
}
