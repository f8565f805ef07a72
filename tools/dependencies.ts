/** What `package-lock.json` says of a package; `dev` and `devOptional`: not in a production install. */
export interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
}

export interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Names that package authors wrote before SPDX had them, and what they are. */
const older: Readonly<Record<string, string>> = { BSD: "BSD-2-Clause" };

/** Whether an SPDX expression is met by licences that are allowed: any of an OR, all of an AND. */
export function isAllowed(expression: string, allowed: ReadonlySet<string>): boolean {
  const text = expression.trim().replace(/^\((.*)\)$/u, "$1");
  const either = text.split(" OR ");
  if (either.length > 1) return either.some((one) => isAllowed(one, allowed));
  return text.split(" AND ").every((one) => allowed.has(older[one.trim()] ?? one.trim()));
}

/** Packages of a production install whose licence is none of the allowed, each with what it says. */
export function wrongLicences(
  packages: Readonly<Record<string, LockedPackage>>,
  allowed: ReadonlySet<string>,
): string[] {
  return Object.entries(packages).flatMap(([path, { license, dev, devOptional }]) => {
    if (path === "" || dev || devOptional || (license !== undefined && isAllowed(license, allowed))) return [];
    return [`${path.replace(/^.*node_modules\//u, "")}: ${license ?? "no licence"}`];
  });
}

/** Direct dependencies that are asked for by a range: another day would install another version. */
export function ranges({ dependencies, devDependencies, optionalDependencies }: Manifest): string[] {
  return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).flatMap(([name, version]) =>
    /^\d+\.\d+\.\d+(?:-[\w.]+)?$/u.test(version) ? [] : [`${name}: ${version}`],
  );
}

/** Direct dependencies that a text, a list of `name`s with their reasons, does not give a reason for. */
export function unexplained({ dependencies, devDependencies, optionalDependencies }: Manifest, text: string): string[] {
  return Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
    (name) => !text.includes(`| \`${name}\` |`),
  );
}
