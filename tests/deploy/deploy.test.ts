import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { copyFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { serviceMetrics } from "../../src/service-metrics.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string): Promise<string> => readFile(join(root, path), "utf8");

test("the dashboard shows every metric that is exported, and no other", async () => {
  const metrics = serviceMetrics(
    { bot: { token: "1:x" } as never },
    { inbox: { backlog: async () => 0 } as never },
    { isUp: true },
  );
  onTestFinished(() => metrics.close());
  const exported = [...(await metrics.text()).matchAll(/^# TYPE (\S+)/gmu)].map(([, name = ""]) => name);
  const { panels } = JSON.parse(await read("deploy/grafana-dashboard.json")) as {
    panels: { targets: { expr: string }[] }[];
  };
  const shown = panels
    .flatMap(({ targets }) => targets.map(({ expr }) => expr))
    .flatMap((expr) => expr.match(/\b(?:yanju|process)_\w+/gu) ?? [])
    .map((name) => name.replace(/_(?:bucket|sum|count)$/u, ""));
  expect([...new Set(shown)].sort()).toEqual(exported.toSorted());
});

const hasSystemd = spawnSync("systemd-analyze", ["--version"]).status === 0;

test.skipIf(!hasSystemd)("systemd takes the units, and calls the services well closed off", async () => {
  const folder = await mkdtemp(join(tmpdir(), "yanju-unit-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const units = ["yanju.service", "yanju-backup.service", "yanju-backup.timer"].map((name) => join(folder, name));
  for (const unit of units) await copyFile(join(root, "deploy", basename(unit)), unit);
  const { status, stdout, stderr } = spawnSync("systemd-analyze", ["verify", ...units], { encoding: "utf8" });
  expect([status, stdout + stderr]).toEqual([0, ""]);
  for (const [unit, exposure] of [
    ["yanju.service", 25],
    ["yanju-backup.service", 35],
  ] as const) {
    const security = spawnSync(
      "systemd-analyze",
      ["security", "--offline=true", `--threshold=${exposure}`, join(folder, unit)],
      { encoding: "utf8" },
    );
    expect(security.status, security.stdout + security.stderr).toBe(0);
  }
});

test.each(["yanju.service", "yanju-backup.service"])("%s lets Node ask for memory protection keys", async (unit) => {
  const lines = (await read(`deploy/${unit}`)).matchAll(/^SystemCallFilter=(.*)$/gmu);
  const groups = [...lines].flatMap(([, value = ""]) => value.split(" "));
  expect(groups).toContain("@system-service");
  // Node 20 asks at its start; in systemd 252 the group above does not hold it, and the kernel kills what asks.
  expect(groups).toContain("@pkey");
});

test.each(["OPERATING.md", "OPERATING.zh.md"])("the folders that %s has made are those of the units", async (page) => {
  const made = /^install -d -o (\w+) -g (\w+) -m (\d+) (.+)$/mu.exec(await read(`docs/${page}`))?.slice(1);
  const unit = await read("deploy/yanju-backup.service");
  const [user, group, mode, names = ""] = ["User", "Group", "StateDirectoryMode", "StateDirectory"].map(
    (name) => new RegExp(`^${name}=(.*)$`, "mu").exec(unit)?.[1] ?? "",
  );
  const folders = names.split(" ").map((name) => `/var/lib/${name}`);
  expect(made).toEqual([user, group, mode?.replace(/^0/u, ""), folders.join(" ")]);
});

test("what the image copies is there, and nothing else reaches the build", async () => {
  const copied = [...(await read("Dockerfile")).matchAll(/^COPY (?!--from)(.+) \S+$/gmu)].flatMap(([, names = ""]) =>
    names.split(" "),
  );
  const lines = (await read(".dockerignore")).split("\n");
  const letIn = new Set(lines.flatMap((line) => (line.startsWith("!") ? [line.slice(1)] : [])));
  for (const name of copied) {
    expect(existsSync(join(root, name)), name).toBe(true);
    expect(letIn.has(name) || letIn.has(name.replace(/^scripts\/\w+/u, "scripts/*")), name).toBe(true);
  }
});

test("the bill of materials has all that a production install takes, and marks what it does not", async () => {
  // As in a production install, where npm finds none of what development needs.
  const folder = await mkdtemp(join(tmpdir(), "yanju-bill-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const name of ["package.json", "package-lock.json"]) await copyFile(join(root, name), join(folder, name));
  const { status, stdout, stderr } = spawnSync("npm", ["run", "-s", "sbom"], { cwd: folder, encoding: "utf8" });
  expect([status, stderr]).toEqual([0, ""]);
  const { components } = JSON.parse(stdout) as {
    components: { purl: string; properties?: { name: string }[] }[];
  };
  const taken = components
    .filter(({ properties = [] }) => !properties.some(({ name }) => name === "cdx:npm:package:development"))
    .map(({ purl }) => decodeURIComponent(purl.replace("pkg:npm/", "")));
  const { packages } = JSON.parse(await read("package-lock.json")) as {
    packages: Record<string, { name?: string; version: string; dev?: boolean }>;
  };
  const locked = Object.entries(packages)
    .filter(([path, { dev }]) => path !== "" && dev !== true)
    .map(([path, { name = path.split("node_modules/").at(-1), version }]) => `${name}@${version}`);
  expect(new Set(taken)).toEqual(new Set(locked));
});

test("no script has a name by which npm runs it at an install, but the one that is meant to", async () => {
  const { scripts } = JSON.parse(await read("package.json")) as { scripts: Record<string, string> };
  const ofInstalls = ["preinstall", "install", "postinstall", "prepublish", "preprepare", "prepare", "postprepare"];
  const run = [...ofInstalls, "dependencies"].filter((name) => name in scripts);
  expect(run.map((name) => scripts[name])).toEqual(["node scripts/install.mjs"]);
});

test("no npm runs the script of onnxruntime-node, which would download GPU libraries", async () => {
  const { packages } = JSON.parse(await read("package-lock.json")) as {
    packages: Record<string, { hasInstallScript?: boolean }>;
  };
  expect(packages["node_modules/hnswlib-node"]).toHaveProperty("hasInstallScript", true);
  // Where the lock does not say that there is one, npm looks for none. A change of the lock may bring the line back.
  expect(packages["node_modules/onnxruntime-node"]).not.toHaveProperty("hasInstallScript");
});
