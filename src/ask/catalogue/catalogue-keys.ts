/** What can be asked of the catalogue: the keys of `words/catalogue.json`. */
export const askedKeys = [
  "list",
  "outline",
  "date",
  "number",
  "speaker",
  "place",
  "newest",
  "oldest",
  "longest",
  "shortest",
  "fulltext",
  "source",
  "holds",
  "missing",
  "growing",
  "unstated",
] as const;
export type Asked = (typeof askedKeys)[number];

export function isAsked(key: string): key is Asked {
  return askedKeys.some((asked) => asked === key);
}

/** What tells one document from all others. */
const superlatives = ["newest", "oldest", "longest", "shortest"] as const satisfies readonly Asked[];
export type Superlative = (typeof superlatives)[number];

export function isSuperlative(asked: string): asked is Superlative {
  return superlatives.some((one) => one === asked);
}
