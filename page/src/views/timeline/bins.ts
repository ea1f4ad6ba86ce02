/** How many events there are over time: bars of days, weeks, months or years. */
import { daysAfter, daysBetween } from '../../lib/days';
import { firstOfMonth, monthNumber } from './scales';

export type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year';

export interface Bin {
  /** ISO days, both taken in. */
  first: string;
  last: string;
  /** Events that are known to a day of it. */
  exact: number;
  /** Events that lie in it and are not known to a day. */
  within: number;
}

export interface Bins {
  unit: Unit;
  bins: Bin[];
  /** Events that may lie in several of the bars, and so stand in none. */
  across: number;
}

export interface Columns {
  earliest: (string | null)[];
  latest: (string | null)[];
  events: number[];
}

const MOST = 170;
const MONTHS: Partial<Record<Unit, number>> = { month: 1, quarter: 3, year: 12 };

/** Bars of the days told up to `until`, of the smallest unit that gives few enough of them; null: no day. */
export function binned(columns: Columns, until?: string): Bins | null {
  const spans = columns.events
    .map((events, at) => ({ events, from: columns.earliest[at] ?? null, to: columns.latest[at] ?? null }))
    .filter(({ from, to }) => !until || (from ?? to ?? '') <= until);
  const days = spans.flatMap(({ from, to }) => (from && from === to ? [from] : []));
  // Where nothing is known to a day, the bars are of what the rest may be of.
  const known = days.length
    ? days
    : spans.flatMap(({ from, to }) => [from, to].filter((day) => typeof day === 'string'));
  if (!known.length) return null;
  const first = known.reduce((a, b) => (a < b ? a : b));
  const last = known.reduce((a, b) => (a > b ? a : b));
  const unit = unitOf(first, last);
  const bins = empty(unit, first, last);
  let across = 0;
  for (const { events, from, to } of spans) {
    const bin = from && to ? bins[place(unit, bins, from)] : undefined;
    if (!bin || !from || !to || from < bin.first || to > bin.last) across += events;
    else if (from === to) bin.exact += events;
    else bin.within += events;
  }
  return { unit, bins, across };
}

function unitOf(first: string, last: string): Unit {
  const days = daysBetween(first, last) + 1;
  if (days <= MOST) return 'day';
  if (days <= MOST * 7) return 'week';
  const months = monthNumber(last) - monthNumber(first) + 1;
  if (months <= MOST) return 'month';
  return months <= MOST * 3 ? 'quarter' : 'year';
}

function empty(unit: Unit, first: string, last: string): Bin[] {
  const bins: Bin[] = [];
  for (let begin = beginOf(unit, first); begin <= last;) {
    const next = after(unit, begin);
    bins.push({ first: begin, last: daysAfter(next, -1), exact: 0, within: 0 });
    begin = next;
  }
  return bins;
}

/** The Monday, or the first of a month, quarter or year, on or before a day. */
export function beginOf(unit: Unit, day: string): string {
  if (unit === 'day') return day;
  if (unit === 'week') return daysAfter(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
  const months = MONTHS[unit] ?? 1;
  return firstOfMonth(Math.floor(monthNumber(day) / months) * months);
}

function after(unit: Unit, begin: string): string {
  if (unit === 'day') return daysAfter(begin, 1);
  if (unit === 'week') return daysAfter(begin, 7);
  return firstOfMonth(monthNumber(begin) + (MONTHS[unit] ?? 1));
}

/** The place of the bar that a day lies in; -1 or beyond the last where it lies in none. */
export function place(unit: Unit, bins: Bin[], day: string): number {
  const begin = bins[0]?.first;
  if (begin === undefined) return -1;
  if (unit === 'day') return daysBetween(begin, day);
  if (unit === 'week') return Math.floor(daysBetween(begin, day) / 7);
  return Math.floor((monthNumber(day) - monthNumber(begin)) / (MONTHS[unit] ?? 1));
}
