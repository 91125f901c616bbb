/** Numbers, lists and item numbers as an English sentence says them. */

export function tasks(count: number): string {
  return count === 1 ? '1 task' : `${count} tasks`;
}

export function items(count: number): string {
  return count === 1 ? '1 item' : `${count} items`;
}

export function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}

/** "item 7", "items 1–3, 6". */
export function numbered(numbers: string): string {
  return `${/[,–]/u.test(numbers) ? 'items' : 'item'} ${numbers}`;
}

/** A unit within a sentence; a name that is not in English stands alone. */
export function the(unit: string): string {
  return /^\p{Script=Latin}/u.test(unit) ? `the ${unit}` : unit;
}

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "A, B and C". */
export function series(words: readonly string[], joint: 'and' | 'or'): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${joint} ${last}`;
}
