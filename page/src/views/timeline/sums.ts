/** What figures over time are drawn from: running totals, and counts by week. */
import { daysAfter } from '../../lib/days';
import type { Shape } from '../../lib/ask.svelte';
import { beginOf, type Unit } from './bins';

export type Series = Shape<'FigureSeries'>;
export type Counted = Shape<'FigureEvents'>;

export interface Step {
  /** The day from which it holds, and the last one where it is of a stretch of days. */
  day: string;
  last: string;
  low: number;
  best: number;
  high: number;
  /** Whether some event leaves open how many more it may be. */
  open: boolean;
}

/** The running total of a series. */
export function running(series: Series): Step[] {
  const { day, low, best, high, open_high } = series.points;
  return day.map((one, at) => ({
    day: one,
    last: one,
    low: low[at] ?? 0,
    best: best[at] ?? 0,
    high: high[at] ?? 0,
    open: (open_high[at] ?? 0) > 0,
  }));
}

/**
 * Counts by week, month or year: `best` adds events that were over in it, `low` those that surely lie in it
 * as a whole, `high` all that may lie in it, so that what lies in one of two weeks is in the high of both.
 */
export function byUnit(counted: Counted, unit: Unit): Step[] {
  const found = new Map<string, Step>();
  const at = (day: string): Step => {
    const begin = beginOf(unit, day);
    const step = found.get(begin) ?? {
      day: begin,
      last: lastOf(unit, begin),
      low: 0,
      best: 0,
      high: 0,
      open: false,
    };
    found.set(begin, step);
    return step;
  };
  counted.event_id.forEach((_, n) => {
    const last = counted.last[n] ?? '';
    const first = counted.first[n] ?? last;
    const [low, best, high] = [counted.low[n] ?? 0, counted.best[n] ?? 0, counted.high[n] ?? null];
    const end = at(last);
    end.best += best;
    if (first >= end.day) end.low += low;
    for (let step = at(first); ; step = at(daysAfter(step.last, 1))) {
      step.high += high ?? best;
      step.open ||= high === null;
      if (step.last >= last) break;
    }
  });
  return [...found.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** The last day of the week, month or year that begins on a day. */
function lastOf(unit: Unit, begin: string): string {
  const reach = { day: 1, week: 7, month: 31, quarter: 92, year: 366 }[unit];
  return daysAfter(beginOf(unit, daysAfter(begin, reach)), -1);
}

/** The events that changed a total on a day, or that may lie between two days; those with most first. */
export function eventsOf(counted: Counted, first: string, last: string, changed: boolean): string[] {
  const found = counted.event_id.map((id, n) => ({
    id,
    first: counted.first[n] ?? counted.last[n] ?? '',
    last: counted.last[n] ?? '',
    best: counted.best[n] ?? 0,
  }));
  return found
    .filter((one) =>
      changed ? one.first === first || one.last === first : one.last >= first && one.first <= last,
    )
    .sort((a, b) => b.best - a.best || (a.id < b.id ? -1 : 1))
    .map((one) => one.id);
}

/** The greatest number that steps reach. */
export function most(steps: Step[]): number {
  return steps.reduce((top, step) => Math.max(top, step.high, step.best), 0);
}
