// A process of its own on a state, to be killed. Begins when its standard input ends, and prints a line for each thing it has been promised.
import { once } from "node:events";
import { openState } from "../../src/memory/open.ts";
import { BOT, praise, turn, update } from "./samples.ts";

const [task = "", place = "", first = "0", leaseMs = "20000"] = process.argv.slice(2);
const where = place.startsWith("postgres") ? { dataDir: "", databaseUrl: place } : { dataDir: place };
await once(process.stdin.resume(), "end");
const state = await openState({ ...where, leaseMs: Number(leaseMs) });
console.log("open");

if (task === "store") {
  for (let n = Number(first); ; n += 10) {
    await state.inbox.receive(
      BOT,
      Array.from({ length: 10 }, (_, i) => update(n + i)),
    );
    console.log(`received ${n}`);
    await state.conversations.save(turn(`问${n}`, n, { botMessageIds: [n + 1, n + 2, n + 3] }));
    console.log(`saved ${n}`);
    await state.feedback.save(praise(n));
    console.log(`rated ${n}`);
  }
}

if (task === "handle") {
  while ((await state.inbox.backlog(BOT)) > 0) {
    const claimed = await state.inbox.claim(BOT, 4);
    for (const { updateId, lane } of claimed) console.log(`claimed ${lane} ${updateId}`);
    for (const { updateId, lane } of claimed) {
      await new Promise((resolve) => {
        setTimeout(resolve, 2);
      });
      console.log(`answered ${lane} ${updateId}`);
      await state.inbox.done(BOT, updateId);
      console.log(`done ${lane} ${updateId}`);
    }
    await state.inbox.renew();
    if (claimed.length === 0) {
      await new Promise((resolve) => {
        setTimeout(resolve, 20);
      });
    }
  }
  await state.close();
}
