/** Towns and roads of the base as features, without what the record has a mark of its own for. */
import type { Feature } from 'geojson';
import type { Shape } from '../../lib/ask.svelte';
import type { Collection, Place } from './features';

// Two of a name as near as this are one: the gazetteer and the record may write it differently.
const NEAR = 0.03;

const COLUMNS = Math.ceil(360 / NEAR);
const cell = (lon: number, lat: number) => Math.floor(lon / NEAR) + Math.floor(lat / NEAR) * COLUMNS;

/** Where places of the record are, in cells. */
export function takenBy(places: Place[]): ReadonlySet<number> {
  const taken = new Set<number>();
  for (const { lon, lat, precision } of places) {
    // An area's point is no town.
    if (precision > 2) continue;
    for (const dx of [-NEAR, 0, NEAR]) for (const dy of [-NEAR, 0, NEAR]) taken.add(cell(lon + dx, lat + dy));
  }
  return taken;
}

export function townFeatures(
  towns: Shape<'Towns'>[],
  roads: Shape<'Roads'>[],
  taken: ReadonlySet<number>,
): { townPoints: Collection; roadLines: Collection } {
  const townPoints: Feature[] = towns.flatMap((tile) =>
    tile.name.flatMap((name, n) => {
      const [lon, lat] = [tile.lon[n]!, tile.lat[n]!];
      if (taken.has(cell(lon, lat))) return [];
      const population = tile.population[n] ?? 0;
      return [
        {
          type: 'Feature',
          properties: { name, population },
          geometry: { type: 'Point', coordinates: [lon, lat] },
        },
      ];
    }),
  );
  const lines = new Map(roads.flatMap((tile) => tile.rows.map((road) => [road.id, road] as const)));
  const roadLines: Feature[] = [...lines.values()].map((road) => ({
    type: 'Feature',
    properties: { id: road.id, name: road.label },
    geometry: { type: 'LineString', coordinates: road.lon.map((lon, n) => [lon, road.lat[n]!]) },
  }));
  return {
    townPoints: { type: 'FeatureCollection', features: townPoints },
    roadLines: { type: 'FeatureCollection', features: roadLines },
  };
}
