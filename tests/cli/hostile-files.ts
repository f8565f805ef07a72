import { execFileSync } from "node:child_process";
import { mkdir, open, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import iconv from "iconv-lite";
import { pdfFile } from "../corpus/import/pdf-file.ts";
import { numbered, numberingPart, paragraph, wordFile } from "../corpus/import/word-file.ts";

const megabyte = 1024 * 1024;
const sentence = "各乡镇要在五月底前备足沙袋和抽水泵。";

/** A PDF of raw objects, the first its catalogue. */
function rawPdf(...objects: readonly string[]): Uint8Array {
  let file = "%PDF-1.4\n";
  const places = objects.map((content, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${content}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file, "latin1");
}

function stream(content: Buffer): string {
  const packed = deflateSync(content).toString("latin1");
  return `<</Length ${packed.length}/Filter/FlateDecode>>\nstream\n${packed}\nendstream`;
}

const nested = (depth: number, open_: string, close: string): string =>
  open_.repeat(depth) + sentence + close.repeat(depth);
const document = (body: string, before = ""): Uint8Array =>
  wordFile("", {
    "word/document.xml": `${before}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
  });
/** The same, its paragraphs numbered by Word. */
const numberedDocument = (body: string, kind: readonly (readonly [string, string])[], before = ""): Uint8Array =>
  wordFile("", {
    "word/document.xml": `${before}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    "word/numbering.xml": numberingPart(kind),
  });
const whole = wordFile(paragraph(sentence));
const page = pdfFile([[{ text: sentence, bottom: 700 }]]);

/** Files that no program should choke on, by name; none holds a sentence that can be read and quoted. */
const contents: Readonly<Record<string, () => Uint8Array | string>> = {
  "bomb.docx": () => document(`<w:p><w:r><w:t>${" ".repeat(70 * megabyte)}</w:t></w:r></w:p>`),
  "many-parts.docx": () =>
    zipSync(Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`word/part${at}.xml`, strToU8("<x/>")]))),
  "entities.docx": () =>
    document(
      "<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>",
      `<!DOCTYPE x [<!ENTITY l0 "哈哈">${Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join("")}]>`,
    ),
  "password.docx": () => Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(4096)]),
  "cut.docx": () => whole.slice(0, Math.floor(whole.length / 2)),
  "empty-archive.docx": () => zipSync({}),
  "not-word.docx": () => zipSync({ "a.txt": strToU8(sentence) }),
  "broken-xml.docx": () => wordFile("", { "word/document.xml": "<w:document><w:body>" }),
  "deep.docx": () => document(nested(30_000, "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>")),
  "deep-numbered.docx": () =>
    numberedDocument(nested(30_000, "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"), [["decimal", "%1."]]),
  "entities-numbered.docx": () =>
    numberedDocument(
      "<w:p><w:r><w:t>&l3;</w:t></w:r></w:p>",
      [["decimal", "%1."]],
      `<!DOCTYPE x [<!ENTITY l0 "哈"><!ENTITY l1 "&l0;&l0;"><!ENTITY l3 "&l1;&l1;">]>`,
    ),
  "many-levels.docx": () => numberedDocument(numbered("", 1).repeat(200_000), [["lowerLetter", "%1%1%1%1."]]),
  "climbing.docx": () => zipSync({ "../../../../tmp/x.xml": strToU8("<x/>"), "/etc/passwd": strToU8("x") }),
  "lying-size.docx": () => {
    const bytes = Buffer.from(wordFile(paragraph("安".repeat(100_000))));
    for (let at = bytes.indexOf("PK\u0001\u0002"); at >= 0; at = bytes.indexOf("PK\u0001\u0002", at + 4))
      bytes.writeUInt32LE(7, at + 24);
    return bytes;
  },
  "encrypted.pdf": () =>
    pdfFile(
      [[{ text: sentence, bottom: 700 }]],
      "/Encrypt<</Filter/Standard/V 1/R 2/O(00000000000000000000000000000000)/U(11111111111111111111111111111111)/P -4>>/ID[<00><00>]",
    ),
  "cut.pdf": () => page.slice(0, 200),
  "scan.pdf": () => pdfFile([[], []]),
  "loop.pdf": () => rawPdf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R]/Count 1>>"),
  "million-pages.pdf": () => rawPdf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 100000000>>"),
  "bomb.pdf": () =>
    rawPdf(
      "<</Type/Catalog/Pages 2 0 R>>",
      "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
      stream(Buffer.alloc(300 * megabyte, "q ")),
    ),
  "script.pdf": () =>
    rawPdf("<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(while(1);)>>>>", "<</Type/Pages/Kids[]/Count 0>>"),
  "no.pdf": () => "%PDF-",
  "picture.pdf": () => Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
  "deep.html": () => nested(50_000, "<div>", "</div>"),
  "deep-inline.html": () => nested(200_000, "<b>", "</b>"),
  "script.html": () => "<script>while (true);</script>",
  "frames.html": () =>
    `<iframe src="http://127.0.0.1:9/"></iframe><meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/">`,
  "attributes.html": () => `<p ${Array.from({ length: 200_000 }, (_, at) => `a${at}="1"`).join(" ")}></p>`,
  "comment.html": () => `<!--${"-".repeat(5 * megabyte)}`,
  "empty.html": () => "<html><body></body></html>",
  "deep.md": () => `${">".repeat(5_000)} ${sentence}`,
  "lists.md": () => nested(3_000, "- ", ""),
  "stars.md": () => "*".repeat(300_000),
  "brackets.md": () => "[".repeat(100_000),
  "binary.txt": () => Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 37) % 256)),
  "empty.txt": () => "",
  "blank.txt": () => " \n\t\u3000\n".repeat(1000),
  "controls.txt": () => "\u0000\u0001\u0002".repeat(1000),
  "marks.txt": () => "。，！？".repeat(10_000),
  "odd-utf-16.txt": () =>
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("ÿ".repeat(99), "utf8"), Buffer.from([0])]),
  "halves.txt": () => Buffer.concat([iconv.encode("安", "gb18030"), Buffer.alloc(64), Buffer.from("安")]),
};

/** Writes the hostile files into a folder: those above, and what is no file at all. Gives the names. */
export async function writeHostileFiles(folder: string): Promise<string[]> {
  await mkdir(folder);
  for (const [name, content] of Object.entries(contents)) await writeFile(join(folder, name), content());
  const large = await open(join(folder, "large.txt"), "w");
  await large.truncate(100 * megabyte);
  await large.close();
  await symlink("/dev/zero", join(folder, "zero.txt"));
  await symlink("ring.txt", join(folder, "ring.txt"));
  await symlink("/none/at/all.txt", join(folder, "gone.txt"));
  execFileSync("mkfifo", [join(folder, "pipe.txt")]);
  return [...Object.keys(contents), "large.txt", "zero.txt", "ring.txt", "gone.txt", "pipe.txt"];
}
