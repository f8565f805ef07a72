import type { Context, Hono, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import { fileKey } from "../ask/quote/citation-key.ts";
import { factsOf, fieldLabel, headingsOf, sizeOf, warningsOf } from "../ask/catalogue/document-facts.ts";
import type { DocumentDesk } from "../corpus/desk.ts";
import type { Inspection } from "../corpus/documents.ts";
import { type FieldName, fieldNames, fieldsOf } from "../corpus/fields.ts";
import { safeFileName } from "../corpus/describe/file-name.ts";
import { formatList, isDocumentFile } from "../corpus/import/formats.ts";
import type { Language } from "../domain.ts";
import { type Audit, type AuditEntry, replacement } from "../ops/audit.ts";
import { UserError } from "../ops/errors.ts";
import { say } from "../text/messages.ts";
import { atMost } from "./busy.ts";
import { Indexing, type Reindex } from "./indexing.ts";
import { interfaceLanguage } from "./interface-language.ts";
import { jsonOf } from "./json-body.ts";
import type { WebEnv } from "./person.ts";
import { Secrets } from "./secrets.ts";

const largestFile = 20 * 1024 * 1024;
/** Files kept between reading and adding, and how long. */
const mostKept = 4;
const keptMs = 15 * 60 * 1000;
const mostReadAtOnce = 2;
const mostHeadings = 12;
const longestValue = 500;
/** What can be corrected of a document. */
const asked: readonly FieldName[] = ["title", "title.en", "date", "speaker", "number", "issuer", "place", "kind"];

const adding = z.object({ id: z.string().max(64), replace: z.string().max(24).optional() });
const editing = z.object({ fields: z.partialRecord(z.enum(fieldNames), z.string().trim().max(longestValue)) });

/** What admins need to add documents on the page. */
export interface DeskParts {
  readonly documents: () => DocumentDesk;
  readonly reindex: Reindex;
  /** Records what admins do. */
  readonly audit?: Audit;
  readonly report: (error: unknown) => void;
}

/** A file between being read and being added. */
interface KeptFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Adds what admins can do with documents: read a file, add it, correct it and take it back. */
export function addDesk(
  app: Hono<WebEnv>,
  small: MiddlewareHandler,
  { documents, reindex, report, audit }: DeskParts,
): void {
  const kept = new Secrets<KeptFile>(keptMs, mostKept);
  const indexing = new Indexing(reindex, report);
  const admins: MiddlewareHandler<WebEnv> = async (c, next) => {
    if (c.var.person.isAdmin) return next();
    return c.json({ error: say(interfaceLanguage(c), "web-desk-admins") }, 403);
  };

  const note = (c: Context<WebEnv>, act: AuditEntry["act"], what: string) =>
    audit?.({ from: "page", by: c.var.person.id, act, what });

  const refused = (c: Context, error: unknown): Response => {
    const language = interfaceLanguage(c);
    if (!(error instanceof UserError)) report(error);
    const reason = error instanceof UserError ? error.message : say(language, "telegram-reindex-see-log");
    return c.json({ error: say(language, "telegram-document-refused", { reason }) }, 400);
  };

  /** The file of a key; undefined where the document is gone. */
  const fileOf = async (key: string | undefined): Promise<string | undefined> =>
    (await documents().names()).find((file) => fileKey(file) === key);

  const large = bodyLimit({
    maxSize: largestFile,
    onError: (c) => {
      const name = safeFileName(c.req.query("name"));
      return c.json({ error: say(interfaceLanguage(c), "telegram-document-large", { name }) }, 413);
    },
  });

  app.post("/api/uploads", admins, atMost(mostReadAtOnce), large, async (c) => {
    const language = interfaceLanguage(c);
    const name = safeFileName(c.req.query("name"));
    if (!isDocumentFile(name)) {
      return c.json({ error: say(language, "telegram-document-format", { name, formats: formatList }) }, 400);
    }
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    try {
      const read = await documents().inspect(name, bytes);
      return c.json({ id: kept.issue({ name, bytes }), ...cardOf(read, language) });
    } catch (error) {
      return refused(c, error);
    }
  });

  app.post("/api/documents", admins, small, async (c) => {
    const language = interfaceLanguage(c);
    const wanted = adding.safeParse(await jsonOf(c));
    const file = wanted.success ? kept.look(wanted.data.id) : undefined;
    if (!wanted.success || !file) return c.json({ error: say(language, "web-desk-again") }, 400);
    const { id, replace } = wanted.data;
    try {
      const old = await fileOf(replace);
      if (replace !== undefined && old === undefined) return c.json({ error: say(language, "web-quote-gone") }, 404);
      const { name, bytes } = file;
      await (old === undefined ? documents().addBytes(name, bytes) : documents().replaceBytes(name, bytes, old));
      await (old === undefined ? note(c, "added", name) : note(c, "replaced", replacement(old, name)));
    } catch (error) {
      return refused(c, error);
    }
    kept.take(id);
    indexing.start();
    return c.json({ document: fileKey(file.name) });
  });

  app.get("/api/indexing", admins, (c) => c.json(indexing.said(interfaceLanguage(c))));

  app.get("/api/documents/:key/fields", admins, async (c) => {
    const language = interfaceLanguage(c);
    const file = await fileOf(c.req.param("key"));
    if (file === undefined) return c.json({ error: say(language, "web-quote-gone") }, 404);
    try {
      const { info, raw } = await documents().document(file);
      const known = new Map(fieldsOf(info, raw, await documents().said(file)).map(({ name, value }) => [name, value]));
      const fields = asked.map((name) => ({ name, label: fieldLabel(name, language), value: known.get(name) ?? "" }));
      return c.json({ title: info.title.zh, fields });
    } catch (error) {
      return refused(c, error);
    }
  });

  app.post("/api/documents/:key/fields", admins, small, async (c) => {
    const language = interfaceLanguage(c);
    const wanted = editing.safeParse(await jsonOf(c));
    if (!wanted.success) return c.json({ error: say(language, "web-error-malformed") }, 400);
    const file = await fileOf(c.req.param("key"));
    if (file === undefined) return c.json({ error: say(language, "web-quote-gone") }, 404);
    const fields = fieldNames.flatMap((name) => {
      const value = wanted.data.fields[name];
      return value === undefined ? [] : [[name, value] as const];
    });
    try {
      await documents().edit(file, fields);
      await note(c, "edited", [file, ...fields.map(([name]) => name)].join(" "));
    } catch (error) {
      return refused(c, error);
    }
    indexing.start();
    return c.json({ document: fileKey(file) });
  });

  app.post("/api/documents/:key/undo", admins, async (c) => {
    const language = interfaceLanguage(c);
    const file = await fileOf(c.req.param("key"));
    if (file === undefined) return c.json({ error: say(language, "web-quote-gone") }, 404);
    try {
      const title = (await documents().document(file)).info.title.zh;
      await documents().undo(file);
      await note(c, "undone", file);
      indexing.start();
      return c.json({ said: say(language, "telegram-document-undone", { title }) });
    } catch (error) {
      return refused(c, error);
    }
  });
}

/** What was read off a file, and what can be done with it. */
function cardOf(read: Inspection, language: Language) {
  const { speech, alike, isTaken } = read;
  const { file, title } = speech.info;
  const headings = headingsOf(speech);
  const other = isTaken ? fileKey(file) : alike && !alike.same ? fileKey(alike.file) : undefined;
  return {
    title: title.zh,
    file,
    size: sizeOf(speech, language),
    facts: factsOf(speech, {}, language),
    headings: headings.length > mostHeadings ? [...headings.slice(0, mostHeadings), "…"] : headings,
    warnings: warningsOf(read, language),
    mayAdd: !isTaken,
    /** Key of the document whose new version this may be. */
    ...(other !== undefined && { replace: other }),
  };
}
