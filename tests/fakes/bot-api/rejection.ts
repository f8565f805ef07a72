import type { ResponseParameters } from "grammy/types";

/** A call that the Bot API answers with `ok: false`; the description is Telegram's own wording. */
export class Rejection extends Error {
  override readonly name = "Rejection";
  readonly code: number;
  readonly parameters: ResponseParameters | undefined;
  constructor(code: number, description: string, parameters?: ResponseParameters) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

export function badRequest(reason: string): Rejection {
  return new Rejection(400, `Bad Request: ${reason}`);
}
