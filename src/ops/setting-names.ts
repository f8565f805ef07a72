import { closestMatch } from "leven";

/** So far from a name of ours one in the environment counts as misspelt; of a short one, half as far. */
const MOST_EDITS = 2;
const SHORT = 8;

/** The setting that a name was most likely meant to be, for a hint; undefined where most of it is another word. */
export function nearestSetting(name: string, settings: readonly string[]): string | undefined {
  return closestMatch(name.toUpperCase(), settings, { maxDistance: Math.floor(name.length / 2) });
}

/** The setting that a name is nearly, but not quite; undefined where it is one, or something else. */
export function misspeltSetting(name: string, settings: readonly string[]): string | undefined {
  if (settings.includes(name)) return undefined;
  const near = (far: number, among: readonly string[]) => closestMatch(name.toUpperCase(), among, { maxDistance: far });
  return (
    near(
      MOST_EDITS,
      settings.filter(({ length }) => length >= SHORT),
    ) ??
    near(
      MOST_EDITS / 2,
      settings.filter(({ length }) => length < SHORT),
    )
  );
}
