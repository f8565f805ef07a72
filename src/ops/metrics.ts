/** Values a label can have: all are known beforehand, so that nobody outside can make more of them. */
type Labels = Readonly<Record<string, readonly string[]>>;
type LabelsOf<L extends Labels> = { readonly [name in keyof L]: L[name][number] };

interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

interface Family {
  readonly name: string;
  readonly help: string;
  readonly type: "counter" | "gauge" | "histogram";
  /** Without a sample where a value cannot be had now. */
  readonly samples: () => Promise<readonly Sample[]>;
}

/** What a process counts and measures, as Prometheus reads it (text format 0.0.4). */
export class Metrics {
  readonly #families: Family[] = [];

  /** Adds a counter, which begins at 0 for each combination of labels; gives what adds to it. */
  counter<const L extends Labels>(name: string, help: string, labels: L): (at: LabelsOf<L>, by?: number) => void {
    const counts = new Map(combinations(labels).map((combination) => [keyOf(combination), { combination, count: 0 }]));
    const samples = async () =>
      [...counts.values()].map(({ combination, count }) => ({ name, labels: combination, value: count }));
    this.#families.push({ name, help, type: "counter", samples });
    return (at, by = 1) => {
      const found = counts.get(keyOf(at));
      if (found) found.count += by;
    };
  }

  /** Adds a value that is looked up at each reading; left out where there is none, or it cannot be had. */
  gauge(name: string, help: string, read: () => number | undefined | Promise<number | undefined>): void {
    const samples = async () => {
      const value = await Promise.resolve()
        .then(read)
        .catch(() => undefined);
      return value === undefined || Number.isNaN(value) ? [] : [{ name, labels: {}, value }];
    };
    this.#families.push({ name, help, type: "gauge", samples });
  }

  /** Adds a distribution over `bounds`, which rise; gives what adds a value to it. */
  histogram(name: string, help: string, bounds: readonly number[]): (value: number) => void {
    const counts = bounds.map(() => 0);
    let [sum, count] = [0, 0];
    const samples = async () => [
      ...bounds.map((bound, i) => ({ name: `${name}_bucket`, labels: { le: String(bound) }, value: counts[i] ?? 0 })),
      { name: `${name}_bucket`, labels: { le: "+Inf" }, value: count },
      { name: `${name}_sum`, labels: {}, value: sum },
      { name: `${name}_count`, labels: {}, value: count },
    ];
    this.#families.push({ name, help, type: "histogram", samples });
    return (value) => {
      for (const [i, bound] of bounds.entries()) if (value <= bound) counts[i] = (counts[i] ?? 0) + 1;
      sum += value;
      count += 1;
    };
  }

  /** Everything as it is now. */
  async text(): Promise<string> {
    const blocks = await Promise.all(
      this.#families.map(async ({ name, help, type, samples }) => {
        const lines = (await samples()).map((sample) => `${sample.name}${labelText(sample.labels)} ${sample.value}\n`);
        return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join("")}`;
      }),
    );
    return blocks.join("");
  }
}

function combinations(labels: Labels): Record<string, string>[] {
  return Object.entries(labels).reduce<Record<string, string>[]>(
    (found, [name, values]) => found.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
}

function keyOf(labels: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function labelText(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value}"`);
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}
