import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "../src/cli/arguments.ts";
import { UserError } from "../src/ops/errors.ts";
import { type LockedPackage, type Manifest, ranges, unexplained, wrongLicences } from "./dependencies.ts";

const help = `
Checks that every dependency is of one version, that every package of a production install has a licence of
tools/licences.json, and that docs/decisions/dependencies.md says why each direct one is there.

  npm run -s check-dependencies
`;

const root = fileURLToPath(new URL("../", import.meta.url));

export async function run(args: string[]): Promise<void> {
  if (!parse(args, help, {})) return;
  const read = (name: string): Promise<string> => readFile(join(root, name), "utf8");
  const manifest = JSON.parse(await read("package.json")) as Manifest;
  const { packages } = JSON.parse(await read("package-lock.json")) as { packages: Record<string, LockedPackage> };
  const allowed = new Set(JSON.parse(await read("tools/licences.json")) as string[]);
  const faults = [
    ...ranges(manifest).map((one) => `${one} is a range; name one version`),
    ...wrongLicences(packages, allowed).map((one) => `${one} is not among tools/licences.json`),
    ...unexplained(manifest, await read("docs/decisions/dependencies.md")).map(
      (one) => `${one} has no line in docs/decisions/dependencies.md`,
    ),
  ];
  if (faults.length > 0) throw new UserError(faults.join("\n"));
  const count = Object.values(packages).filter(({ dev, devOptional }) => !dev && !devOptional).length - 1;
  process.stdout.write(`${count} packages of a production install, all with licences on the list\n`);
}
