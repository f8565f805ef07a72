import type { Config } from "./config.ts";
import { proxySecrets } from "./ops/proxy-setting.ts";

/** Everything of the settings that nobody may read in a log or a message. */
export function secretsOf({ bot, web, databaseUrl, languageModel }: Config): string[] {
  return [
    bot.token,
    bot.webhook?.secret,
    web.token,
    web.metricsToken,
    languageModel?.apiKey,
    ...(databaseUrl === undefined ? [] : addressSecrets(databaseUrl)),
    ...[bot.apiRoot, languageModel?.baseUrl].flatMap((address) => (address === undefined ? [] : passwordsIn(address))),
    ...(bot.proxy ? proxySecrets(bot.proxy) : []),
  ].filter((secret) => secret !== undefined);
}

function addressSecrets(address: string): string[] {
  return [address, ...passwordsIn(address)];
}

/** The password of an address, as it stands there, as it is meant, and as HTTP sends it. */
function passwordsIn(address: string): string[] {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || url.password === "") return [];
  const [user, password] = [url.username, url.password].map(decoded);
  return [url.password, password ?? "", Buffer.from(`${user}:${password}`).toString("base64")];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
