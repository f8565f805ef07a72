import { type Dialect, PostgresDialect } from "kysely";
import pg from "pg";
import { StateError } from "../ops/errors.ts";
import { type Explain, guardedDialect } from "./guarded-dialect.ts";

const CONNECT_MS = 10_000;
/** A process that stands still, or is cut off, inside a transaction would else keep its locks from all others for good. */
const MOST_IDLE_IN_TRANSACTION_MS = 10_000;

/** By SQLSTATE or Node's code; a SQLSTATE of three characters stands for its class. */
const EXPLANATIONS: readonly (readonly [codes: readonly string[], text: string])[] = [
  [["28"], "does not accept the user or password in DATABASE_URL; correct them"],
  [["3D000"], "has no database of the name in DATABASE_URL; create it or correct the name"],
  [["42501"], "does not let this user make or change tables; grant it the right to"],
  [["53100"], "has a full disk; free some space there"],
  [["53"], "has no room for another connection; raise its limit or run fewer replicas"],
  [["25006"], "is read-only (a standby?); point DATABASE_URL at the primary"],
  [["57P", "25P03", "08", "ECONNRESET", "EPIPE"], "ended the connection; check that it runs"],
  [
    ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ENOENT", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH"],
    "cannot be reached; check that it runs and that DATABASE_URL names its host and port",
  ],
];

/** The Postgres server at `url`. Connects when first used; nothing that is thrown carries the url: it holds a password. */
export function postgresDialect(url: string): Dialect {
  const explain: Explain = (error) => {
    const text = explanation(error);
    return text === undefined ? undefined : new StateError(`the Postgres server of DATABASE_URL ${text}`);
  };
  // Later it would come out as an error that holds the url.
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url.replace("@/", "@socket/"))) {
    throw new StateError("DATABASE_URL cannot be understood; write it as postgres://user:password@host:5432/name");
  }
  // Ids and counts stay well within what a number holds exactly; by itself pg gives them as strings.
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.INT8, Number);
  const pool = new pg.Pool({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MS,
    idle_in_transaction_session_timeout: MOST_IDLE_IN_TRANSACTION_MS,
    keepAlive: true,
    types,
  });
  // An idle connection that breaks is only taken out of the pool; unheard, its error would end the process.
  pool.on("error", () => undefined);
  // One that is in use tells the query under way; what breaks between two queries is told to nobody else.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return guardedDialect(new PostgresDialect({ pool }), explain);
}

function explanation(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = codeOf(error);
  const found = EXPLANATIONS.find(([codes]) => codes.some((known) => code.startsWith(known)));
  if (found) return found[1];
  // pg gives these no code.
  return /connection terminated|timeout exceeded when trying to connect|connection error|SASL|SSL|password/i.test(
    error.message,
  )
    ? `refuses or lost the connection; check that it runs and the user, password and sslmode in DATABASE_URL`
    : undefined;
}

/** The error's code; of several tries at one host (`localhost` has two addresses), that of the first. */
function codeOf(error: Error): string {
  if (error instanceof AggregateError && error.errors[0] instanceof Error) return codeOf(error.errors[0]);
  return "code" in error && typeof error.code === "string" ? error.code : "";
}
