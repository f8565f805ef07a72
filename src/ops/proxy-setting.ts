import { BlockList, isIP } from "node:net";
import { ConfigError } from "./errors.ts";

/** The proxy that a setting names. */
export interface ProxySetting {
  /** The setting's name, for what is said about it. */
  readonly name: string;
  /** With user and password where it holds them: never to be logged. */
  readonly address: string;
}

type Settings = Readonly<Record<string, string | undefined>>;

const PROTOCOLS = /^(?:https?|socks(?:4a?|5h?)?):$/;

/**
 * The proxy for an address: `PROXY_URL`, else what programs usually go by, `HTTPS_PROXY` or `HTTP_PROXY` by the
 * address's protocol, then `ALL_PROXY`, unless `NO_PROXY` leaves it out; the usual ones also in lower case, which goes
 * first. Throws ConfigError where its address cannot be used.
 */
export function proxyFor(target: string, settings: Settings): ProxySetting | undefined {
  const { protocol } = new URL(target);
  const usual = [protocol === "https:" ? "HTTPS_PROXY" : "HTTP_PROXY", "ALL_PROXY"];
  const names = ["PROXY_URL", ...usual.flatMap((name) => [name.toLowerCase(), name])];
  const name = names.find((candidate) => settings[candidate]);
  if (name === undefined) return undefined;
  const isLeftOut = name !== "PROXY_URL" && leavesOut(settings["no_proxy"] ?? settings["NO_PROXY"] ?? "", target);
  return isLeftOut ? undefined : { name, address: checked(name, settings[name] ?? "") };
}

/** The parts of a proxy's address that must not be shown. */
export function proxySecrets({ address }: ProxySetting): string[] {
  const { username, password } = new URL(address);
  const [user, known] = [username, password].map(decodeURIComponent);
  // The last as it is sent to the proxy.
  return [address, password, known ?? "", ...(password ? [Buffer.from(`${user}:${known}`).toString("base64")] : [])];
}

/** Most programs take `host:port` for an http proxy. */
function checked(name: string, value: string): string {
  const address = value.includes("://") ? value : `http://${value}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !PROTOCOLS.test(url.protocol) || url.hostname === "" || !isDecodable(url)) {
    throw new ConfigError(
      `invalid setting ${name}: must be like http://user:password@host:port or socks5h://host:port, with @ : / # % in user and password written as %40 %3A %2F %23 %25 (see .env.example)`,
    );
  }
  return address;
}

function isDecodable({ username, password }: URL): boolean {
  try {
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}

/** Whether a list as in `NO_PROXY` holds an address: `*`, hosts, `.domains`, addresses, subnets, each with a port or without. */
function leavesOut(list: string, target: string): boolean {
  const { hostname, port, protocol } = new URL(target);
  const host = hostname.replace(/^\[|\]$/g, "");
  const usedPort = port || (protocol === "https:" ? "443" : "80");
  return list.split(/[\s,]+/).some((entry) => {
    const [, name = "", onlyPort = usedPort] = /^(.+?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
    if (entry === "*" || isInSubnet(host, entry)) return true;
    const domain = name.replace(/^\*?\./, "");
    return domain !== "" && onlyPort === usedPort && (host === domain || host.endsWith(`.${domain}`));
  });
}

function isInSubnet(host: string, entry: string): boolean {
  const [net = "", prefix] = entry.split("/");
  const family = isIP(host);
  if (family === 0 || isIP(net) !== family || !/^\d{1,3}$/.test(prefix ?? "")) return false;
  const type = family === 6 ? "ipv6" : "ipv4";
  if (Number(prefix) > (family === 6 ? 128 : 32)) return false;
  const subnet = new BlockList();
  subnet.addSubnet(net, Number(prefix), type);
  return subnet.check(host, type);
}
