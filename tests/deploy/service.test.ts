import { execFileSync, spawnSync } from "node:child_process";
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const command = join(root, "deploy", "yanju.mjs");
const nobody = 65_534;
const asRoot = process.getuid?.() === 0;
const user = asRoot ? "nobody" : userInfo().username;
/** Says as whom, where and with what it was run. */
const teller = `
import { writeFileSync } from "node:fs";
const [command, file] = process.argv.slice(2);
if (command === "backup") writeFileSync(file, "");
else console.log(JSON.stringify({ uid: process.getuid(), groups: process.getgroups(), folder: process.cwd(),
  args: process.argv.slice(2), env: process.env }));
process.exitCode = command === "fail" ? 10 : 0;
`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "yanju-service-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await chmod(folder, 0o755);
  for (const name of ["program/scripts", "backups", "data"]) await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, "program", "scripts", "run.mjs"), teller);
  if (asRoot) for (const name of ["backups", "data"]) await chown(join(folder, name), nobody, nobody);
});

/** A unit as it is shipped, with the places and the user of this test. */
async function unitOf(name: string): Promise<string> {
  const shipped = await readFile(join(root, "deploy", name), "utf8");
  const own = [
    ["/opt/yanju", join(folder, "program")],
    ["/etc/yanju.env", join(folder, "yanju.env")],
    ["/var/lib/yanju-backups", join(folder, "backups")],
    ["/var/lib/yanju", join(folder, "data")],
    ["User=yanju", `User=${user}`],
  ] as const;
  return own.reduce((text, [theirs, ours]) => text.replaceAll(theirs, ours), shipped);
}

async function call(args: readonly string[], identity = {}) {
  await writeFile(join(folder, "yanju.service"), await unitOf("yanju.service"));
  const env = {
    ...process.env,
    YANJU_UNIT: join(folder, "yanju.service"),
    DATA_DIR: "/elsewhere",
    SECRET_OF_ROOT: "x",
  };
  return spawnSync(process.execPath, [command, ...args], { encoding: "utf8", env, ...identity });
}

describe("a command beside the service", () => {
  test("has its settings, its user, its folder and nothing else of whoever calls it", async () => {
    const settings = [
      "# a comment",
      "",
      "BOT_TOKEN=1:a#b",
      'PAGE_TOKEN="with blanks $HOME"',
      "DATABASE_URL=p://u?a=1&b=2",
    ];
    await writeFile(join(folder, "yanju.env"), settings.join("\n"), { mode: 0o600 });
    const { status, stdout, stderr } = await call(["ask", "--json", "消防 安全"]);
    expect([status, stderr]).toEqual([0, ""]);
    const told = JSON.parse(stdout) as { env: Record<string, string> };
    expect(told).toMatchObject({
      uid: asRoot ? nobody : process.getuid?.(),
      folder: join(folder, "program"),
      args: ["ask", "--json", "消防 安全"],
      env: {
        BOT_TOKEN: "1:a#b",
        PAGE_TOKEN: "with blanks $HOME",
        DATABASE_URL: "p://u?a=1&b=2",
        DATA_DIR: join(folder, "data"),
        NODE_ENV: "production",
      },
    });
    expect(told.env["SECRET_OF_ROOT"]).toBeUndefined();
    if (asRoot) expect(told).toMatchObject({ groups: [nobody] });
  });

  test("ends as the command ended", async () => {
    await writeFile(join(folder, "yanju.env"), "");
    expect((await call(["fail"])).status).toBe(10);
  });

  test("is refused in one line where the settings cannot be read", async () => {
    const { status, stdout, stderr } = await call(["ask", "x"]);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^yanju: .*yanju\.env cannot be read \(ENOENT\); run it with sudo\n$/u);
  });

  test.skipIf(!asRoot)("is refused to whoever is neither the service's user nor root", async () => {
    await writeFile(join(folder, "yanju.env"), "");
    const { status, stderr } = await call(["ask", "x"], { uid: 54_321, gid: 54_321 });
    expect([status, stderr]).toEqual([2, "yanju: run it with sudo\n"]);
  });
});

describe("the nightly backup", () => {
  /** Runs a line of the unit as systemd does, for the user of the service. */
  async function runLine(name: string): Promise<void> {
    const text = await unitOf("yanju-backup.service");
    const line = new RegExp(`^${name}=(.*)$`, "mu").exec(text)?.[1] ?? "";
    const words = [...line.matchAll(/'([^']*)'|(\S+)/gu)].map(([, quoted, bare]) => quoted ?? bare ?? "");
    const [file = "", ...args] = words.map((word) => word.replaceAll("$$", "$").replaceAll("%%", "%"));
    const env = { PATH: `${dirname(process.execPath)}:${process.env["PATH"]}` };
    execFileSync(file, args, { cwd: join(folder, "program"), env, ...(asRoot && { uid: nobody, gid: nobody }) });
  }

  /** Backups of several ages, and a file that is none. */
  async function lay(): Promise<void> {
    const ago = (days: number): Date => new Date(Date.now() - days * 86_400_000);
    for (const [name, days] of [
      ["yanju-old.tar.gz", 32],
      ["yanju-young.tar.gz", 29],
      ["other.tar.gz", 400],
    ] as const) {
      await writeFile(join(folder, "backups", name), "");
      await utimes(join(folder, "backups", name), ago(days), ago(days));
    }
  }

  /** The names of the backups in order, that of the new one like `made`. */
  async function expectKept(made: RegExp): Promise<void> {
    expect((await readdir(join(folder, "backups"))).sort()).toEqual([
      "other.tar.gz",
      expect.stringMatching(made) as string,
      "yanju-young.tar.gz",
    ]);
  }

  test("is a file with the time in its name; what is older than 30 days goes, and nothing else", async () => {
    await lay();
    await runLine("ExecStart");
    await runLine("ExecStartPost");
    await expectKept(/^yanju-\d{4}-\d\d-\d\d-\d{6}\.tar\.gz$/u);
  });

  test("is the same by the line for cron, of the user of the service", async () => {
    await lay();
    await writeFile(join(folder, "yanju.service"), await unitOf("yanju.service"));
    await writeFile(join(folder, "yanju.env"), "", { mode: 0o600 });
    const guide = await readFile(join(root, "docs", "OPERATING.md"), "utf8");
    const [, path, line = ""] = /^PATH=(.*)\n30 3 \* \* \* root (.*)$/mu.exec(guide) ?? [];
    const typed = line
      .replaceAll("\\%", "%")
      .replaceAll("/opt/yanju/deploy/yanju.mjs", command)
      .replaceAll("/var/lib/yanju-backups", join(folder, "backups"));
    const env = { PATH: `${dirname(process.execPath)}:${path}`, YANJU_UNIT: join(folder, "yanju.service") };
    execFileSync("/bin/sh", ["-c", typed], { env });
    await expectKept(/^yanju-\d{4}-\d\d-\d\d\.tar\.gz$/u);
    const made = (await readdir(join(folder, "backups"))).find((name) => /-\d\d\.tar/u.test(name)) ?? "";
    expect((await stat(join(folder, "backups", made))).uid).toBe(asRoot ? nobody : process.getuid?.());
  });

  test("has the settings, the data and the user of the service", async () => {
    const [service, backup] = [await unitOf("yanju.service"), await unitOf("yanju-backup.service")];
    for (const name of ["User", "Group", "WorkingDirectory", "EnvironmentFile", "Environment", "UMask"]) {
      const line = new RegExp(`^${name}=.*$`, "mu");
      expect(line.exec(backup)?.[0], name).toBe(line.exec(service)?.[0]);
    }
  });
});
