import type { IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";

/** The parameters of a call: a JSON body, or a form whose files become `{ name, content }`. */
export async function readParameters(request: IncomingMessage): Promise<Record<string, unknown>> {
  const bytes = await buffer(request);
  if (bytes.length === 0) return {};
  const type = request.headers["content-type"] ?? "";
  if (type.startsWith("application/json")) return JSON.parse(bytes.toString()) as Record<string, unknown>;
  const boundary = /^multipart\/form-data;.*boundary=([^;]+)/.exec(type)?.[1];
  if (boundary === undefined) throw new Error("the fake Bot API takes JSON and forms only");
  // One character a byte, so that files stay what they are.
  const fields = bytes
    .toString("latin1")
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => fieldOf(part));
  const files = new Map(fields.filter(({ name }) => name !== undefined).map((field) => [field.field, field]));
  return Object.fromEntries(
    fields
      .filter(({ name }) => name === undefined)
      .map(({ field, content }) => [
        field,
        files.get(textOf(content).replace(/^attach:\/\//, "")) ?? parsed(textOf(content)),
      ]),
  );
}

function fieldOf(part: string): { field: string; name?: string; content: Buffer } {
  const end = part.indexOf("\r\n\r\n");
  const head = textOf(Buffer.from(part.slice(0, end), "latin1"));
  const field = /[;\s]name="?([^";\r]+)"?/i.exec(head)?.[1] ?? "";
  const name = /filename="?([^";\r]+)"?/i.exec(head)?.[1];
  const content = Buffer.from(part.slice(end + 4).replace(/\r\n$/, ""), "latin1");
  return { field, content, ...(name !== undefined && { name }) };
}

function textOf(bytes: Buffer): string {
  return bytes.toString();
}

/** In a form Telegram takes numbers, objects and truth values as JSON, and texts as they are. */
function parsed(value: string): unknown {
  return /^(?:-?\d+|true|false|[[{][^]*)$/.test(value) ? (JSON.parse(value) as unknown) : value;
}
