/** Days gathered into bars. */
export interface Bars {
  /** How many days a bar stands for. */
  width: number;
  counts: number[];
  most: number;
}

const WIDTHS = [1, 7, 30, 91, 365];

/** Counts by day from day `first` to `last`, in as many bars as fit; the last width where even it has more. */
export function bars(day: number[], count: number[], first: number, last: number, fit: number): Bars {
  const span = last - first + 1;
  const width = WIDTHS.find((one) => span / one <= fit) ?? WIDTHS[WIDTHS.length - 1]!;
  const counts = Array.from({ length: Math.max(1, Math.ceil(span / width)) }, () => 0);
  day.forEach((one, n) => {
    if (one >= first && one <= last) counts[Math.floor((one - first) / width)]! += count[n] ?? 0;
  });
  return { width, counts, most: Math.max(1, ...counts) };
}
