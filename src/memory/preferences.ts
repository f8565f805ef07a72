import type { Language } from "../domain.ts";

/** What people chose for themselves. */
export interface Preferences {
  /** The language a person chose; undefined where they never did. */
  language(userId: number): Promise<Language | undefined>;
  /** Sets the language; undefined goes back to what Telegram says of the person. */
  setLanguage(userId: number, language: Language | undefined): Promise<void>;
}
