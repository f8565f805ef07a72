import type { Update } from "grammy/types";
import { z } from "zod";
import { isDeeperThan } from "../../ops/nesting.ts";

/** An update of Telegram's has some kilobytes. */
export const MOST_UPDATE_BYTES = 256 * 1024;
export const MOST_LEVELS = 40;

/** Halves of surrogate pairs are no text: Telegram sends none, and takes none back. */
const words = z.string().transform((text) => text.replaceAll(/\p{Surrogate}/gu, "\uFFFD"));
const user = z.object({
  id: z.int(),
  is_bot: z.boolean().optional(),
  first_name: words.default(""),
  last_name: words.optional(),
  username: z.string().optional(),
  language_code: z.string().optional(),
});
const chat = z.object({
  id: z.int(),
  type: z.enum(["private", "group", "supergroup", "channel"]),
  title: words.default(""),
  is_forum: z.boolean().optional(),
});
const entityShape = { offset: z.int().nonnegative(), length: z.int().nonnegative(), url: z.string().optional() };
const entity = z.union([
  z.object({ ...entityShape, type: z.literal("text_mention"), user }),
  z.object({ ...entityShape, type: z.string().refine((type) => type !== "text_mention") }),
]);
const document = z.object({
  file_id: z.string(),
  file_unique_id: z.string().optional(),
  file_name: words.optional(),
  file_size: z.number().optional(),
});

const plainMessage = z.object({
  message_id: z.int(),
  date: z.int().default(0),
  chat,
  from: user.optional(),
  sender_chat: z.object({ id: z.int() }).optional(),
  message_thread_id: z.int().optional(),
  is_topic_message: z.boolean().optional(),
  media_group_id: z.string().optional(),
  text: words.optional(),
  entities: z.array(entity).optional(),
  caption: words.optional(),
  caption_entities: z.array(entity).optional(),
  document: document.optional(),
  migrate_to_chat_id: z.int().optional(),
  migrate_from_chat_id: z.int().optional(),
});
/** Looked at only for whether they are there. */
const merelyThere = [
  "forward_origin",
  "photo",
  "animation",
  "audio",
  "video",
  "video_note",
  "voice",
  "sticker",
  "contact",
  "location",
  "poll",
  "dice",
  "story",
  "game",
] as const;
const message = plainMessage.extend({
  reply_to_message: plainMessage.optional(),
  quote: z.object({ text: words }).optional(),
  ...(Object.fromEntries(merelyThere.map((kind) => [kind, z.unknown().optional()])) as Record<
    (typeof merelyThere)[number],
    z.ZodOptional<z.ZodUnknown>
  >),
});

/** What the features use of an update; all else is left out, so that nothing unchecked reaches them. */
const schema = z.object({
  update_id: z.int().nonnegative(),
  message: message.optional(),
  edited_message: message.optional(),
  callback_query: z
    .object({
      id: z.string(),
      from: user,
      // Bot APIs of others leave its id out.
      message: message.extend({ message_id: z.int().default(0) }).optional(),
      inline_message_id: z.string().optional(),
      chat_instance: z.string().optional(),
      data: z.string().optional(),
    })
    .optional(),
  inline_query: z.object({ id: z.string(), from: user, query: words, offset: z.string().default("") }).optional(),
});

/** An update that was checked, or why it cannot be used: in words that hold nothing of it. */
export type Read = { readonly update: Update } | { readonly fault: string };

/** Checks what Telegram, or who pretends to be, hands over as an update. */
export function readUpdate(handed: unknown): Read {
  if (isDeeperThan(handed, MOST_LEVELS)) return { fault: "nested too deep" };
  if (Buffer.byteLength(JSON.stringify(handed) ?? "") > MOST_UPDATE_BYTES) return { fault: "too large" };
  const parsed = schema.safeParse(handed);
  if (parsed.success) return { update: parsed.data as unknown as Update };
  const [issue] = parsed.error.issues;
  return { fault: [issue?.path.join(".") ?? "", issue?.code ?? ""].filter(Boolean).join(" ") };
}

/** The id under which an update is confirmed, whether or not the rest of it can be read. */
export function updateIdOf(handed: unknown): number | undefined {
  return schema.pick({ update_id: true }).safeParse(handed).data?.update_id;
}
