import fc from "fast-check";

/** Everything JavaScript can hold in a text: NUL, halves of surrogate pairs, right to left, emoji. */
export const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(fc.constantFrom("\0", "\uD83D", "\uDE00", "👨‍👩‍👧", "\u202Eعربي", "שלום", "'\"\\%_", "\r\n", "安全", "\u200B"))
    .map((parts) => parts.join("")),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
);
