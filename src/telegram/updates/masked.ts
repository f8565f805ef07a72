import { shortened } from "../../text/shortened.ts";

const MASK = "＊＊＊";
/** Phone numbers have at least so many digits, and so have numbers of identity cards, accounts and files. */
const FEWEST_DIGITS = 7;
const DATE_OR_YEARS = /^(?:19|20)\d\d(?:-\d{1,2}-\d{1,2}|[ -](?:19|20)\d\d)$/u;

/** A question as it is shown to people who did not ask it: without long numbers, addresses and @names, and shortened. */
export function masked(question: string, limit: number): string {
  const withoutAddresses = question.replaceAll(/[\w.+@-]+/gu, (word) => (word.includes("@") ? MASK : word));
  const withoutNumbers = withoutAddresses.replaceAll(/\p{Nd}+(?:[ -]\p{Nd}+)*[xX]?/gu, (number) =>
    (number.match(/\p{Nd}/gu)?.length ?? 0) < FEWEST_DIGITS || DATE_OR_YEARS.test(number) ? number : MASK,
  );
  return shortened(withoutNumbers.replaceAll(/\s+/gu, " ").trim(), limit);
}
