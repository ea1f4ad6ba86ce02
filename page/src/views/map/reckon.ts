/** What of a record's events is shown, place by place. */
import { daysBetween } from '../../lib/days';
import type { Shape } from '../../lib/ask.svelte';
import { FAMILIES, familyOf } from './families';

export type MapEvents = Shape<'MapEvents'>;

export interface Sought {
  /** The day that is asked about; events that began after it are left out. */
  asOf: string | null;
  /** How many days up to it; all where it is null, those that nothing dates among them. */
  days: number | null;
  families: ReadonlySet<string>;
  statuses: ReadonlySet<string>;
}

export interface Shown {
  /** How many events each spot has. */
  totals: Uint32Array;
  /** How many of each family, spot by spot. */
  byFamily: Uint32Array;
  /** How many of each family there are without regard to which families are chosen. */
  families: number[];
  /** With a point on the map. */
  drawn: number;
  undated: number;
  /** Told of a whole country or of a place without a point, and of no place. */
  unplaced: number;
  nowhere: number;
  /** All of the record. */
  all: number;
}

/** UCDP where_prec from which on a place is too wide to draw: a country, or not known. */
const TOO_WIDE = 6;

export function isDrawn(events: MapEvents, spot: number): boolean {
  const { lat, lon, precision } = events.spots;
  return lat[spot] != null && lon[spot] != null && (precision[spot] ?? 7) < TOO_WIDE;
}

export function reckon(events: MapEvents, sought: Sought): Shown {
  const { spot, type, status, first, last } = events.events;
  const familyNumber = events.types.map((one) => FAMILIES.indexOf(familyOf(one.code)));
  const statusOn = events.statuses.map((one) => sought.statuses.has(one));
  const familyOn = FAMILIES.map((one) => sought.families.has(one));
  const spots = events.spots.key.length;
  const drawable = Array.from({ length: spots }, (_, n) => isDrawn(events, n));
  const end = sought.asOf ? daysBetween(events.origin, sought.asOf) : Infinity;
  const start = sought.days === null ? -Infinity : end - sought.days + 1;
  const shown: Shown = {
    totals: new Uint32Array(spots),
    byFamily: new Uint32Array(spots * FAMILIES.length),
    families: FAMILIES.map(() => 0),
    drawn: 0,
    undated: 0,
    unplaced: 0,
    nowhere: 0,
    all: spot.length,
  };
  for (let n = 0; n < spot.length; n += 1) {
    if (!statusOn[status[n]!]) continue;
    const began = first[n] ?? last[n] ?? null;
    if (began === null ? sought.days !== null : began > end || (last[n] ?? end) < start) continue;
    const family = familyNumber[type[n]!]!;
    shown.families[family]! += 1;
    if (!familyOn[family]) continue;
    if (began === null) shown.undated += 1;
    const at = spot[n]!;
    if (at < 0) {
      shown.nowhere += 1;
      continue;
    }
    shown.totals[at]! += 1;
    shown.byFamily[at * FAMILIES.length + family]! += 1;
    if (drawable[at]) shown.drawn += 1;
    else shown.unplaced += 1;
  }
  return shown;
}
