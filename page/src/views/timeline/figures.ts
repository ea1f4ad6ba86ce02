/** What the view of figures shows: what is counted, how divided, how drawn, and which point is opened. */
import type { Query } from '../../lib/address.svelte';
import type { Shape } from '../../lib/ask.svelte';
import { words } from '../../words';
import type { Unit } from './bins';
import { byUnit, eventsOf, most, running, type Series, type Step } from './sums';

export type Figures = Shape<'Figures'>;
export type Told = Shape<'FigureTold'> & { series: Shape<'FigureToldSeries'> };

export const KINDS = [
  'killed',
  'injured',
  'displaced',
  'captured_people',
  'missing',
  'strikes',
  'targets',
] as const;
export const DIVISIONS = ['party', 'all', 'account'] as const;
export const SHAPES = ['running', 'week', 'month', 'year'] as const;
export type DrawnAs = (typeof SHAPES)[number];

/** As many series as have a look of their own are drawn. */
export const DRAWN = 6;

export interface Chosen {
  kind: (typeof KINDS)[number];
  by: (typeof DIVISIONS)[number];
  shape: DrawnAs;
}

export function asked(query: Query): Chosen {
  return {
    kind: KINDS.find((one) => one === query.kind) ?? 'killed',
    by: DIVISIONS.find((one) => one === query.by) ?? 'party',
    shape: SHAPES.find((one) => one === query.shape) ?? 'running',
  };
}

export function stepsOf(series: Series, shape: DrawnAs): Step[] {
  return shape === 'running' ? running(series) : byUnit(series.counted, shape as Unit);
}

/** What a series is called. */
export function nameOf(series: Series, by: Figures['by']): string {
  const t = words.figures;
  const none = { party: t.noParty, all: t.everybody, account: t.noOrigin }[by];
  const name = series.name || none;
  return series.households ? t.homes(name) : name;
}

/** The sources' own totals that have a day, and of these those that a chart reaching to `top` can show. */
export function toldMarks(found: Figures, top: number): { drawn: Told[]; above: number } {
  const all = found.told.flatMap((series) => series.points.map((point) => ({ ...point, series })));
  const dated = all.filter((point) => point.day !== null && !point.series.households);
  const drawn = top > 0 ? dated.filter((point) => point.best <= 2 * top) : dated;
  return { drawn, above: dated.length - drawn.length };
}

/** The greatest number of some series as they are drawn. */
export function topOf(series: Series[], shape: DrawnAs): number {
  return Math.max(0, ...series.map((one) => most(stepsOf(one, shape))));
}

/** Which events a point of a series rests on. */
export function eventsAt(series: Series, shape: DrawnAs, step: Step): string[] {
  return eventsOf(series.counted, step.day, step.last, shape === 'running');
}

/** How an opened point stands in the address: the place of its series, and its day; no day: undated ones. */
export function pointKey(series: number, day: string): string {
  return `${series}.${day}`;
}

export function pointOf(key: string | undefined): { series: number; day: string } | null {
  const found = /^(\d{1,3})\.(\d{4}-\d{2}-\d{2}|)$/.exec(key ?? '');
  return found ? { series: Number(found[1]), day: found[2] ?? '' } : null;
}
