/** Answers as features of the map's sources. */
import type { Feature, FeatureCollection } from 'geojson';
import type { Shape } from '../../lib/ask.svelte';
import { labelWords } from '../../lib/naming';
import { lookNumber } from '../../lib/sides';
import { shortened } from '../../lib/text';
import { FAMILIES } from './families';
import { circle, onEdge, type Position } from './geometry';
import { isDrawn, type MapEvents, type Shown } from './reckon';

export type Control = Shape<'Control'>;
export type HeldPlace = Shape<'HeldPlace'>;
export type HeldStretch = Shape<'HeldStretch'>;
export type Collection = FeatureCollection;

/** A label longer than that hides more of the map than it tells; the list has all of the name. */
const LABEL = 40;

/** So many days after it was last told, a holding is drawn as old. */
export const OLD_DAYS = 14;
const FIRST_BEARING = 150;
const STEP_BEARING = 48;

const collection = (features: Feature[]): Collection => ({ type: 'FeatureCollection', features });
const point = (lon: number, lat: number, properties: object): Feature => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [lon, lat] },
  properties: { ...properties },
});

/** A place on the map: its events told with every precision, and who is said to hold it and its parts. */
export interface Place {
  key: string;
  name: string;
  lon: number;
  lat: number;
  spots: number[];
  total: number;
  precision: number;
  held: HeldPlace[];
}

/** All places of the map, those with most events first. */
export function placesOf(
  events: MapEvents | undefined,
  shown: Shown | null,
  control: Control | undefined,
): Place[] {
  const found = new Map<string, Place>();
  const at = (key: string, name: string, lon: number, lat: number, precision: number): Place => {
    let place = found.get(key);
    if (!place) found.set(key, (place = { key, name, lon, lat, spots: [], total: 0, precision, held: [] }));
    place.precision = Math.min(place.precision, precision);
    return place;
  };
  if (events && shown) {
    const { key, name, lon, lat, precision } = events.spots;
    shown.totals.forEach((total, spot) => {
      if (total === 0 || !isDrawn(events, spot)) return;
      const place = at(key[spot]!, name[spot]!, lon[spot]!, lat[spot]!, precision[spot]!);
      place.spots.push(spot);
      place.total += total;
    });
  }
  for (const one of control?.places ?? []) {
    const ground = one.key.split(':')[0]!;
    const place = at(ground, one.name, one.lon, one.lat, one.precision);
    // The whole before its parts.
    if (one.key === ground) {
      place.held.unshift(one);
      place.name = one.name;
    } else place.held.push(one);
  }
  return [...found.values()].sort(
    (a, b) => b.total - a.total || b.held.length - a.held.length || (a.name < b.name ? -1 : 1),
  );
}

/**
 * Where the sign of each spot stands: at its point, or where that is only the middle of an area, on the
 * area's edge, so that nobody takes it for the place where something happened.
 */
export function standings(events: MapEvents): Position[] {
  const { lon, lat, radius_km } = events.spots;
  const there = new Map<string, number>();
  return lon.map((x, spot): Position => {
    const [east, north, km] = [x ?? 0, lat[spot] ?? 0, radius_km[spot] ?? 0];
    if (km === 0) return [east, north];
    const before = there.get(`${east} ${north}`) ?? 0;
    there.set(`${east} ${north}`, before + 1);
    return onEdge(east, north, km, FIRST_BEARING + STEP_BEARING * before);
  });
}

function labelled(name: string): string {
  return shortened(labelWords(name), LABEL);
}

export function spotFeatures(events: MapEvents, shown: Shown, held: ReadonlySet<string>): Collection {
  const { key, name, radius_km } = events.spots;
  const at = standings(events);
  const features: Feature[] = [];
  shown.totals.forEach((n, spot) => {
    if (n === 0 || !isDrawn(events, spot)) return;
    const area = radius_km[spot] ? 1 : 0;
    features.push(
      point(...at[spot]!, {
        key: key[spot],
        name: labelled(name[spot]!),
        n,
        area,
        held: area === 0 && held.has(key[spot]!) ? 1 : 0,
      }),
    );
  });
  return collection(features);
}

/** The kinds of event beneath each place. */
export function familyFeatures(events: MapEvents, shown: Shown): Collection {
  const { key } = events.spots;
  const at = standings(events);
  const features: Feature[] = [];
  shown.totals.forEach((n, spot) => {
    if (n === 0 || !isDrawn(events, spot)) return;
    const there = FAMILIES.filter((_, family) => shown.byFamily[spot * FAMILIES.length + family]);
    there.forEach((family, place) => {
      const slot = 2 * place - (there.length - 1);
      features.push(point(...at[spot]!, { key: key[spot], family, at: slot }));
    });
  });
  return collection(features);
}

export function areaFeatures(events: MapEvents, shown: Shown): Collection {
  const { lon, lat, radius_km } = events.spots;
  const features: Feature[] = [];
  const drawn = new Set<string>();
  shown.totals.forEach((n, spot) => {
    const km = radius_km[spot] ?? 0;
    // Several parts of a town may have one circle in common.
    const circleName = `${lon[spot]} ${lat[spot]} ${km}`;
    if (n === 0 || km === 0 || !isDrawn(events, spot) || drawn.has(circleName)) return;
    drawn.add(circleName);
    features.push({
      type: 'Feature',
      geometry: { type: 'Polygon', coordinates: [circle(lon[spot]!, lat[spot]!, km)] },
      properties: {},
    });
  });
  return collection(features);
}

/** The name of the sign of a holding, as icons.ts draws it. */
export function signOf(one: HeldPlace): string {
  const sides = one.holders.map((holder) => lookNumber(holder.side));
  const fill = one.holders.length === 0 ? 'left' : one.status === 'contested' ? 'contested' : one.status;
  return `hold-${fill}-${sides.slice(0, 2).join(',') || '0'}-${isStale(one) ? 'stale' : 'fresh'}`;
}

export function isStale(one: HeldPlace): boolean {
  const days = one.holders.flatMap((holder) => (holder.stale_days === null ? [] : [holder.stale_days]));
  return days.length > 0 && Math.min(...days) > OLD_DAYS;
}

export function holdingFeatures(places: Place[]): Collection {
  return collection(
    places.flatMap((place) => {
      const first = place.held[0];
      return first
        ? [
            point(place.lon, place.lat, {
              key: place.key,
              name: labelled(place.name),
              n: place.total,
              sign: signOf(first),
            }),
          ]
        : [];
    }),
  );
}

/** Stretches of road, once for each side that is said to hold them; `shift` puts them beside each other. */
export function stretchFeatures(control: Control): Collection {
  return collection(
    control.stretches.flatMap((one, n) => {
      const looks =
        one.status === 'unknown' ? [-1] : [...new Set(one.sides.map((side) => lookNumber(side)))].slice(0, 2);
      return (looks.length ? looks : [-1]).map((look, place, all) => ({
        type: 'Feature' as const,
        geometry: {
          type: 'LineString' as const,
          coordinates: [
            [one.start.lon, one.start.lat],
            [one.end.lon, one.end.lat],
          ],
        },
        properties: {
          n,
          look,
          inferred: one.basis === 'stated' ? 0 : 1,
          shift: all.length > 1 ? place * 2 - 1 : 0,
        },
      }));
    }),
  );
}
