import type { DatabaseConnection, Dialect, Driver } from "kysely";
import type { StateError } from "../ops/errors.ts";

/** Puts what a database throws in words for the person who runs the program; undefined for a defect of ours. */
export type Explain = (error: unknown) => StateError | undefined;

/** A dialect whose every failure goes through `explain`. */
export function guardedDialect(dialect: Dialect, explain: Explain): Dialect {
  return {
    createDriver: () => guardedDriver(dialect.createDriver(), explain),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
  };
}

function guardedDriver(driver: Driver, explain: Explain): Driver {
  const originals = new WeakMap<DatabaseConnection, DatabaseConnection>();
  const original = (connection: DatabaseConnection) => originals.get(connection) ?? connection;
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw explain(error) ?? error;
    }
  };
  return {
    init: () => guarded(() => driver.init()),
    acquireConnection: async () => {
      const connection = await guarded(() => driver.acquireConnection());
      const guard: DatabaseConnection = {
        executeQuery: (query) => guarded(() => connection.executeQuery(query)),
        streamQuery: (query, size) => connection.streamQuery(query, size),
      };
      originals.set(guard, connection);
      return guard;
    },
    beginTransaction: (connection, settings) => guarded(() => driver.beginTransaction(original(connection), settings)),
    commitTransaction: (connection) => guarded(() => driver.commitTransaction(original(connection))),
    rollbackTransaction: (connection) => guarded(() => driver.rollbackTransaction(original(connection))),
    releaseConnection: (connection) => guarded(() => driver.releaseConnection(original(connection))),
    destroy: () => driver.destroy(),
  };
}
