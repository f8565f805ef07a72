/** Whether a value as `JSON.parse` gives it has lists or objects within each other more than `levels` deep. */
export function isDeeperThan(value: unknown, levels: number): boolean {
  // Level by level, not by recursion: what is too deep would end that.
  let level = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    level = level.filter((each) => typeof each === "object" && each !== null);
    if (depth === levels && level.length > 0) return true;
    level = level.flatMap((each) => Object.values(each as object) as unknown[]);
  }
  return false;
}
