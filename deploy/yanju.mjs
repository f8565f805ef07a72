#!/usr/bin/env node
// Runs a command with the settings of the service, in its folder and as its user, which all are read from its unit:
//   sudo /opt/yanju/deploy/yanju.mjs backup /backups/yanju.tar.gz
// YANJU_UNIT names the unit of another service than /etc/systemd/system/yanju.service.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const unitFile = process.env.YANJU_UNIT ?? "/etc/systemd/system/yanju.service";
const unit = linesOf(unitFile, "it is the unit of the service; YANJU_UNIT names another");
const [user, folder] = [valueOf("User"), valueOf("WorkingDirectory")];
const settings = unit.flatMap(([name, value]) => {
  if (name === "Environment") return value.split(/\s+/u).map(pairOf);
  if (name === "EnvironmentFile") return linesOf(value.replace(/^-/u, ""), "run it with sudo");
  return [];
});
const { PATH, TERM, LANG } = process.env;
const {
  status,
  signal,
  error: fault,
} = spawnSync(process.execPath, [join(folder, "scripts", "run.mjs"), ...process.argv.slice(2)], {
  cwd: folder,
  env: { PATH, TERM, LANG, ...Object.fromEntries(settings) },
  stdio: "inherit",
  ...identityOf(user),
});
if (fault) end(`cannot be run as ${user} in ${folder} (${fault.message})`);
if (signal) process.kill(process.pid, signal);
process.exitCode = status;

/** What stands before and behind the first = of each line; without comments and quotation marks around all of it. */
function linesOf(file, advice) {
  try {
    return readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => /^\s*[A-Za-z_]\w*\s*=/u.test(line))
      .map(pairOf);
  } catch (error) {
    return end(`${file} cannot be read (${error.code}); ${advice}`);
  }
}

function pairOf(line) {
  const at = line.indexOf("=");
  const value = line.slice(at + 1).trim();
  return [line.slice(0, at).trim(), /^(["']).*\1$/u.test(value) ? value.slice(1, -1) : value];
}

function valueOf(name) {
  return unit.find(([each]) => each === name)?.[1] ?? end(`${unitFile} says no ${name}`);
}

/** Nothing to change where this is the user already; root alone may become another. */
function identityOf(name) {
  const [, , uid, gid] =
    readFileSync("/etc/passwd", "utf8")
      .split("\n")
      .map((line) => line.split(":"))
      .find(([each]) => each === name) ?? end(`there is no user ${name}; useradd --system ${name}`);
  if (process.getuid() === Number(uid)) return {};
  return process.getuid() === 0 ? { uid: Number(uid), gid: Number(gid) } : end("run it with sudo");
}

function end(reason) {
  process.stderr.write(`yanju: ${reason}\n`);
  process.exit(2);
}
