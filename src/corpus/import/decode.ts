import { analyse } from "chardet";
import { CorpusError } from "../../ops/errors.ts";

/** The two legacy encodings of Chinese; each is a superset of what is commonly called GBK, GB2312 and Big5. */
const legacy = new Map([
  ["GB18030", "gb18030"],
  ["Big5", "big5"],
]);
const byteOrderMarks: readonly (readonly [string, readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];
/** Of a text in an encoding, hardly a character is none of a letter, number, mark or blank. */
const mostStrange = 0.02;
const sampled = 4096;

/**
 * The text of a file in UTF-8, UTF-16, GB18030 or Big5, every code unit kept (a byte order mark too). Throws CorpusError
 * for anything else.
 */
export function decodeText(bytes: Uint8Array, path: string): string {
  if (bytes.length === 0) throw new CorpusError(`${path} is empty; remove it or put a document in it`);
  const text = decoded(bytes);
  if (text === undefined) {
    throw new CorpusError(`${path} is no text in UTF-8, UTF-16, GB18030 or Big5; save it as UTF-8 and try again`);
  }
  if (text.includes("\0")) throw new CorpusError(`${path} is a binary file, not text; remove it from the corpus`);
  if (!/\S/u.test(text.replace(/^\ufeff/u, ""))) {
    throw new CorpusError(`${path} holds only blanks; remove it or put a document in it`);
  }
  return text;
}

function decoded(bytes: Uint8Array): string | undefined {
  const marked = byteOrderMarks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))?.[0];
  if (marked !== undefined) return decodedAs(marked, bytes);
  const utf8 = decodedAs("utf-8", bytes);
  if (utf8 !== undefined && !utf8.includes("\0")) return utf8;
  // Line breaks and blanks alone have a zero byte in UTF-16; a legacy encoding never has one.
  if (bytes.includes(0)) {
    const text = ["utf-16le", "utf-16be"].flatMap((encoding) => decodedAs(encoding, bytes) ?? []).find(isText);
    return text ?? utf8;
  }
  if (isDamagedUtf8(bytes)) return undefined;
  for (const { name } of analyse(bytes)) {
    const encoding = legacy.get(name);
    const text = encoding === undefined ? undefined : decodedAs(encoding, bytes);
    if (text !== undefined && isText(text)) return text;
  }
  return undefined;
}

/** Bytes of another encoding hardly ever make a Chinese character in UTF-8. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes);
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han > 0 && (text.match(/\ufffd/gu)?.length ?? 0) <= han;
}

/** The bytes in an encoding by its name on the web; undefined where they are not in it or the name is unknown. */
export function decodedAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function isText(text: string): boolean {
  const sample = text.slice(0, sampled);
  const strange = sample.match(/[^\p{Script=Han}\p{Script=Latin}\p{N}\p{P}\p{S}\s\ufeff]/gu)?.length ?? 0;
  return strange <= mostStrange * sample.length;
}
