// After an install: compiles the product, and removes what onnxruntime-node holds for other platforms (300 of its 350 MB).
import { existsSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { compile } from "./compile.mjs";

// An image may install its packages before it copies the sources.
if (existsSync(new URL("../src", import.meta.url))) await compile();

const require = createRequire(import.meta.url);
const runtimes = join(dirname(require.resolve("onnxruntime-node/package.json")), "bin", "napi-v6");
for (const platform of folders(runtimes)) {
  if (platform !== process.platform) remove(platform);
  else for (const cpu of folders(join(runtimes, platform))) if (cpu !== process.arch) remove(platform, cpu);
}

function folders(path) {
  return existsSync(path) ? readdirSync(path) : [];
}

function remove(...path) {
  rmSync(join(runtimes, ...path), { recursive: true, force: true });
}
