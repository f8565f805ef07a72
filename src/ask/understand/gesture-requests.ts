import type { Act, Language } from "../../domain.ts";
import { plainReading } from "../find/find.ts";
import { certain } from "./intents.ts";
import type { Request } from "../request.ts";

/** What a tap asks for, which nobody has to guess. */
export function acted(message: string, act: Act): Omit<Request, "language"> {
  return { message, intent: "navigate", likelihoods: certain("navigate"), readings: [plainReading(message)], act };
}

/** A sentence to be held against the documents, whatever its wording. */
export function checked(message: string, language: Language): Request {
  const reading = plainReading(message);
  const claimant = { ...reading.scope, rest: "" };
  const [likelihoods, readings] = [certain("verify"), [reading]];
  return { message, intent: "verify", likelihoods, readings, span: message, claimant, language };
}
