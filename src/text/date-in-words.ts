import type { Language } from "../domain.ts";

/** A date as the catalogue knows it (`2023`, `2023-01`, `2023-01-11`, `--01-11`) in words; anything else as it is. */
export function dateInWords(date: string, language: Language): string {
  const [, year, month, day] = /^(\d{4}|-)(?:-(\d\d))?(?:-(\d\d))?$/.exec(date) ?? [];
  if (year === undefined) return date;
  const hasYear = year !== "-";
  // A leap year, so that 29 February is a day where no year is named.
  const time = Date.UTC(hasYear ? Number(year) : 2000, Number(month ?? 1) - 1, Number(day ?? 1));
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    timeZone: "UTC",
    ...(hasYear && { year: "numeric" as const }),
    ...(month !== undefined && { month: "long" as const }),
    ...(day !== undefined && { day: "numeric" as const }),
  }).format(time);
}
