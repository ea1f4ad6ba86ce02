/** The base map as layers: the one that comes with the page, or tiles that somebody set. */
import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';

export const FONT = ['Noto Sans', 'DejaVu Sans', 'sans-serif'];
export const BOLD = ['Noto Sans Bold', 'DejaVu Sans Bold', 'sans-serif'];

export interface BaseColours {
  sea: string;
  land: string;
  line: string;
  edge: string;
  faint: string;
  disputed: string;
}

export interface Base {
  sources: Record<string, SourceSpecification>;
  layers: LayerSpecification[];
}

const OWN = 'pmtiles:///base/world.pmtiles';

/** The base that comes with the page: Natural Earth. */
export function ownBase(colours: BaseColours): Base {
  const line = (id: string, paint: object, minzoom = 0): LayerSpecification => ({
    id: `base-${id}`,
    type: 'line',
    source: 'base',
    'source-layer': id,
    minzoom,
    layout: { 'line-join': 'round' },
    paint,
  });
  const width = (far: number, near: number) => ['interpolate', ['linear'], ['zoom'], 2, far, 9, near];
  const halo = { 'text-halo-color': colours.land, 'text-halo-width': 1.4 };
  return {
    sources: { base: { type: 'vector', url: OWN.replace('pmtiles:///', `pmtiles://${location.origin}/`) } },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': colours.sea } },
      {
        id: 'base-land',
        type: 'fill',
        source: 'base',
        'source-layer': 'land',
        paint: { 'fill-color': colours.land, 'fill-antialias': false },
      },
      line('coast', { 'line-color': colours.edge, 'line-width': width(0.4, 1), 'line-opacity': 0.6 }),
      line(
        'areas',
        { 'line-color': colours.line, 'line-width': width(0.5, 1.2), 'line-dasharray': [3, 2] },
        5,
      ),
      line('borders', { 'line-color': colours.edge, 'line-width': width(0.6, 2) }),
      line(
        'disputed',
        { 'line-color': colours.disputed, 'line-width': width(0.7, 2), 'line-dasharray': [5, 3] },
        2,
      ),
      {
        id: 'base-area-names',
        type: 'symbol',
        source: 'base',
        'source-layer': 'names',
        minzoom: 5.2,
        maxzoom: 9.5,
        filter: [
          'all',
          ['==', ['get', 'kind'], 'area'],
          ['>=', ['get', 'size'], ['step', ['zoom'], 4, 6, 2, 7, 0]],
        ],
        layout: {
          'text-field': ['get', 'name'],
          'text-font': FONT,
          'text-size': ['interpolate', ['linear'], ['zoom'], 5, 10.5, 9, 14],
          'text-letter-spacing': 0.08,
          'text-max-width': 7,
          'symbol-sort-key': ['-', ['get', 'size']],
        },
        paint: { 'text-color': colours.faint, 'text-opacity': 0.85, ...halo },
      },
      {
        id: 'base-country-names',
        type: 'symbol',
        source: 'base',
        'source-layer': 'names',
        maxzoom: 6.5,
        filter: [
          'all',
          ['==', ['get', 'kind'], 'country'],
          ['>=', ['get', 'size'], ['step', ['zoom'], 18, 3, 9, 4, 5, 5, 0]],
        ],
        layout: {
          'text-field': ['upcase', ['get', 'name']],
          'text-font': FONT,
          'text-size': ['interpolate', ['linear'], ['zoom'], 2, 10, 6, 14],
          'text-letter-spacing': 0.12,
          'text-max-width': 6,
          'symbol-sort-key': ['-', ['get', 'size']],
        },
        paint: { 'text-color': colours.faint, ...halo },
      },
    ] as LayerSpecification[],
  };
}

const WATER = /^(water|ocean)$/;
const ROADS = /^(roads|transportation)$/;
const BOUNDS = /^(boundaries|boundary)$/;
const NAMES = /^(places|place)$/;

/** Layers for tiles of the two common schemas (Protomaps, OpenMapTiles); what they name otherwise is left out. */
export function vectorLayers(ids: string[], colours: BaseColours): LayerSpecification[] {
  const of = (wanted: RegExp) => ids.filter((id) => wanted.test(id));
  const made: object[] = [{ id: 'sea', type: 'background', paint: { 'background-color': colours.land } }];
  for (const id of of(WATER))
    made.push({
      type: 'fill',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': colours.sea },
      'source-layer': id,
    });
  for (const id of of(ROADS))
    made.push({
      type: 'line',
      filter: ['==', ['geometry-type'], 'LineString'],
      paint: { 'line-color': colours.line, 'line-width': 0.8 },
      'source-layer': id,
    });
  for (const id of of(BOUNDS))
    made.push({
      type: 'line',
      filter: ['==', ['geometry-type'], 'LineString'],
      paint: { 'line-color': colours.edge, 'line-width': 1, 'line-dasharray': [3, 2] },
      'source-layer': id,
    });
  for (const id of of(NAMES))
    made.push({
      type: 'symbol',
      layout: {
        'text-field': ['coalesce', ['get', 'name:en'], ['get', 'name']],
        'text-font': FONT,
        'text-size': 12,
      },
      paint: { 'text-color': colours.faint, 'text-halo-color': colours.land, 'text-halo-width': 1.4 },
      'source-layer': id,
    });
  return made.map((layer, n) =>
    n === 0 ? layer : { id: `base-${n}`, source: 'base', ...layer },
  ) as LayerSpecification[];
}

/** A base from tiles that somebody set: `archive` says what a PMTiles address holds. */
export function otherBase(
  tiles: string,
  archive: { raster: boolean; layers: string[] } | null,
  colours: BaseColours,
): Base {
  const raster = archive ? archive.raster : !/\.(pbf|mvt)(\?|$)/.test(tiles);
  const where = archive ? { url: `pmtiles://${tiles}` } : { tiles: [tiles] };
  const source = {
    type: raster ? 'raster' : 'vector',
    ...where,
    ...(raster ? { tileSize: 256 } : {}),
  } as SourceSpecification;
  const layers = raster
    ? ([
        { id: 'sea', type: 'background', paint: { 'background-color': colours.land } },
        { id: 'base-raster', type: 'raster', source: 'base', paint: { 'raster-fade-duration': 0 } },
      ] as LayerSpecification[])
    : vectorLayers(archive?.layers ?? ['water', 'transportation', 'boundary', 'place'], colours);
  return { sources: { base: source }, layers };
}
