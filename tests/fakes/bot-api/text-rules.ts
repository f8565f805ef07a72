import type { MessageEntity } from "grammy/types";
import { badRequest } from "./rejection.ts";

/** The rules for message texts of tdlib/td `MessageEntity.cpp` (fix_formatted_text) and `misc.cpp`, as the server applies them. */

export interface AcceptedText {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
}

const MAX_LENGTH = 4096;
const MAX_CAPTION = 1024;
const MAX_BYTES = 1 << 15;
const MAX_ENTITIES = 100;
const MAX_OFFSET = 1_000_000;
const SENT_BY_BOTS = new Set([
  "bold",
  "italic",
  "underline",
  "strikethrough",
  "spoiler",
  "blockquote",
  "expandable_blockquote",
  "code",
  "pre",
  "text_link",
  "text_mention",
  "custom_emoji",
  "date_time",
]);
/** Found by the server itself, so leaving them out of a request changes nothing. */
const FOUND_BY_SERVER = new Set([
  "mention",
  "hashtag",
  "cashtag",
  "bot_command",
  "url",
  "email",
  "phone_number",
  "bank_card_number",
]);
const REMOVED = /[\r\u2028-\u202E]|\u0333|\u033F|\u030A/u;
const EMPTY = /^[ \n\u1680\u180E\u2000-\u200F\u202E\u202F\u205F\u2800\u3000\uFFFC\uFEFF\u00A0\u{E0000}-\u{E007F}]*$/u;

/** The text and entities of a message as Telegram would store them; throws a Rejection for what it refuses. */
export function acceptText(text: unknown, entities: unknown): AcceptedText {
  if (typeof text !== "string" || text === "") throw badRequest("message text is empty");
  if (Buffer.byteLength(text) > MAX_BYTES) throw badRequest("text is too long");
  if (Buffer.from(text).toString() !== text) throw badRequest("strings must be encoded in UTF-8");
  const accepted = trimmed(cleaned(text, checkedEntities(text, entities)));
  if (EMPTY.test(accepted.text)) throw badRequest("text must be non-empty");
  if (accepted.text.length > MAX_LENGTH) throw badRequest("message is too long");
  return accepted;
}

/** The words under a file: none, or a text of at most 1,024 characters. */
export function acceptCaption(caption: unknown, entities: unknown): { caption?: string } {
  if (caption === undefined || caption === "") return {};
  const { text } = acceptText(caption, entities);
  if (text.length > MAX_CAPTION) throw badRequest("message caption is too long");
  return { caption: text };
}

function checkedEntities(text: string, entities: unknown): MessageEntity[] {
  if (entities === undefined) return [];
  if (!Array.isArray(entities)) throw badRequest("can't parse entities: expected an Array");
  const known = entities.flatMap((entity) => checkedEntity(text, entity));
  if (known.length > MAX_ENTITIES) throw badRequest("ENTITIES_TOO_LONG");
  known.sort((a, b) => a.offset - b.offset || b.length - a.length);
  for (const [i, outer] of known.entries()) {
    for (const inner of known.slice(i + 1)) if (inner.offset < outer.offset + outer.length) checkNesting(outer, inner);
  }
  return known;
}

function checkedEntity(text: string, value: unknown): MessageEntity[] {
  if (typeof value !== "object" || value === null) throw badRequest("can't parse MessageEntity: expected an Object");
  const entity = value as MessageEntity;
  const { offset, length, type } = entity;
  for (const [name, number] of Object.entries({ offset, length })) {
    if (!Number.isInteger(number)) {
      throw badRequest(`can't parse MessageEntity: Field "${name}" must be of type Number`);
    }
    if (number < 0 || number > MAX_OFFSET) throw badRequest(`receive an entity with incorrect ${name} ${number}`);
  }
  if (FOUND_BY_SERVER.has(type)) return [];
  if (!SENT_BY_BOTS.has(type)) throw badRequest("can't parse MessageEntity: Unsupported type specified");
  if (offset >= text.length) {
    throw badRequest(`entity begins after the end of the text at UTF-16 offset ${offset}`);
  }
  if (offset + length > text.length) {
    throw badRequest(
      `entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${offset + length}`,
    );
  }
  if (splitsPair(text, offset)) {
    throw badRequest(`entity begins in a middle of a UTF-16 symbol at byte offset ${byteOffset(text, offset)}`);
  }
  if (splitsPair(text, offset + length)) {
    throw badRequest(
      `entity beginning at UTF-16 offset ${offset} ends in a middle of a UTF-16 symbol at byte offset ${byteOffset(text, offset + length)}`,
    );
  }
  return length === 0 ? [] : [entity];
}

/** Here the fake is stricter than the server, which rearranges such entities without a word and shows something else. */
function checkNesting(outer: MessageEntity, inner: MessageEntity): void {
  if (outer.type.endsWith("blockquote") && inner.type.endsWith("blockquote")) {
    throw badRequest("blockquote entities can't be nested");
  }
  if (inner.offset + inner.length > outer.offset + outer.length) throw badRequest("entities must not overlap in part");
}

function splitsPair(text: string, offset: number): boolean {
  return /[\uD800-\uDBFF]/.test(text[offset - 1] ?? "") && /[\uDC00-\uDFFF]/.test(text[offset] ?? "");
}

function byteOffset(text: string, offset: number): number {
  return Buffer.byteLength(text.slice(0, offset + 1));
}

function cleaned(text: string, entities: readonly MessageEntity[]): AcceptedText {
  /** For each offset in `text`, that in the cleaned text. */
  const moved: number[] = [];
  let clean = "";
  for (const unit of text.split("")) {
    moved.push(clean.length);
    if (REMOVED.test(unit)) continue;
    clean += unit < " " && unit !== "\n" ? " " : unit;
  }
  moved.push(clean.length);
  return { text: clean, entities: within(entities, (offset) => moved[offset] ?? clean.length) };
}

function trimmed({ text, entities }: AcceptedText): AcceptedText {
  const end = text.replace(/[ \n]+$/, "").length;
  const leading = /^[ \n]*/.exec(text)?.[0].length ?? 0;
  const start = Math.min(leading, end, ...entities.map((entity) => entity.offset));
  const place = (offset: number) => Math.min(Math.max(offset, start), end) - start;
  return { text: text.slice(start, end), entities: within(entities, place) };
}

function within(entities: readonly MessageEntity[], place: (offset: number) => number): MessageEntity[] {
  return entities.flatMap((entity) => {
    const offset = place(entity.offset);
    const length = place(entity.offset + entity.length) - offset;
    return length > 0 ? [{ ...entity, offset, length }] : [];
  });
}
