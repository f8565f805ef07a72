import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { messageOf, UserError } from "../../src/ops/errors.ts";
import { aligned, type Table } from "../eval/terminal-table.ts";

/** What a bench found, for reading: tables, and notes in between. */
export type Sections = readonly (Table | string)[];

/** The sections as they stand on a terminal. */
export function onTerminal(sections: Sections): string {
  const texts = sections.map((section) => (typeof section === "string" ? section : aligned(section).join("\n")));
  return `${texts.join("\n\n")}\n`;
}

/** Writes the sections as a Markdown file in a folder. Throws UserError where it cannot. */
export async function writeMarkdown(folder: string, name: string, sections: Sections): Promise<void> {
  const texts = sections.map((section) => (typeof section === "string" ? section : markdownTable(section)));
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, name), `${texts.join("\n\n")}\n`);
  } catch (error) {
    throw new UserError(`the results cannot be written to ${folder}: ${messageOf(error)}`);
  }
}

function markdownTable([heading = [], ...rows]: Table): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  const rule = line(heading.map((_, column) => (column === 0 ? "---" : "---:")));
  return [line(heading), rule, ...rows.map(line)].join("\n");
}
