/** Numbers in words, the same in all views. */

/** "1,200", "2.5". */
export const number = (value: number): string => value.toLocaleString('en-GB', { maximumFractionDigits: 2 });

/** "1 event", "1,200 events". */
export const counted = (count: number, one: string, more = `${one}s`): string =>
  `${number(count)} ${count === 1 ? one : more}`;

/** "12", "85 or more", "at most 30", "24 to 99". */
export function bounds(low: number | null, high: number | null): string {
  if (low !== null && low === high) return number(low);
  if (low !== null && high !== null) return `${number(low)} to ${number(high)}`;
  if (low !== null) return `${number(low)} or more`;
  return high === null ? 'number not told' : `at most ${number(high)}`;
}
