import { extname } from "node:path";

/** The formats that are read, by the endings their files have. */
const formats = {
  txt: [".txt", ".text"],
  markdown: [".md", ".markdown"],
  html: [".html", ".htm", ".xhtml"],
  docx: [".docx"],
  pdf: [".pdf"],
} as const;
export type Format = keyof typeof formats;

const byEnding = new Map(
  Object.entries(formats).flatMap(([format, endings]) => endings.map((ending) => [ending as string, format as Format])),
);

/** For a browser's choice of files: what may be added. */
export const acceptedEndings = [...byEnding.keys()].join(",");

/** For people: what may be added. */
export const formatList = "txt, md, html, docx and pdf";

/** The format a file's name tells, in whatever case a system writes that; undefined where it is none that is read. */
export function formatOf(name: string): Format | undefined {
  return byEnding.get(extname(name).toLowerCase());
}

/** Whether a file of a folder is a document: hidden ones (`._a.txt` of a Mac's copy) are not. */
export function isDocumentFile(name: string): boolean {
  return !name.startsWith(".") && formatOf(name) !== undefined;
}

/** The file's name without its ending. */
export function stemOf(file: string): string {
  return formatOf(file) === undefined ? file : file.slice(0, -extname(file).length);
}
