import type { Act, Answer } from "../../domain.ts";

/** What can be done with an answer at a tap. */
export const offeredActs = ["more", "english"] as const satisfies readonly Act[];
export type OfferedAct = (typeof offeredActs)[number];

/** More where the documents answered; renderings where there are some that are not shown. */
export function actsOn({ status, reply, language, citations }: Answer): OfferedAct[] {
  const hasMore = status === "answered" && reply === "quotes";
  const isRendered = language !== "en" && citations.some(({ rendering }) => rendering !== undefined);
  return [...(hasMore ? (["more"] as const) : []), ...(isRendered ? (["english"] as const) : [])];
}
