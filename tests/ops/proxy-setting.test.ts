import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ConfigError } from "../../src/ops/errors.ts";
import { proxyFor, proxySecrets } from "../../src/ops/proxy-setting.ts";

const TELEGRAM = "https://api.telegram.org";
const LOCAL = "http://127.0.0.1:8081";
const proxy = "http://10.0.0.7:3128";

describe("the proxy for the Bot API", () => {
  test.each<[string, string, Record<string, string>, string | undefined]>([
    ["none is set", TELEGRAM, {}, undefined],
    ["HTTPS_PROXY for https", TELEGRAM, { HTTPS_PROXY: proxy, HTTP_PROXY: "http://other" }, "HTTPS_PROXY"],
    ["HTTP_PROXY for http", LOCAL, { HTTPS_PROXY: proxy, HTTP_PROXY: proxy }, "HTTP_PROXY"],
    ["HTTP_PROXY says nothing of https", TELEGRAM, { HTTP_PROXY: proxy }, undefined],
    ["ALL_PROXY for either", TELEGRAM, { ALL_PROXY: proxy }, "ALL_PROXY"],
    ["the particular one before ALL_PROXY", TELEGRAM, { ALL_PROXY: proxy, https_proxy: proxy }, "https_proxy"],
    ["lower case first", TELEGRAM, { HTTPS_PROXY: proxy, https_proxy: proxy }, "https_proxy"],
    ["PROXY_URL before all", TELEGRAM, { PROXY_URL: proxy, https_proxy: "%%", NO_PROXY: "*" }, "PROXY_URL"],
    ["an empty value is none", TELEGRAM, { https_proxy: "", ALL_PROXY: proxy }, "ALL_PROXY"],
  ])("%s", (_, target, settings, name) => {
    expect(proxyFor(target, settings)?.name).toBe(name);
  });

  test.each([
    [LOCAL, "127.0.0.1", true],
    [LOCAL, "localhost, 127.0.0.1", true],
    [LOCAL, "localhost 127.0.0.1:8081", true],
    [LOCAL, "127.0.0.1:8082", false],
    [LOCAL, "127.0.0.0/8", true],
    [LOCAL, "10.0.0.0/8", false],
    [LOCAL, "10.0.0.0/99,127.0.0.0/x", false],
    ["http://[::1]:8081", "::1/128", true],
    [LOCAL, "*", true],
    [LOCAL, "", false],
    [LOCAL, ",, ,", false],
    [TELEGRAM, "telegram.org", true],
    [TELEGRAM, ".telegram.org", true],
    [TELEGRAM, "*.telegram.org", true],
    [TELEGRAM, "API.Telegram.org:443", true],
    [TELEGRAM, "egram.org", false],
    [TELEGRAM, ".", false],
  ])("for %s NO_PROXY=%s leaves it out: %s", (target, list, isLeftOut) => {
    for (const name of ["NO_PROXY", "no_proxy"]) {
      expect(proxyFor(target, { ALL_PROXY: proxy, [name]: list }) === undefined).toBe(isLeftOut);
    }
  });

  test.each(["10.0.0.7:3128", "proxy.example:8080", "user:pass@proxy.example:8080"])(
    "“%s” is an http proxy",
    (bare) => {
      expect(proxyFor(TELEGRAM, { HTTPS_PROXY: bare })?.address).toBe(`http://${bare}`);
    },
  );

  test.each([
    "ftp://x",
    "http://?a",
    "socks5:// :1",
    "http://u:p#x@host:1",
    "http://u:%zz@host:1",
    "http://host:99999",
  ])("“%s” stops the start with a line that does not repeat it", (value) => {
    const thrown = (() => {
      try {
        return proxyFor(TELEGRAM, { ALL_PROXY: value });
      } catch (error) {
        return error;
      }
    })();
    expect(thrown).toBeInstanceOf(ConfigError);
    const { message } = thrown as ConfigError;
    expect(message).toMatch(/^invalid setting ALL_PROXY: must be like http:\/\/user:password@host:port or socks5h:/);
    expect(message).not.toContain("\n");
    expect(message).not.toContain(value);
  });

  test("any password is declared secret as it stands in the address and as it is sent", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: "grapheme" }), (password) => {
        const written = encodeURIComponent(password);
        const setting = proxyFor(TELEGRAM, { ALL_PROXY: `socks5h://u:${written}@127.0.0.1:1080` });
        expect(setting && proxySecrets(setting)).toEqual(expect.arrayContaining([password]));
      }),
    );
  });
});
