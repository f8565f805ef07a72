const parent = process.ppid;
const LOOK_AGAIN_MS = 500;

/**
 * Resolves at the first SIGINT or SIGTERM; a second one ends the process at once. `byNpm`: also when npm is gone, which a
 * SIGTERM ends without handing it on.
 */
export function untilStopped(byNpm: boolean): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
    if (!byNpm) return;
    const watch = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(watch);
      resolve();
    }, LOOK_AGAIN_MS);
    watch.unref();
  });
}
