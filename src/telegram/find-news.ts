import { type DocumentContent, documentContent, documentHash, NewPassages } from "../ask/catalogue/news.ts";
import type { Speech } from "../domain.ts";
import type { Follow, Following, NewNews } from "../memory/following.ts";
import { mapInTurns } from "../ops/in-turns.ts";
import { loadGlossary } from "../text/dictionary.ts";

/**
 * Looks through the documents that are new or have changed since they were last looked through, and records what is new
 * for those who follow something. The very first documents are no news. Gives how many news there are.
 */
export async function findNews(speeches: readonly Speech[], following: Following): Promise<number> {
  const seen = await following.seen();
  const hashed = await mapInTurns(speeches, (speech) => ({ speech, hash: documentHash(speech) }));
  const changed = hashed.filter(({ speech, hash }) => seen.get(speech.info.file) !== hash);
  if (changed.length === 0) return 0;
  // A file that was only renamed says nothing new.
  const hashes = new Set(seen.values());
  const unheard = changed.flatMap(({ speech, hash }) => (hashes.has(hash) ? [] : [speech]));
  const follows = seen.size === 0 ? [] : await following.all();
  const news = follows.length === 0 ? [] : await newsFor(follows, unheard, following);
  await following.record(
    await mapInTurns(changed, ({ speech, hash }) => {
      const { file } = speech.info;
      return { seen: { file, hash, content: documentContent(speech) }, news: news.filter((one) => one.file === file) };
    }),
  );
  return news.length;
}

async function newsFor(follows: readonly Follow[], speeches: readonly Speech[], following: Following) {
  const versions = speeches.map(({ info }) => [info.file, ...(info.replaces ?? [])]);
  const contents = new Map(
    (await following.contentOf(versions.flat())).map(({ file, content }) => [file, content as DocumentContent]),
  );
  const documents = speeches.map((speech, at) => ({
    speech,
    before: (versions[at] ?? []).flatMap((file) => contents.get(file) ?? []),
  }));
  const passages = new NewPassages(documents, loadGlossary());
  // Many follow the same.
  const bySubject = new Map(follows.map(({ key, subject }) => [key, subject]));
  const subjects = await mapInTurns([...bySubject], ([key, subject]) => [key, passages.on(subject)] as const);
  const found = new Map(subjects);
  return follows.flatMap(({ id: followId, key }): NewNews[] =>
    Array.from(found.get(key) ?? [], ([{ info }, { count, keys }]) => ({ followId, file: info.file, count, keys })),
  );
}
