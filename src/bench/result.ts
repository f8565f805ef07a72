import type { Standing } from "./comparison.ts";
import type { Scaling } from "./scaling.ts";

/** Everything one run of the bench found. */
export interface BenchResult {
  readonly questions: number;
  readonly standings: readonly Standing[];
  /** Resident memory of a process that has loaded the corpus and answered. */
  readonly residentBytes: number;
  readonly scaling?: Scaling | undefined;
}
