/** Days and ranges of days in words. Days are ISO days; an end that is not told is null. */
import { words } from '../words';

export interface Range {
  earliest?: string | null;
  latest?: string | null;
}

const FORMAT = new Intl.DateTimeFormat(words.locale, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const ISO = /^\d{4}-\d{2}-\d{2}$/;

/** "6 Feb 2020"; the text itself where it is no ISO day. */
export function dayWords(day: string): string {
  if (!ISO.test(day)) return day;
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? day : FORMAT.format(date);
}

/** "6 – 8 Feb 2020", "by 8 Feb 2020", "6 Feb 2020 or later", "no day told". */
export function rangeWords(range: Range | null | undefined): string {
  const { earliest, latest } = range ?? {};
  if (earliest && latest) {
    if (earliest === latest) return dayWords(earliest);
    if (ISO.test(earliest) && ISO.test(latest) && earliest < latest) {
      return FORMAT.formatRange(new Date(`${earliest}T00:00:00Z`), new Date(`${latest}T00:00:00Z`));
    }
    return `${dayWords(earliest)} – ${dayWords(latest)}`;
  }
  if (latest) return words.days.by(dayWords(latest));
  if (earliest) return words.days.from(dayWords(earliest));
  return words.days.none;
}

/** The ISO day `count` days after `day`. */
export function daysAfter(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

/** How many days `to` is after `from`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

// An end that is left open is written as two dots.
const WRITTEN = /^(\d{4}-\d{2}-\d{2}|\.\.)?(\/)?(\d{4}-\d{2}-\d{2}|\.\.)?$/;

/** Days that a record writes as "2020-02-06" or "2020-02-06/..", as people do; other text as it is. */
export function writtenDays(text: string): string {
  const found = WRITTEN.exec(text);
  if (!found || !text) return text;
  const [, first, slash, last] = found;
  const end = (day: string | undefined) => (day && day !== '..' ? day : null);
  return rangeWords({ earliest: end(first), latest: end(slash ? last : first) });
}
