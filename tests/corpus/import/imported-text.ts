import { expect } from "vitest";
import { importDocument } from "../../../src/corpus/import/import.ts";
import { CorpusError } from "../../../src/ops/errors.ts";

/** What is read of a file of this name. */
export async function textOf(name: string, content: string | Uint8Array): Promise<string> {
  return (await importDocument(name, typeof content === "string" ? Buffer.from(content) : content)).text;
}

/** The line by which a file is refused. */
export async function refusal(name: string, content: string | Uint8Array): Promise<string> {
  const error: unknown = await textOf(name, content).then(
    (text) => new Error(`read as ${text}`),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(CorpusError);
  const { message } = error as CorpusError;
  expect(message).not.toMatch(/[\r\n]/u);
  return message;
}
