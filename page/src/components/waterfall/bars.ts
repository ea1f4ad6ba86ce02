/** The geometry of sums drawn as bars: places in percent of a width. */

export interface Bar {
  x: number;
  width: number;
}

export interface Waterfall {
  zero: number;
  needed: number;
  bars: Bar[];
}

/** A reason of a comparison; what forbids two to be one is no weight among others. */
interface Step {
  weight: number;
  total: number;
  forbids: boolean;
}

/** Bars from sum to sum on a scale that takes in 0 and what is needed. */
export function waterfall(steps: readonly Step[], threshold: number): Waterfall {
  const counted = steps.filter((step) => !step.forbids);
  const totals = counted.flatMap((step) => [step.total, step.total - step.weight]);
  const from = Math.min(0, ...totals);
  const to = Math.max(threshold, ...totals) * 1.05;
  const at = (value: number) => ((Math.min(to, Math.max(from, value)) - from) / (to - from)) * 100;
  const bars = steps.map(({ weight, total, forbids }) => {
    const ends = [at(forbids ? 0 : total), at(total - weight)].sort((one, other) => one - other);
    const [x = 0, end = 0] = ends;
    return { x, width: Math.max(end - x, 0.6) };
  });
  return { zero: at(0), needed: at(threshold), bars };
}
