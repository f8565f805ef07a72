import { readdirSync, readFileSync } from "node:fs";
import { extname } from "node:path";

const folder = new URL("assets/", import.meta.url);
const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** A file of the page's own. */
export interface Asset {
  readonly name: string;
  readonly type: string;
  readonly content: string;
}

/** The page's own files. */
export const assets: readonly Asset[] = readdirSync(folder).flatMap((name) => {
  const type = types[extname(name)];
  return type === undefined ? [] : [{ name, type, content: readFileSync(new URL(name, folder), "utf8") }];
});

/** The modules that the page's script imports, which a browser may fetch all at once. */
export const modules = assets.map(({ name }) => name).filter((name) => name.endsWith(".js") && name !== "page.js");
