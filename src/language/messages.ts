import { readFileSync } from "node:fs";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import type { Language } from "../domain.ts";

/** Folder of the Fluent files that hold every word the product itself says to a person. */
export const localesFolder = new URL("./locales/", import.meta.url);

const bundles = new Map<Language, FluentBundle>();

function bundleOf(language: Language): FluentBundle {
  let bundle = bundles.get(language);
  if (!bundle) {
    // Isolating marks around values would count as characters in message entities.
    bundle = new FluentBundle(language, { useIsolating: false });
    const problems = bundle.addResource(
      new FluentResource(readFileSync(new URL(`${language}.ftl`, localesFolder), "utf8")),
    );
    if (problems[0]) throw problems[0];
    bundles.set(language, bundle);
  }
  return bundle;
}

/** The message `key` in a language, its `{ $name }` values filled in. Throws where the key is missing: a defect. */
export function say(language: Language, key: string, values: Record<string, string | number> = {}): string {
  const bundle = bundleOf(language);
  const pattern = bundle.getMessage(key)?.value;
  if (!pattern) throw new Error(`no message "${key}" in ${language}.ftl`);
  const problems: Error[] = [];
  const text = bundle.formatPattern(pattern, values, problems);
  if (problems[0]) throw problems[0];
  return text;
}
