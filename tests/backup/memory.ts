import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { copyState } from "../../src/memory/state-copy.ts";
import type { State } from "../../src/memory/state.ts";
import { BOT, kept, praise, turn, update } from "../memory/samples.ts";

/** Texts in which a copy could be cut or changed. */
export const hardTexts = ["安全\u2028生产\u2029", "\0", "\uD83D", "a\r\nb\"'\\", "👨‍👩‍👧"];

/** Puts something into every table, some of it more than is held in memory at once. */
export async function fill(state: State): Promise<void> {
  for (const [i, text] of hardTexts.entries()) {
    await state.conversations.save(turn(text, 10 + 10 * i, { history: [text] }));
  }
  for (let i = 0; i < 120; i += 1)
    await state.conversations.save(turn(`问${i}`, 1000 + 10 * i, { userId: 2, chatId: 2 }));
  await state.feedback.save(praise(11));
  await state.collections.add(1, [kept("a".repeat(24))]);
  await state.preferences.setLanguage(1, "zh-Hant");
  await state.access.request({ userId: 9, name: "陈\u2028明", language: "en" });
  await state.access.decide(9, { allowed: true, decidedBy: 1 });
  const follow = await state.following.follow({ userId: 1, subject: "消防", key: "消防", language: "zh-Hans" }, 10);
  const news = [{ followId: follow?.id ?? 0, file: "a.txt", count: 1, keys: ["k"] }];
  await state.following.record([{ seen: { file: "a.txt", hash: "1", content: ["x"] }, news }]);
  await state.inbox.receive(BOT, [update(1), update(2), update(3, "2")]);
  const [first] = await state.inbox.claim(BOT, 1);
  await state.inbox.done(BOT, first?.updateId ?? 0);
  await state.inbox.claim(BOT, 1);
}

/** Everything that is remembered, as text by table. Who holds an update says nothing about what is remembered. */
export async function everything(place: {
  readonly dataDir: string;
  readonly databaseUrl?: string | undefined;
}): Promise<Record<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), "yanju-copy-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await copyState(place, folder);
  const names = (await readdir(folder)).sort();
  return Object.fromEntries(
    await Promise.all(
      names.map(async (name) => {
        const lines = (await readFile(join(folder, name), "utf8")).split("\n").sort();
        return [name, lines.map((line) => line.replace(/"holder":"[^"]*"/u, '"holder":null')).join("\n")] as const;
      }),
    ),
  );
}
