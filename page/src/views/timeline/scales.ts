/** From days and numbers to places on a chart, and the marks along its axes. */
import { daysAfter, daysBetween } from '../../lib/days';

export interface Tick {
  at: number;
  label: string;
}

/** What a mark stands for; of days the first of each year is told with it. */
export type TickStep = 'first' | 'day' | 'month' | 'year';

export interface DayScale {
  first: string;
  last: string;
  x: (day: string) => number;
}

/** Days from `first` to `last` along a line from `left` to `right`; those outside lie on its ends. */
export function dayScale(first: string, last: string, left: number, right: number): DayScale {
  const days = daysBetween(first, last);
  const x = (day: string): number => {
    if (days <= 0) return (left + right) / 2;
    return left + (right - left) * Math.min(Math.max(daysBetween(first, day) / days, 0), 1);
  };
  return { first, last, x };
}

/** About `count` round whole numbers from 0 on; the last is `most` or above. */
export function numberTicks(most: number, count = 4): number[] {
  if (most <= 1) return [0, 1];
  const power = 10 ** Math.floor(Math.log10(most / count));
  const factor = [1, 2, 2.5, 5, 10].find((one) => one * power >= most / count) ?? 10;
  const step = Math.max(1, factor * power);
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, place) => place * step);
}

const DAY_STEPS = [1, 2, 7, 14];
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 12000];

/** Marks of a scale, no more than `room` of them; `written` words a day for its step. */
export function dayTicks(
  scale: DayScale,
  room: number,
  written: (day: string, step: TickStep) => string,
): Tick[] {
  const days = daysBetween(scale.first, scale.last) + 1;
  const most = Math.max(room, 2);
  const step = DAY_STEPS.find((one) => Math.ceil(days / one) <= most);
  if (step !== undefined) {
    return Array.from({ length: Math.ceil(days / step) }, (_, number) => {
      const day = daysAfter(scale.first, number * step);
      const before = daysAfter(scale.first, (number - 1) * step);
      const first = number === 0 || before.slice(0, 4) !== day.slice(0, 4);
      return { at: scale.x(day), label: written(day, first ? 'first' : 'day') };
    });
  }
  const [start, end] = [monthNumber(scale.first), monthNumber(scale.last)];
  const months = MONTH_STEPS.find((one) => (end - start) / one + 1 <= most) ?? 12000;
  const begin = scale.first.endsWith('-01') ? start : start + 1;
  const ticks: Tick[] = [];
  for (let month = Math.ceil(begin / months) * months; month <= end; month += months) {
    const day = firstOfMonth(month);
    ticks.push({ at: scale.x(day), label: written(day, months % 12 === 0 ? 'year' : 'month') });
  }
  return ticks;
}

/** How many months lie between the year 0 and the month of an ISO day. */
export function monthNumber(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

/** The first day of a month, by its number. */
export function firstOfMonth(month: number): string {
  const [year, of] = [Math.floor(month / 12), (month % 12) + 1];
  return `${String(year).padStart(4, '0')}-${String(of).padStart(2, '0')}-01`;
}
