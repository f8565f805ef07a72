import { unzipSync, zipSync } from "fflate";
import { convertToHtml, images } from "mammoth";
import { CorpusError } from "../../ops/errors.ts";
import { withNumbers } from "./docx-numbers.ts";
import { treeText } from "./html.ts";
import type { ImportedText } from "./imported.ts";

/** The parts of a Word file that hold text and how it is numbered. */
const needed = /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:_rels\/[^/]+\.rels|[^/]+\.xml))$/u;
/** Of all parts together; a report of a thousand pages has about 10 MB. */
const mostBytes = 64 * 1024 * 1024;
/** The links from a text to its notes and back. */
const noteLink = /<a href="#(?:foot|end)note-ref-\d+">↑<\/a>|<sup><a [^>]*>\[\d+\]<\/a><\/sup>/gu;
/** First bytes of the container of Word before 2007, and of any protected Word file, which names what it holds. */
const oldContainer = [0xd0, 0xcf, 0x11, 0xe0];
const encrypted = Buffer.from("EncryptedPackage", "utf16le");

/** The text of a Word file with its footnotes, without headers, comments and what was struck out. */
export async function docxText(bytes: Uint8Array, path: string): Promise<ImportedText> {
  if (oldContainer.every((byte, index) => bytes[index] === byte)) {
    throw new CorpusError(
      Buffer.from(bytes).includes(encrypted)
        ? `${path} is protected by a password; open it in Word, take the password away (File, Info, Protect Document, Encrypt with Password: leave it empty), save it and add it again`
        : `${path} is protected by a password or of a Word before 2007; open it in Word and save it as .docx without one`,
    );
  }
  const parts = partsOf(bytes, path);
  if (parts["word/document.xml"] === undefined) {
    throw new CorpusError(`${path} is no Word document; open it in Word and save it as .docx`);
  }
  const { value } = await convertToHtml(
    { buffer: Buffer.from(zipSync(withNumbers(parts), { level: 0 })) },
    { convertImage: images.imgElement(() => Promise.resolve({ src: "" })) },
  );
  return treeText(value.replaceAll(noteLink, ""), path, { hasData: true });
}

/** Unpacked to the sizes that the file itself declares, never further: what holds more is cut off and is no XML then. */
function partsOf(bytes: Uint8Array, path: string): Record<string, Uint8Array> {
  let total = 0;
  try {
    return unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (!needed.test(name)) return false;
        total += originalSize;
        if (total > mostBytes)
          throw new CorpusError(`${path} unpacks to more than ${mostBytes / 1024 / 1024} MB; split it`);
        return true;
      },
    });
  } catch (error) {
    if (error instanceof CorpusError) throw error;
    throw new CorpusError(`${path} is damaged or no Word document; open it in Word and save it anew`);
  }
}
