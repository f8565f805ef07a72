import type { Message, MessageEntity, Update } from "grammy/types";

/** A command as people type it: with the slash or letters of a Chinese keyboard, in capitals. */
const COMMAND = /^[/／][\w\uFF10-\uFF19\uFF21-\uFF3A\uFF3F\uFF41-\uFF5A]+(?:[@＠]\w+)?/u;
/** So far the full-width forms of ASCII stand behind it. */
const FULL_WIDTH = 0xfee0;

/**
 * An update with its words where the features look for them: a caption as text, a command as Telegram would mark it.
 * Offsets stay as they are.
 */
export function readable(update: Update): Update {
  const { message, edited_message: edited } = update;
  if (message) return { ...update, message: worded(message) };
  return edited ? { ...update, edited_message: worded(edited) } : update;
}

function worded<M extends Message>(message: M): M {
  const text = message.text ?? message.caption;
  if (text === undefined) {
    // Marks on no words: grammY would look for the words.
    const { entities: _entities, caption_entities: _captionEntities, ...rest } = message;
    return rest as M;
  }
  const entities = message.entities ?? message.caption_entities ?? [];
  return { ...message, ...withCommand(text, entities) };
}

function withCommand(text: string, entities: readonly MessageEntity[]) {
  const typed = COMMAND.exec(text)?.[0];
  if (typed === undefined) return { text, entities };
  const halfWidth = typed.replaceAll(/[\uFF01-\uFF5E]/gu, (unit) =>
    String.fromCharCode(unit.charCodeAt(0) - FULL_WIDTH),
  );
  const rest = entities.filter(({ offset, type }) => offset >= typed.length || type !== "bot_command");
  return {
    text: halfWidth.toLowerCase() + text.slice(typed.length),
    entities: [{ type: "bot_command", offset: 0, length: typed.length } satisfies MessageEntity, ...rest],
  };
}
