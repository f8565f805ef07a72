import { UserError } from "./ops/errors.ts";

/** The commands; each is loaded only when asked for. */
const commands: Readonly<Record<string, () => Promise<{ run(args: string[]): Promise<void> }>>> = {
  ask: () => import("./cli/ask.ts"),
  backup: () => import("./cli/backup.ts"),
  bot: () => import("./cli/bot.ts"),
  corpus: () => import("./cli/corpus.ts"),
  index: () => import("./cli/index.ts"),
  restore: () => import("./cli/restore.ts"),
};

async function main([name = "", ...args]: string[]): Promise<void> {
  const command = commands[name];
  if (!command) throw new UserError(`there is no command "${name}"; use one of ${Object.keys(commands).join(", ")}`);
  await (await command()).run(args);
}

// Whoever reads the output may have had enough of it: `… | head -1`. Not ended here: a process that is left while a model
// computes ends with an abort.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

main(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof UserError) {
    process.stderr.write(`yanju: ${error.message.replaceAll("\n", "\nyanju: ")}\n`);
    process.exitCode = error.exitCode;
    return;
  }
  process.stderr.write(`yanju: unexpected error\n${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 70;
});
