/** Values of corrections, as the judgement file writes them. */

/** Two ends as one value: "a..b", "a", "a..", "..b", or "none". */
export function rangeValue(from: string, to: string): string {
  const [first, last] = [from.trim(), to.trim()];
  if (first === '' && last === '') return 'none';
  return first === last ? first : `${first}..${last}`;
}

/** The two ends of a value. */
export function ends(value: string): [string, string] {
  if (value === 'none') return ['', ''];
  const [first = '', last] = value.split('..');
  return [first, last ?? first];
}

/** Whether the second end lies before the first. */
export function backwards(from: string, to: string, counts: boolean): boolean {
  if (from === '' || to === '') return false;
  return counts ? Number(to) < Number(from) : to < from;
}

/** A field of a figure as its kind and whom it counts. */
export function figureOf(field: string): [string, string] {
  const cut = field.indexOf(':');
  return cut < 0 ? [field, ''] : [field.slice(0, cut), field.slice(cut + 1)];
}
