import { cp, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { run } from "../cli/command.ts";
import { PostgresServer } from "../memory/postgres-server.ts";
import { startBalancer } from "../telegram/balancer.ts";
import { startApi } from "../telegram/running-bot.ts";
import { isReady, LONGEST_MS, smallFolder, startBot } from "./shipped-bot.ts";
import { pageOf } from "./ways.ts";

vi.setConfig({ testTimeout: LONGEST_MS });

const ADMIN = 333;
const NOTICE = "某县人民政府关于加强防汛工作的通知\n各乡镇要在五月底前备足沙袋和抽水泵。\n2024年4月9日\n";
const DECLINED = /replicas of this bot keep them in folders of their own/u;

test.each(["before", "after"])(
  "fault 13: replicas whose data folders were copied %s they had an id decline to change documents, wherever that is asked",
  async (when) => {
    const server = await PostgresServer.start();
    onTestFinished(() => server.remove());
    await server.run("create database yanju");
    const api = await startApi();
    const { url, servers } = await startBalancer();
    const settings = {
      BOT_MODE: "webhook",
      WEBHOOK_URL: `${url}/telegram`,
      WEBHOOK_SECRET: "a-secret-of-the-replicas",
      DATABASE_URL: `${server.url}yanju`,
      ADMIN_IDS: String(ADMIN),
    };
    const folder = await smallFolder();
    if (when === "after") await writeFile(join(folder, ".yanju/folder-id"), "ef0e2b4f-0c8a-4b7f-9f38-5c1f7a4ac5d1");
    await cp(join(folder, ".yanju"), join(folder, "data2"), { recursive: true });
    await writeFile(join(folder, "通知.txt"), NOTICE);
    const added = async () =>
      (await readdir(join(folder, ".yanju/documents")).catch(() => [])).filter((name) => name.endsWith(".txt"));

    const alone = startBot(folder, api, settings);
    servers.push(await pageOf(alone));
    await isReady(alone);
    const other = startBot(folder, api, { ...settings, DATA_DIR: "data2" });
    const page = await pageOf(other);
    await isReady(other);

    const admin = api.person({ id: ADMIN, language: "en", patienceMs: 60_000 });
    admin.sendsFile("通知.txt", Buffer.from(NOTICE));
    await admin.receives();
    admin.taps("✅ Add");
    expect((await admin.seesEdit()).view).toMatch(DECLINED);

    for (const args of [
      ["add", "通知.txt"],
      ["remove", "speech.txt"],
      ["edit", "speech.txt", "date=2024-01-01"],
    ]) {
      const { code, stderr } = await run(folder, ["corpus", ...args], { DATABASE_URL: settings.DATABASE_URL });
      expect([code, stderr]).toEqual([3, expect.stringMatching(DECLINED)]);
    }
    const posted = (path: string, body: string) =>
      fetch(page + path, { method: "POST", headers: { "Content-Type": "application/json", Origin: page }, body });
    const { id } = (await (await posted(`/api/uploads?name=${encodeURIComponent("通知.txt")}`, NOTICE)).json()) as {
      id: string;
    };
    const refused = await posted("/api/documents", JSON.stringify({ id }));
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringMatching(DECLINED)]);
    expect(await added()).toEqual([]);

    other.process.kill("SIGTERM");
    await other.ended;
    expect(await run(folder, ["corpus", "add", "通知.txt"], { DATABASE_URL: settings.DATABASE_URL })).toMatchObject({
      code: 0,
    });
    expect(await added()).toEqual(["通知.txt"]);
  },
);
