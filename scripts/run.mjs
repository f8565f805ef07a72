#!/usr/bin/env node
// Runs a command of the product, `node scripts/run.mjs ask …`. Compiles src/ to dist/ first where it has changed, which
// takes a second: compiled, the bot starts twice as fast and needs 200 MB less than under a loader.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const source = join(root, "src");
const built = join(root, "dist");
const stamp = "stamp.txt";

function fingerprint() {
  const hash = createHash("sha256");
  const files = readdirSync(source, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((file) => join(file.parentPath, file.name)).concat(join(root, "tsconfig.build.json"));
  paths.sort((a, b) => (a < b ? -1 : 1));
  for (const path of paths) {
    const { mtimeMs, size } = statSync(path);
    hash.update(`${path}\n${mtimeMs}\n${size}\n`);
  }
  return hash.digest("hex");
}

function isCurrent(wanted) {
  const file = join(built, stamp);
  return existsSync(file) && readFileSync(file, "utf8") === wanted;
}

// Built beside and renamed into place: whoever runs meanwhile has the old build or the new one.
function build(wanted) {
  const staging = `${built}.${process.pid}`;
  const tsc = fileURLToPath(new URL("../bin/tsc", import.meta.resolve("typescript")));
  try {
    execFileSync(process.execPath, [tsc, "-p", join(root, "tsconfig.build.json"), "--outDir", staging], {
      stdio: ["ignore", 2, 2],
    });
    cpSync(source, staging, { recursive: true, filter: (path) => !path.endsWith(".ts") });
    writeFileSync(join(staging, stamp), wanted);
    const old = `${staging}.old`;
    if (existsSync(built)) renameSync(built, old);
    renameSync(staging, built);
    rmSync(old, { recursive: true, force: true });
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

const wanted = fingerprint();
if (!isCurrent(wanted)) build(wanted);
process.argv.splice(1, 1, join(built, "main.js"));
await import(pathToFileURL(join(built, "main.js")).href);
