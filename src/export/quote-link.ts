/** What the `?start=` parameter of a link to a quote begins with. */
export const CITATION_PARAMETER = "c";

/** The ways to reach a quote: a bot's user name, and the addresses under which people open the page. */
export interface LinkWays {
  readonly username?: string | undefined;
  readonly publicUrls?: readonly string[] | undefined;
}

/** A link that opens a quote in the bot, for as long as its words stand in the corpus. */
export function citationLink(username: string, key: string): string {
  return `https://t.me/${username}?start=${CITATION_PARAMETER}${key}`;
}

/** The link to the quote of a citation key: in the bot where there is one, else on the page, else none. */
export function quoteLink(key: string, { username, publicUrls = [] }: LinkWays): string | undefined {
  const [page] = publicUrls;
  if (username !== undefined) return citationLink(username, key);
  return page === undefined ? undefined : `${page}/q/${key}`;
}
