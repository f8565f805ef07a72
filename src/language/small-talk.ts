import { normalise } from "./normalise.ts";

/** What a message is before anything is searched for. */
export type MessageKind = "question" | "greeting" | "thanks" | "order" | "moment" | "empty";

const filler = String.raw`[\s\p{P}\p{S}\p{Emoji_Presentation}]*`;
const whole = (alternatives: string): RegExp => new RegExp(`^${filler}(?:(?:${alternatives})${filler})+$`, "u");

const greeting = whole(
  "hi|hello|hey|hiya|there|everyone|good (?:morning|afternoon|evening|day)|greetings|how are you|are you there|anyone there|" +
    "你好|您好|大家好|大家|哈喽|哈啰|嗨|喂|早上好|上午好|中午好|下午好|晚上好|早|早安|晚安|在吗|在不在|在么|有人吗|最近好吗|吃了吗|啊|呀",
);
const thanks = whole(
  "thanks?|thank you|thx|ty|cheers|many|a lot|so much|very much|much appreciated|great|good|nice|ok|okay|well done|perfect|awesome|" +
    "(?:you'?re|you are) (?:great|the best|welcome)|bye|goodbye|see you|got it|" +
    "谢谢|多谢|谢了|感谢|非常感谢|辛苦|辛苦了|好的|好|行|知道了|明白了|明白|收到|了解|再见|拜拜|不错|很好|真棒|太好了|厉害|你|您|啊|哦|嗯|了",
);
const politely = "^(?:please |pls |can you |could you |would you |now )*";
const orders: readonly RegExp[] = [
  new RegExp(
    `${politely}(?:write|compose|translate|act as|pretend|imagine|recommend|rewrite|proofread|tell me a (?:joke|story))\\b`,
    "u",
  ),
  // Nouns as well: `order of priority`, `play areas`.
  new RegExp(
    `${politely}(?:draft|generate|create|draw|code|play|sing|book|order|buy|send|delete) (?:me|us|a|an|the|this|that|some|my|our|two|all)\\b`,
    "u",
  ),
  /\b(?:ignore|forget|disregard) (?:all |any |the |your )*(?:previous|prior|above|earlier|instructions?|rules?)\b/u,
  /\b(?:system prompt|api key|bot token)\b/u,
  /^(?:请|麻烦|劳驾|能不能|可不可以|可以|你|您)*(?:帮我|给我|替我|帮忙)(?:用.{1,12})?(?:写|做|画|编|翻译|生成|推荐|订|买|算|唱|播放|发送|删除|设计|起草|改写|润色)/u,
  /^(?:请|麻烦)?(?:给我|帮我|再)?(?:写|画|编|作|唱|讲)(?:一|个|首|篇|段|幅).{0,12}(?:诗|歌|文章|作文|小说|故事|代码|程序|画|笑话|稿|邮件)/u,
  /(?:忽略|忘记|无视)(?:以上|之前|前面|上面|所有|你的).{0,8}(?:指令|指示|规则|要求|设定|提示)/u,
  /^(?:请)?(?:扮演|假装|模仿)/u,
];

const day = "(?:今天|明天|后天|昨天|现在|今晚|周末|本周|下周)";
/** The moment of asking, its weather, date and hour: no speech knows it, though one may warn of storms. */
const moment: readonly RegExp[] = [
  /\bwhat(?:'s|’s| is| will be) the weather\b|\bhow(?:'s|’s| is| will) the weather\b|^(?:will it (?:rain|snow)|is it (?:rain|snow)ing)\b/u,
  /\bwhat(?:'s|’s| is) the (?:time|date|temperature)(?: (?:right now|now|today|tomorrow|outside))?[\s\p{P}]*$/u,
  /\bwhat (?:time|day|date) is (?:it|today)\b/u,
  new RegExp(`${day}.{0,6}天气(?:预报|怎么样|怎样|如何|咋样|啥样|好不好|好吗)(?:啊|呢|呀|吗)?${filler}$`, "u"),
  new RegExp(`^.{0,6}${day}.{0,4}(?:下雨|下雪|几号|几度|几点|星期几|周几|礼拜几)(?:钟|了|吗|啊|呢)*${filler}$`, "u"),
];

/** Tells greetings, thanks, orders to the bot and questions about the moment from questions about the speeches. */
export function classifyMessage(message: string): MessageKind {
  const text = normalise(message).trim();
  if (!/[\p{L}\p{N}]/u.test(text)) return "empty";
  if (greeting.test(text)) return "greeting";
  if (thanks.test(text)) return "thanks";
  if (orders.some((order) => order.test(text))) return "order";
  return moment.some((words) => words.test(text)) ? "moment" : "question";
}
