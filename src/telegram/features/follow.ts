import { Composer, InlineKeyboard } from "grammy";
import { isSpeaker, kindOfSubject, subjectKey } from "../../ask/catalogue/news.ts";
import type { Language, Speech } from "../../domain.ts";
import type { Following } from "../../memory/following.ts";
import { say } from "../../text/messages.ts";
import { callbackData, callbackPatterns } from "../callback-data.ts";
import { acknowledgeTap } from "../callbacks.ts";
import type { BotContext } from "../context.ts";
import { joined, styled } from "../screens/formatted-text.ts";
import { type Screen, send, sendText, turnTo } from "../screens/screen.ts";

const MOST_FOLLOWED = 20;
const SHORTEST_SUBJECT = 2;
const LONGEST_SUBJECT = 60;
const BUTTONS_A_ROW = 5;
/** Marks that people put around a name. */
const AROUND: ReadonlySet<string> = new Set(` "'“”‘’「」『』《》〈〉`);

/** `/follow words`: to be told of what new documents say on them; `/following`: what a person follows, with a way to end it. */
export function followFeature(following: Following, speeches: () => readonly Speech[]): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const screen = async (ctx: BotContext): Promise<Screen> => {
    const subjects = (await following.of(ctx.from?.id ?? 0)).map(({ id, subject }) => ({ id, subject }));
    return followingScreen(subjects, speeches(), ctx.language);
  };

  feature.command("follow", async (ctx) => {
    const { language, from } = ctx;
    if (ctx.chat.type !== "private" || !from) return sendText(ctx, say(language, "telegram-follow-private"));
    const subject = bare(ctx.match.replaceAll(/\s+/gu, " "));
    const key = subjectKey(subject);
    const { length } = Array.from(key);
    if (length === 0) return sendText(ctx, say(language, "telegram-follow-usage"));
    if (length < SHORTEST_SUBJECT || subject.length > LONGEST_SUBJECT || !/\p{L}/u.test(key)) {
      return sendText(ctx, say(language, "telegram-follow-length", { least: SHORTEST_SUBJECT, most: LONGEST_SUBJECT }));
    }
    const follow = await following.follow({ userId: from.id, subject, key, language }, MOST_FOLLOWED);
    if (!follow) return sendText(ctx, say(language, "telegram-follow-full", { most: MOST_FOLLOWED }));
    const keyboard = new InlineKeyboard().text(say(language, "telegram-button-following"), callbackData.following());
    return sendText(ctx, said(follow.subject, speeches(), language), keyboard);
  });

  feature.command("following", async (ctx) => {
    if (ctx.chat.type !== "private") return sendText(ctx, say(ctx.language, "telegram-follow-private"));
    return send(ctx, await screen(ctx));
  });
  feature.chatType("private").callbackQuery(callbackPatterns.following, async (ctx) => {
    await acknowledgeTap(ctx);
    await send(ctx, await screen(ctx));
  });
  feature.chatType("private").callbackQuery(callbackPatterns.unfollow, async (ctx) => {
    await following.unfollow(ctx.from.id, Number(ctx.match[1]));
    await acknowledgeTap(ctx);
    await turnTo(ctx, await screen(ctx));
  });
  return feature;
}

/** A subject without the marks around it. */
function bare(text: string): string {
  const characters = Array.from(text);
  const first = characters.findIndex((one) => !AROUND.has(one));
  const last = characters.findLastIndex((one) => !AROUND.has(one));
  return characters.slice(Math.max(first, 0), last + 1).join("");
}

/** What the person will be told of. */
function said(subject: string, speeches: readonly Speech[], language: Language): string {
  const kind = kindOfSubject(subject);
  if (kind !== undefined) return say(language, "telegram-follow-kind", { kind: say(language, "about-kind", { kind }) });
  return say(language, isSpeaker(subject, speeches) ? "telegram-follow-speaker" : "telegram-follow-topic", { subject });
}

function followingScreen(
  follows: readonly { readonly id: number; readonly subject: string }[],
  speeches: readonly Speech[],
  language: Language,
): Screen {
  if (follows.length === 0) return styled(say(language, "telegram-following-none"));
  const keyboard = new InlineKeyboard();
  for (const [i, { id }] of follows.entries()) {
    keyboard.text(say(language, "telegram-button-unfollow", { n: i + 1 }), callbackData.unfollow(id));
    if (i % BUTTONS_A_ROW === BUTTONS_A_ROW - 1) keyboard.row();
  }
  const lines = follows.map(({ subject }, i) => {
    const kind = kindOfSubject(subject) !== undefined ? "kind" : isSpeaker(subject, speeches) ? "speaker" : "topic";
    return styled(say(language, `telegram-following-${kind}`, { n: i + 1, subject }));
  });
  const lead = styled(say(language, "telegram-following-lead", { count: follows.length, most: MOST_FOLLOWED }), "bold");
  return { ...joined([lead, joined(lines, "\n")], "\n\n"), keyboard };
}
