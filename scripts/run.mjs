#!/usr/bin/env node
// Runs a command of the product: `node scripts/run.mjs ask …`. What may go wrong before it is said in one line.
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const wrongEnvironment = 9;

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  end(`needs Node 20.19 or newer, and this is ${process.versions.node}; install a newer one from https://nodejs.org`);
}

const { compile, compiled } = await import("./compile.mjs");
try {
  await compile();
} catch (error) {
  if (error.code === "ERR_MODULE_NOT_FOUND") end(`is not installed whole (${error.message}); run npm ci in its folder`);
  if (!["EACCES", "EPERM", "EROFS", "ENOSPC", "EDQUOT"].includes(error.code)) throw error;
  end(`cannot write ${compiled} (${error.code}); run npm ci once as a user who may write there, or free some space`);
}
process.argv.splice(1, 1, join(compiled, "main.js"));
await import(pathToFileURL(join(compiled, "main.js")).href);

function end(reason) {
  // As the log and src/main.ts write it.
  const line = {
    level: "fatal",
    time: new Date().toISOString(),
    reason,
    status: wrongEnvironment,
    msg: "the program ends",
  };
  const isLogged = process.argv[2] === "bot" && !process.stderr.isTTY;
  process.stderr.write(isLogged ? `${JSON.stringify(line)}\n` : `yanju: ${reason}\n`);
  process.exit(wrongEnvironment);
}
