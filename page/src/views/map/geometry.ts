/** Shapes on the map, as GeoJSON. */
const EARTH_KM = 6371;
const CORNERS = 64;

export type Position = [number, number];

/** A circle on the ground about a point, as a ring of longitudes and latitudes. */
export function circle(lon: number, lat: number, km: number): Position[] {
  return Array.from({ length: CORNERS + 1 }, (_, n) => onEdge(lon, lat, km, ((n % CORNERS) / CORNERS) * 360));
}

/** The point so far from another in a direction, in degrees from north over east. */
export function onEdge(lon: number, lat: number, km: number, bearing: number): Position {
  const rad = Math.PI / 180;
  const far = km / EARTH_KM;
  const way = bearing * rad;
  const north = Math.asin(
    Math.sin(lat * rad) * Math.cos(far) + Math.cos(lat * rad) * Math.sin(far) * Math.cos(way),
  );
  const east = Math.atan2(
    Math.sin(way) * Math.sin(far) * Math.cos(lat * rad),
    Math.cos(far) - Math.sin(lat * rad) * Math.sin(north),
  );
  return [lon + east / rad, north / rad];
}

/** The least box that holds most of what lies there: `share` of the weight is left out at each side. */
export function bounds(points: { lon: number; lat: number; weight: number }[], share: number) {
  if (points.length === 0) return null;
  const [west, east] = ends(
    points.map((one): Position => [one.lon, one.weight]),
    share,
  );
  const [south, north] = ends(
    points.map((one): Position => [one.lat, one.weight]),
    share,
  );
  return { west, south, east, north };
}

function ends(values: Position[], share: number): Position {
  const sorted = [...values].sort(([a], [b]) => a - b);
  const total = sorted.reduce((sum, [, weight]) => sum + weight, 0);
  let passed = 0;
  let low: number | undefined;
  let high = sorted[0]![0];
  for (const [value, weight] of sorted) {
    const before = passed;
    passed += weight;
    if (low === undefined && passed > total * share) low = value;
    if (before <= total * (1 - share)) high = value;
  }
  return [low ?? high, high];
}

/** The tiles of a zoom that a box reaches into. */
export function tilesOf(
  box: { west: number; south: number; east: number; north: number },
  zoom: number,
): [number, number, number][] {
  const side = 2 ** zoom;
  const across = (lon: number) => Math.floor(((lon + 180) / 360) * side);
  const down = (lat: number) => {
    const y = Math.asinh(Math.tan((Math.max(-85, Math.min(85, lat)) * Math.PI) / 180));
    return Math.min(side - 1, Math.max(0, Math.floor(((1 - y / Math.PI) / 2) * side)));
  };
  const found: [number, number, number][] = [];
  for (let row = down(box.north); row <= down(box.south); row += 1) {
    for (let column = across(box.west); column <= across(box.east); column += 1) {
      found.push([zoom, ((column % side) + side) % side, row]);
    }
  }
  return found;
}
