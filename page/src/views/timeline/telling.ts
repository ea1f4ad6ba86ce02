/** Figures and stretches of days in words. */
import type { Shape } from '../../lib/ask.svelte';
import { dayWords, daysBetween, rangeWords, type Range } from '../../lib/days';
import { countedWords } from '../../lib/naming';
import { words } from '../../words';
import type { Unit } from './bins';
import type { TickStep } from './scales';

const MONTH = new Intl.DateTimeFormat(words.locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
const LONG = new Intl.DateTimeFormat(words.locale, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
});
const SHORT = new Intl.DateTimeFormat(words.locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
const YEAR_MONTH = new Intl.DateTimeFormat(words.locale, {
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

function at(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function formatted(format: Intl.DateTimeFormat, day: string): string {
  return Number.isNaN(at(day).getTime()) ? day : format.format(at(day));
}

/** "February 2020" of "2020-02". */
export function monthWords(month: string): string {
  return formatted(MONTH, `${month}-01`);
}

/** "Thursday 6 February". */
export function longDay(day: string): string {
  return formatted(LONG, day);
}

/** A day as a mark on an axis. */
export function tickWords(day: string, step: TickStep): string {
  if (step === 'year') return day.slice(0, 4);
  if (step === 'first') return dayWords(day);
  return formatted(step === 'month' ? YEAR_MONTH : SHORT, day);
}

/** "in February 2020" and "in 2020" where a stretch is just that, else its first and last day. */
export function stretchWords(days: Range): string {
  const { earliest, latest } = days;
  if (!earliest || !latest) return rangeWords(days);
  const reach = daysBetween(earliest, latest);
  if (earliest.endsWith('-01-01') && latest.endsWith('-12-31') && reach < 366) return earliest.slice(0, 4);
  if (earliest.endsWith('-01') && earliest.slice(0, 7) === latest.slice(0, 7) && reach >= 27) {
    return monthWords(earliest.slice(0, 7));
  }
  return rangeWords(days);
}

/** A bar of the overview in words. */
export function binWords(unit: Unit, first: string, last: string): string {
  if (unit === 'day') return dayWords(first);
  if (unit === 'month') return monthWords(first.slice(0, 7));
  return unit === 'year' ? first.slice(0, 4) : rangeWords({ earliest: first, latest: last });
}

/** "8 Turkish soldiers killed", "up to 1,000,000 people displaced, over a stretch of days". */
export function figureWords(figure: Shape<'TimelineCount'>): string {
  const t = words.timeline;
  const ends = t.bounds(figure.low, figure.high);
  const differs = figure.best !== null && figure.best !== figure.low && figure.best !== figure.high;
  const parts = [
    `${ends} ${countedWords(figure)}`,
    differs && figure.best !== null ? t.best(figure.best) : '',
    words.names.scope[figure.scope] ?? '',
    figure.part ? words.names.part : '',
    figure.households ? words.names.households : '',
  ];
  return parts.filter(Boolean).join(', ');
}
