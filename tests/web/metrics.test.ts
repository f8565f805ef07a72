import { describe, expect, test } from "vitest";
import { createWeb, type WebParts } from "../../src/web/web.ts";

const secret = "a-long-token-of-a-machine";

function web(token: string | undefined, parts: Partial<WebParts> = {}) {
  return createWeb({
    answerer: { answer: () => Promise.reject(new Error("not asked")) },
    ready: () => true,
    host: "127.0.0.1",
    report: () => undefined,
    metrics: { text: async () => "up 1\n", token },
    ...parts,
  });
}

const login = { person: async () => undefined };
const own = { host: "127.0.0.1:8787" };

describe("/metrics", () => {
  test("is open where only this machine can open the page, and not to other sites' names", async () => {
    const response = await web(undefined).request("/metrics", { headers: own });
    expect([response.status, await response.text()]).toEqual([200, "up 1\n"]);
    expect(response.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    expect((await web(undefined).request("/metrics", { headers: { host: "evil.example" } })).status).toBe(403);
  });

  test("is not there where others can open the page and no token is set", async () => {
    expect((await web(undefined, { login }).request("/metrics", { headers: own })).status).toBe(404);
  });

  test.each([{}, { login }])(
    "with a token, is there for whoever brings it, by any name, and not for others",
    async (parts) => {
      const app = web(secret, parts);
      const asked = async (headers: Record<string, string>) => (await app.request("/metrics", { headers })).status;
      expect(await asked({ ...own, authorization: `Bearer ${secret}` })).toBe(200);
      expect(await asked({ host: "yanju:8787", authorization: `Bearer ${secret}` })).toBe(200);
      for (const authorization of [
        "",
        secret,
        `Bearer ${secret}x`,
        `Bearer ${secret.slice(1)}`,
        "Bearer ",
        `Basic ${secret}`,
      ]) {
        expect(await asked({ ...own, authorization })).toBe(401);
      }
      const refused = await app.request("/metrics", { headers: own });
      expect(refused.status).toBe(401);
      expect(refused.headers.get("www-authenticate")).toMatch(/^Bearer /u);
      expect(await refused.text()).toBe("This takes METRICS_TOKEN, as the header Authorization: Bearer TOKEN.\n");
    },
  );
});
