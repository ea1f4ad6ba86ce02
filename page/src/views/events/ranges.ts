/** The geometry of figures drawn as ranges: places in percent of a width. */

/** Room at both ends for arrows of what is left open. */
const MARGIN = 5;
const LOGARITHMIC = 40;
const TICKS = 4;

export interface Scale {
  from: number;
  to: number;
  logarithmic: boolean;
  ticks: number[];
  /** Where a value stands, in percent of the width. */
  at(value: number): number;
}

export type Shape =
  | { kind: 'point'; x: number }
  | { kind: 'range'; x: number; end: number }
  | { kind: 'least'; x: number }
  | { kind: 'most'; x: number }
  | { kind: 'none' };

/** One scale on which all `values` stand; from 0 unless they lie close together, by tens where they lie far apart. */
export function scaleOver(values: readonly number[]): Scale {
  const known = values.filter((value) => Number.isFinite(value));
  const most = Math.max(0, ...known);
  const least = known.length ? Math.min(...known) : 0;
  const positive = known.filter((value) => value > 0);
  const logarithmic = positive.length > 0 && least > 0 && most / Math.min(...positive) > LOGARITHMIC;
  if (logarithmic) {
    const from = 10 ** Math.floor(Math.log10(least));
    const to = 10 ** Math.ceil(Math.log10(most));
    const steps = Math.max(1, Math.round(Math.log10(to / from)));
    const ticks = Array.from({ length: steps + 1 }, (_, step) => from * 10 ** step);
    return {
      from,
      to,
      logarithmic,
      ticks,
      at: (value) => placed(Math.log10(Math.max(value, from) / from) / steps),
    };
  }
  const step = stepFor(least > most * 0.6 ? most - least || most : most);
  const from = least > most * 0.6 && most - least > 0 ? Math.floor(least / step) * step : 0;
  const to = Math.max(Math.ceil(most / step) * step, from + step);
  const ticks: number[] = [];
  for (let tick = from; tick <= to + step / 1000; tick += step) ticks.push(Number(tick.toPrecision(12)));
  return { from, to, logarithmic, ticks, at: (value) => placed((value - from) / (to - from)) };
}

function placed(share: number): number {
  return MARGIN + Math.min(1, Math.max(0, share)) * (100 - 2 * MARGIN);
}

/** 1, 2 or 5 times a power of ten, so that some four steps make up the whole. */
function stepFor(whole: number): number {
  if (whole <= 0) return 1;
  const rough = whole / TICKS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10;
  return step * power;
}

/** How a count with perhaps open ends is drawn. */
export function shapeOf(low: number | null, high: number | null, scale: Scale): Shape {
  if (low === null && high === null) return { kind: 'none' };
  if (high === null) return { kind: 'least', x: scale.at(low as number) };
  if (low === null) return { kind: 'most', x: scale.at(high) };
  if (low === high) return { kind: 'point', x: scale.at(low) };
  return { kind: 'range', x: scale.at(Math.min(low, high)), end: scale.at(Math.max(low, high)) };
}
