import { Composer } from "grammy";
import type { Message } from "grammy/types";
import { fileKey } from "../../ask/quote/citation-key.ts";
import type { DocumentDesk } from "../../corpus/desk.ts";
import type { Inspection } from "../../corpus/documents.ts";
import { type FieldName, fieldNames } from "../../corpus/fields.ts";
import { safeFileName } from "../../corpus/describe/file-name.ts";
import { formatList, isDocumentFile } from "../../corpus/import/formats.ts";
import { type Audit, type AuditEntry, replacement } from "../../ops/audit.ts";
import { UserError } from "../../ops/errors.ts";
import type { Logger } from "../../ops/logging.ts";
import { say } from "../../text/messages.ts";
import { callbackPatterns } from "../callback-data.ts";
import { acknowledgeTap } from "../callbacks.ts";
import type { BotContext } from "../context.ts";
import { addedCard, fieldAsked, fieldQuestion, inspectionCard, type KnownDocument } from "../screens/document-card.ts";
import { download, type FileSource, MOST_BYTES } from "../updates/download.ts";
import { loggable } from "../updates/refusals.ts";
import { send, sendText, turnTo } from "../screens/screen.ts";
import { type Reindex, showIndexing } from "../screens/show-indexing.ts";
import { whileTyping } from "../typing.ts";

export interface DocumentFeatureOptions {
  readonly documents: DocumentDesk;
  readonly reindex: Reindex;
  readonly logger: Logger;
  readonly source: FileSource;
  readonly audit?: Audit | undefined;
}

/**
 * Files that an admin sends: what was read off them is shown, and a tap makes them documents, which can be corrected and
 * taken back. All that is needed stands in the chat: the file in the message that the card replies to, the field in the
 * question that is replied to. So it works after a restart.
 */
export function documentFeature({
  documents,
  reindex,
  logger,
  source,
  audit,
}: DocumentFeatureOptions): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const chats = feature.chatType("private");

  const note = (ctx: BotContext, act: AuditEntry["act"], what: string) =>
    audit?.({ from: "telegram", by: ctx.from?.id ?? 0, act, what });

  const refused = (ctx: BotContext, error: unknown): string => {
    if (!(error instanceof UserError)) logger.error(loggable(error), "a document could not be taken");
    const reason = error instanceof UserError ? error.message : say(ctx.language, "telegram-reindex-see-log");
    return say(ctx.language, "telegram-document-refused", { reason });
  };

  const known = async (file: string): Promise<KnownDocument> => ({
    speech: await documents.document(file),
    said: await documents.said(file),
  });

  /** The file of a key; undefined where the document is gone. */
  const fileOf = async (key: string | undefined): Promise<string | undefined> =>
    (await documents.names()).find((file) => fileKey(file) === key);

  /** Indexes in the card, which in the end shows the document as it is now. */
  const index = async (ctx: BotContext, file: string, done: string): Promise<void> => {
    const show = async (text: string): Promise<void> => void (await ctx.editMessageText(text));
    const { report, outcome } = await showIndexing(ctx, reindex, show, logger);
    const screen = report ? addedCard(await known(file), done, ctx.language) : { text: outcome, entities: [] };
    await turnTo(ctx, screen);
  };

  /** Not waited for: the admin may go on asking meanwhile. */
  const apart = (work: Promise<unknown>): void =>
    void work.catch((error: unknown) => logger.warn(loggable(error), "an indexing or its outcome failed"));

  chats.on("message:document", async (ctx) => {
    const { document } = ctx.message;
    const name = safeFileName(document.file_name);
    const { language } = ctx;
    if (!isDocumentFile(name)) {
      return sendText(ctx, say(language, "telegram-document-format", { name, formats: formatList }));
    }
    if ((document.file_size ?? 0) > MOST_BYTES)
      return sendText(ctx, say(language, "telegram-document-large", { name }));
    return whileTyping(ctx, logger, async () => {
      let read: Inspection;
      try {
        read = await documents.inspect(name, await download(ctx, document.file_id, source));
      } catch (error) {
        return sendText(ctx, refused(ctx, error));
      }
      return send(ctx, { ...inspectionCard(read, language), replyTo: ctx.message.message_id });
    });
  });

  chats.callbackQuery(callbackPatterns.addDocument, async (ctx) => {
    const sent = (ctx.callbackQuery.message as Message | undefined)?.reply_to_message?.document;
    if (!sent) return acknowledgeTap(ctx, say(ctx.language, "telegram-document-gone"));
    await acknowledgeTap(ctx);
    const name = safeFileName(sent.file_name);
    try {
      const bytes = await download(ctx, sent.file_id, source);
      const old = await fileOf(ctx.match[1]);
      await (old === undefined ? documents.addBytes(name, bytes) : documents.replaceBytes(name, bytes, old));
      await (old === undefined ? note(ctx, "added", name) : note(ctx, "replaced", replacement(old, name)));
    } catch (error) {
      return turnTo(ctx, { text: refused(ctx, error), entities: [] });
    }
    await turnTo(ctx, { text: say(ctx.language, "telegram-reindex-started"), entities: [] });
    return apart(index(ctx, name, say(ctx.language, "telegram-document-added")));
  });

  chats.callbackQuery(callbackPatterns.dropDocument, async (ctx) => {
    await acknowledgeTap(ctx);
    await turnTo(ctx, { text: say(ctx.language, "telegram-document-dropped"), entities: [] });
  });

  chats.callbackQuery(callbackPatterns.undoDocument, async (ctx) => {
    const file = await fileOf(ctx.match[1]);
    if (file === undefined) return acknowledgeTap(ctx, say(ctx.language, "telegram-quote-gone"));
    await acknowledgeTap(ctx);
    let title: string;
    try {
      title = (await documents.document(file)).info.title.zh;
      await documents.undo(file);
      await note(ctx, "undone", file);
    } catch (error) {
      return turnTo(ctx, { text: refused(ctx, error), entities: [] });
    }
    await turnTo(ctx, { text: say(ctx.language, "telegram-document-undone", { title }), entities: [] });
    return apart(reindex(() => undefined));
  });

  chats.callbackQuery(callbackPatterns.askField, async (ctx) => {
    const [, key, place = ""] = ctx.match;
    const file = await fileOf(key);
    const name = fieldNames[Number(place)];
    if (file === undefined || name === undefined) return acknowledgeTap(ctx, say(ctx.language, "telegram-quote-gone"));
    await acknowledgeTap(ctx);
    await ctx.reply(fieldQuestion(name, file, ctx.language), { reply_markup: { force_reply: true } });
  });

  chats.on("message:text", async (ctx, next) => {
    const question = ctx.message.reply_to_message;
    const asked = question?.from?.id === ctx.me.id ? fieldAsked(question.text ?? "") : undefined;
    if (!asked || ctx.message.text.startsWith("/")) return next();
    return answerField(ctx, asked.name, asked.file, ctx.message.text.trim());
  });

  const answerField = async (ctx: BotContext, name: FieldName, file: string, value: string): Promise<number> => {
    let changed: KnownDocument;
    try {
      await documents.edit(file, [[name, value]]);
      await note(ctx, "edited", `${file} ${name}`);
      changed = await known(file);
    } catch (error) {
      return sendText(ctx, refused(ctx, error));
    }
    apart(reindex(() => undefined));
    return send(ctx, addedCard(changed, say(ctx.language, "telegram-document-noted"), ctx.language));
  };
  return feature;
}
