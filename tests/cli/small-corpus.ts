import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import { call, type Ended, smallSpeech } from "./command.ts";

/** Shares no sentence with the small speech. */
export const otherSpeech = "局长在防汛会议上的讲话\n要备足防汛物资。各水库每天巡查两次,有险情立即上报。\n";

/** A working folder with the small speech in its corpus, made anew for each test. */
export const here = { folder: "" };
beforeEach(async () => {
  here.folder = await mkdtemp(join(tmpdir(), "yanju corpus 语料 "));
  await mkdir(inCorpus("."));
  await writeFile(inCorpus("first.txt"), smallSpeech);
});
afterEach(() => rm(here.folder, { recursive: true }));

/** A file that was given, and one that was added. */
export const inCorpus = (name: string): string => join(here.folder, "corpus", name);
export const added = (name: string): string => join(here.folder, ".yanju/documents", name);
export const corpus = (...args: string[]): Promise<Ended> => call(here.folder, "corpus", args);
/** A file in the working folder. */
export const put = (name: string, content: string | Uint8Array): Promise<void> =>
  writeFile(join(here.folder, name), content);
/** The names of what was added, without what is hidden beside it. */
export const documentsAdded = async (): Promise<string[]> =>
  (await readdir(added("."))).filter((name) => !name.startsWith("."));
