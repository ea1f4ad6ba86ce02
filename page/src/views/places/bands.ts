/** Bands of time: where a holding stands on an axis of days, with its uncertain ends. */
import { daysAfter, daysBetween } from '../../lib/days';

export interface Span {
  earliest: string | null;
  latest: string | null;
}

/** What a band is made of. */
export interface Held {
  since: Span;
  until: Span | null;
  told: string | null;
}

/**
 * A piece of a band, in pixels. It may have begun during `begin` and ended during `end`; in `sure` accounts
 * tell of it, in `stale` it is not told to have ended, nor told of any more.
 */
export interface Piece {
  kind: 'begin' | 'sure' | 'stale' | 'end';
  from: number;
  to: number;
}

export interface Tick {
  x: number;
  day: string;
  /** How much of the day is worth writing. */
  unit: 'day' | 'month' | 'year';
}

/** How far a beginning is drawn back where nobody tells its first day, in pixels. */
const OPEN = 28;
const SIZES = [1, 2, 7, 14, 30, 91, 182, 365, 730, 1826, 3652];

/** An axis of days over a width in pixels. */
export class Axis {
  readonly first: string;
  readonly last: string;

  constructor(
    first: string,
    last: string,
    readonly width: number,
    readonly margin = 2,
  ) {
    // One day alone would have no length.
    this.first = first === last ? daysAfter(first, -1) : first;
    this.last = daysAfter(last, 1);
  }

  /** Where the beginning of a day stands. */
  x(day: string): number {
    const share = daysBetween(this.first, day) / daysBetween(this.first, this.last);
    return this.margin + Math.min(1, Math.max(0, share)) * (this.width - 2 * this.margin);
  }

  /** Where the end of a day stands. */
  end(day: string): number {
    return this.x(daysAfter(day, 1));
  }

  has(day: string): boolean {
    return day >= this.first && day < this.last;
  }

  /** Days to write under the axis, no closer than `apart` pixels. */
  ticks(apart = 84): Tick[] {
    const days = daysBetween(this.first, this.last);
    const least = (days * apart) / Math.max(1, this.width);
    const size = SIZES.find((one) => one >= least) ?? Math.ceil(least / 3652) * 3652;
    const unit = size >= 365 ? 'year' : size >= 30 ? 'month' : 'day';
    return starts(this.first, this.last, size, unit).map((day) => ({ x: this.x(day), day, unit }));
  }
}

function starts(first: string, last: string, size: number, unit: Tick['unit']): string[] {
  const found: string[] = [];
  if (unit === 'day') {
    for (let day = first; day < last; day = daysAfter(day, size)) found.push(day);
    return found;
  }
  const months = unit === 'year' ? Math.round(size / 365) * 12 : Math.round(size / 30);
  const [year = 0, month = 1] = first.split('-').map(Number);
  for (let number = Math.ceil((year * 12 + month - 1) / months) * months; ; number += months) {
    const day = `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}-01`;
    if (day >= last) return found;
    if (day >= first) found.push(day);
  }
}

/** The pieces of a holding on an axis, none where nothing dates it. */
export function pieces(held: Held, axis: Axis): Piece[] {
  const by = held.since.latest ?? held.since.earliest;
  if (by === null) return [];
  const sure = axis.x(by);
  const begun = held.since.earliest === null ? sure - OPEN : axis.x(held.since.earliest);
  const over = held.until;
  const close = over === null ? null : (over.earliest ?? over.latest);
  const last = over === null ? null : (over.latest ?? over.earliest);
  const ending = close === null ? axis.width - axis.margin : Math.max(sure, axis.x(close));
  const ended = last === null ? ending : Math.max(ending, axis.x(last));
  const told = held.told === null ? sure : Math.min(ending, Math.max(sure, axis.end(held.told)));
  const found: Piece[] = [
    { kind: 'begin', from: Math.max(0, Math.min(begun, sure)), to: sure },
    { kind: 'sure', from: sure, to: told },
    { kind: 'stale', from: told, to: ending },
    { kind: 'end', from: ending, to: ended },
  ];
  return found.filter((piece) => piece.to - piece.from > 0.01);
}

/** The days that an axis has to hold: all that holdings tell, and the day asked about. */
export function extent(holdings: Held[], asOf: string): [string, string] {
  const days = holdings.flatMap((one) => [
    one.since.earliest,
    one.since.latest,
    one.until?.earliest,
    one.until?.latest,
    one.told,
  ]);
  const known = [...days.filter((day): day is string => !!day), asOf].sort();
  const first = known[0] ?? asOf;
  const last = known[known.length - 1] ?? asOf;
  const air = Math.max(1, Math.round(daysBetween(first, last) * 0.03));
  return [daysAfter(first, -air), daysAfter(last, air)];
}

/** Slices of a piece that fade in (or out, where `out`), each with how much is seen of it. */
export function slices(
  piece: Piece,
  out: boolean,
  count = 10,
): { from: number; width: number; seen: number }[] {
  const width = (piece.to - piece.from) / count;
  return Array.from({ length: count }, (_, number) => ({
    from: piece.from + number * width,
    width,
    seen: ((out ? count - 1 - number : number) + 0.5) / count,
  }));
}

/** Counts by day as bars `size` pixels wide, each with its share of the highest. */
export function bars(
  days: { day: string; events: number }[],
  axis: Axis,
  size = 3,
): { x: number; events: number; share: number }[] {
  const found = new Map<number, number>();
  for (const { day, events } of days) {
    if (!axis.has(day)) continue;
    const at = Math.floor(axis.x(day) / size) * size;
    found.set(at, (found.get(at) ?? 0) + events);
  }
  const most = Math.max(1, ...found.values());
  return [...found].map(([x, events]) => ({ x, events, share: Math.sqrt(events / most) }));
}
