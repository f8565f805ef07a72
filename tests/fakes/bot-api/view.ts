import type { Message, MessageEntity } from "grammy/types";

const MARKS: Partial<Record<MessageEntity["type"], string>> = { bold: "**", italic: "_", code: "`", underline: "__" };

/** A message as a person sees it, in plain text: quotations behind a bar (⌄ where they fold), buttons in brackets. */
export function view(message: Message.TextMessage): string {
  const { text, entities = [], reply_markup } = message;
  let shown = "";
  for (let offset = 0; offset <= text.length; offset += 1) {
    const ending = entities.filter((entity) => entity.offset + entity.length === offset);
    // What opened last closes first.
    const inwards = ending.toReversed().toSorted((a, b) => b.offset - a.offset);
    for (const entity of inwards) shown += closing(entity);
    const starting = entities.filter((entity) => entity.offset === offset);
    for (const entity of starting.toSorted((a, b) => b.length - a.length)) shown += opening(entity);
    const unit = text[offset] ?? "";
    const quoted = entities.some(
      (entity) => isQuotation(entity) && covers(entity, offset) && covers(entity, offset + 1),
    );
    shown += unit === "\n" && quoted ? "\n┃ " : unit;
  }
  const rows = reply_markup?.inline_keyboard ?? [];
  return [shown, ...rows.map((row) => row.map((button) => `[ ${button.text} ]`).join(" "))].join("\n");
}

/** The quotations of a message, each as its bare text. */
export function quotations({ text, entities = [] }: Message.TextMessage): string[] {
  return entities.filter(isQuotation).map(({ offset, length }) => text.slice(offset, offset + length));
}

function isQuotation({ type }: MessageEntity): boolean {
  return type === "blockquote" || type === "expandable_blockquote";
}

function covers({ offset, length }: MessageEntity, position: number): boolean {
  return position >= offset && position < offset + length;
}

function opening(entity: MessageEntity): string {
  return isQuotation(entity) ? "┃ " : (MARKS[entity.type] ?? "");
}

function closing(entity: MessageEntity): string {
  if (entity.type === "expandable_blockquote") return " ⌄";
  return isQuotation(entity) ? "" : (MARKS[entity.type] ?? "");
}
