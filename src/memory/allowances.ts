/** `notice`: refused, and the person is to be told; `drop`: refused in silence, for they know already. */
export type Taken = "take" | "notice" | "drop";

/** What people may still ask, counted for all processes together. */
export interface SharedAllowances {
  /** Takes one off an allowance of `burst` at once and `perSecond` more each second. */
  take(key: string, allowance: { readonly burst: number; readonly perSecond: number }): Promise<Taken>;
}
