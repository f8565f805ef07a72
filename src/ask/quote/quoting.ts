import type { Language } from "../../domain.ts";
import type { Draft } from "../draft.ts";
import type { Claim } from "./gate.ts";
import { leadOf } from "../plain-text.ts";

/** Quotes as an answer. */
export function quoting(claims: readonly Claim[], language: Language): Draft {
  return { reply: "quotes", status: "answered", lead: leadOf("answered", claims, language), claims };
}
