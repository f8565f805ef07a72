import type { MessageEntity } from "grammy/types";

export type Style = "bold" | "italic" | "underline" | "blockquote" | "expandable_blockquote" | "code";

/** A text with its styles as Telegram takes them: offsets and lengths in UTF-16 code units. */
export interface FormattedText {
  readonly text: string;
  readonly entities: readonly MessageEntity.CommonMessageEntity[];
}

/** A text in some styles, or in none. An empty text carries no entity: Telegram allows none of length 0. */
export function styled(text: string, ...styles: readonly Style[]): FormattedText {
  return { text, entities: text ? styles.map((type) => ({ type, offset: 0, length: text.length })) : [] };
}

/** The pieces one after another, `separator` between them, their entities moved along. */
export function joined(pieces: readonly FormattedText[], separator = ""): FormattedText {
  let text = "";
  const entities: MessageEntity.CommonMessageEntity[] = [];
  for (const [i, piece] of pieces.entries()) {
    if (i > 0) text += separator;
    entities.push(...piece.entities.map((entity) => ({ ...entity, offset: entity.offset + text.length })));
    text += piece.text;
  }
  return { text, entities };
}

/** The part from `start` to `end`, with the parts of the entities that lie in it. */
export function sliced({ text, entities }: FormattedText, start: number, end: number): FormattedText {
  return {
    text: text.slice(start, end),
    entities: entities.flatMap((entity) => {
      const from = Math.max(entity.offset, start);
      const length = Math.min(entity.offset + entity.length, end) - from;
      return length > 0 ? [{ ...entity, offset: from - start, length }] : [];
    }),
  };
}
