/** Random secrets that stand for a person until they expire, known to all processes; only their hashes are kept. */
export interface SharedSecrets {
  /** A new secret for a person. */
  issue(userId: number): Promise<string>;
  /** Whom a secret stands for; undefined where it is none or has expired. */
  look(secret: string): Promise<number | undefined>;
  /** Makes a secret worthless, and tells whom it stood for: only the first who takes it hears that. */
  take(secret: string): Promise<number | undefined>;
}
