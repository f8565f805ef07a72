import type { InlineKeyboard } from "grammy";

/** Numbered buttons in a row that a phone shows well. */
export const BUTTONS_A_ROW = 5;

/** Some of many items. */
export interface PagedItems<T> {
  readonly shown: readonly T[];
  readonly page: number;
  /** Place of the first one shown. */
  readonly first: number;
  readonly isLast: boolean;
}

/** The items of a page, from 0; of the last one where there are not so many. */
export function paged<T>(items: readonly T[], wanted: number, size: number): PagedItems<T> {
  const last = Math.max(0, Math.ceil(items.length / size) - 1);
  const page = Math.min(wanted, last);
  const first = page * size;
  return { shown: items.slice(first, first + size), page, first, isLast: page === last };
}

/** Buttons to the items before and behind. */
export function turningButtons(
  keyboard: InlineKeyboard,
  { page, isLast }: Omit<PagedItems<unknown>, "shown">,
  data: (page: number) => string,
): void {
  if (page > 0) keyboard.text("‹", data(page - 1));
  if (!isLast) keyboard.text("›", data(page + 1));
}
