/** Figures and types of events in words. */
import { words } from '../../words';

export interface Figure {
  low: number | null;
  best: number | null;
  high: number | null;
}

/** "12", "10 to 14, best 12", "85 or more". */
export function rangeOf({ low, best, high }: Figure): string {
  if (low !== null && low === high) return words.number(low);
  const range = low === null && high === null ? '' : words.bounds(low, high);
  if (best === null || (best === low && high === null) || (best === high && low === null)) return range;
  return range ? `${range}, ${words.places.best(words.number(best))}` : words.number(best);
}
