import type { Running } from "../cli/command.ts";

/** Settings with which a bot tells how long its loop kept others waiting. */
export const watched = { NODE_OPTIONS: `--import=${new URL("./loop-watch.mjs", import.meta.url).href}` };

const LINE = /^loop: ([\d.]+) ms$/gmu;

/** The longest turn of the loop since it was last asked for, in milliseconds on the processor. */
export async function longestTurn(bot: Running): Promise<number> {
  const before = turnsOf(bot).length;
  bot.process.kill("SIGUSR2");
  await bot.said(new RegExp(`(?:^loop: [^]*?){${before + 1}}`, "mu"));
  return turnsOf(bot)[before] ?? Number.NaN;
}

function turnsOf(bot: Running): number[] {
  return Array.from(bot.output().matchAll(LINE), ([, ms]) => Number(ms));
}
