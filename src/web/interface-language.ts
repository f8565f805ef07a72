import type { Context } from "hono";
import { accepts } from "hono/accepts";
import { getCookie } from "hono/cookie";
import type { Language } from "../domain.ts";

/** The languages of the page, each under the name its readers give it. */
export const interfaceLanguages: readonly { readonly code: Language; readonly name: string }[] = [
  { code: "en", name: "English" },
  { code: "zh-Hans", name: "简体" },
  { code: "zh-Hant", name: "繁體" },
];

/** Name of the cookie that keeps a reader's choice; it holds nothing but the language. */
export const languageCookie = "yanju-language";

/** The language a reader chose by `?lang=`, or undefined where the address names none that the page speaks. */
export function chosenLanguage(c: Context): Language | undefined {
  return supported(c.req.query("lang"));
}

/** The language to speak: chosen in the address, chosen before, preferred by the browser, or else English. */
export function interfaceLanguage(c: Context): Language {
  return chosenLanguage(c) ?? supported(getCookie(c, languageCookie)) ?? preferredLanguage(c) ?? "en";
}

function preferredLanguage(c: Context): Language | undefined {
  const code = accepts(c, {
    header: "Accept-Language",
    supports: interfaceLanguages.map((language) => language.code),
    default: "",
    match: (preferences) => preferences.flatMap(({ type, q }) => (q > 0 ? (spoken(type) ?? []) : []))[0] ?? "",
  });
  return supported(code);
}

function supported(code: string | undefined): Language | undefined {
  return interfaceLanguages.find((language) => language.code === code)?.code;
}

/** The script follows the region where a tag does not name it, as in BCP 47's likely subtags. */
function spoken(tag: string): Language | undefined {
  const [language, ...subtags] = tag.toLowerCase().split("-");
  if (language === "en") return "en";
  if (language !== "zh") return undefined;
  if (subtags.includes("hant")) return "zh-Hant";
  if (subtags.includes("hans")) return "zh-Hans";
  return subtags.some((subtag) => ["tw", "hk", "mo"].includes(subtag)) ? "zh-Hant" : "zh-Hans";
}
