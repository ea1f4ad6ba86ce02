/** Weights and sums of reasons in words: a sign where it says something. */
import { words } from '../words';

/** "+2.5", "−1", "0". */
export function weightWords(weight: number): string {
  return weight > 0 ? `+${sumWords(weight)}` : sumWords(weight);
}

/** "5.5", "−1". */
export function sumWords(sum: number): string {
  const text = words.number(Math.abs(sum));
  return sum < 0 ? `−${text}` : text;
}
