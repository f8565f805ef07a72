const parent = process.ppid;
const LOOK_AGAIN_MS = 500;

/**
 * Resolves at the first SIGINT or SIGTERM; a second one ends the process at once. Started by `npm start`, also when npm
 * is gone: it is ended by a SIGTERM without handing it on.
 */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
    if (process.env["npm_lifecycle_event"] !== "start") return;
    const watch = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(watch);
      resolve();
    }, LOOK_AGAIN_MS);
    watch.unref();
  });
}
