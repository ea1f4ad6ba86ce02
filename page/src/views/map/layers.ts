/** What lies on the base: towns, roads, areas, events, and who is said to hold what. */
import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import { BOLD, FONT } from './base';
import { FAMILIES } from './families';
import { stretchLayers } from './stretches';

export interface OverlayColours {
  ink: string;
  ground: string;
  land: string;
  faint: string;
  edge: string;
  events: string;
  eventsInk: string;
  link: string;
  side: (number: number) => string;
}

export const SOURCES = [
  'roads',
  'towns',
  'areas',
  'spots',
  'families',
  'stretches',
  'holdings',
  'chosen',
] as const;
export type SourceName = (typeof SOURCES)[number];

/** From this zoom on places stand apart, each with its kinds of event. */
export const APART_FROM = 7;
const CLUSTER_PX = 46;

const EMPTY = { type: 'FeatureCollection' as const, features: [] };

export function overlaySources(): Record<string, SourceSpecification> {
  const plain = Object.fromEntries(SOURCES.map((name) => [name, { type: 'geojson' as const, data: EMPTY }]));
  return {
    ...plain,
    spots: {
      type: 'geojson',
      data: EMPTY,
      cluster: true,
      clusterRadius: CLUSTER_PX,
      clusterMaxZoom: APART_FROM - 1,
      clusterProperties: { n: ['+', ['get', 'n']] },
    },
  };
}

// Circles whose areas stand to each other as their numbers do, up to a point.
const SIZE = [
  'interpolate',
  ['linear'],
  ['sqrt', ['get', 'n']],
  1,
  5,
  1.4,
  8.5,
  5,
  13,
  15,
  18,
  60,
  27,
  200,
  38,
];
const IS_CLUSTER = ['has', 'point_count'];
const IS_AREA = ['==', ['get', 'area'], 1];

export function overlayLayers(colours: OverlayColours): LayerSpecification[] {
  const halo = { 'text-halo-color': colours.land, 'text-halo-width': 1.6 };
  return [
    ...baseMarks(colours, halo),
    ...stretchLayers(colours),
    ...eventLayers(colours, halo),
    {
      id: 'chosen',
      type: 'circle',
      source: 'chosen',
      paint: {
        'circle-radius': 21,
        'circle-color': 'rgba(0,0,0,0)',
        'circle-stroke-color': colours.link,
        'circle-stroke-width': 3,
      },
    },
    {
      id: 'holdings',
      type: 'symbol',
      source: 'holdings',
      layout: {
        'icon-image': ['get', 'sign'],
        'icon-size': ['interpolate', ['linear'], ['zoom'], 3, 0.6, 7, 1],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'text-field': [
          'case',
          ['>', ['get', 'n'], 0],
          [
            'format',
            ['get', 'name'],
            {},
            ['concat', '  ', ['to-string', ['get', 'n']]],
            { 'font-scale': 0.88, 'text-color': colours.events },
          ],
          ['get', 'name'],
        ],
        'text-font': BOLD,
        'text-size': 13,
        // Not below: there stand the kinds of event.
        'text-variable-anchor': ['bottom', 'left', 'right'],
        'text-radial-offset': 1.25,
        'text-optional': true,
      },
      paint: { 'text-color': colours.ink, ...halo },
    },
    {
      id: 'families',
      type: 'symbol',
      source: 'families',
      minzoom: APART_FROM,
      layout: {
        'icon-image': ['concat', 'family-', ['get', 'family']],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'icon-offset': ['match', ['get', 'at'], ...slots(), ['literal', [0, 26]]],
        'icon-size': 0.85,
      },
    },
  ] as LayerSpecification[];
}

/** Where the n-th of m signs stands beneath its place; `at` is 2n - (m - 1). */
function slots(): unknown[] {
  const last = FAMILIES.length - 1;
  return Array.from({ length: 2 * last + 1 }, (_, n) => n - last).flatMap((at) => [
    at,
    ['literal', [at * 10, 30]],
  ]);
}

function baseMarks(colours: OverlayColours, halo: object): object[] {
  return [
    {
      id: 'roads',
      type: 'line',
      source: 'roads',
      minzoom: 5,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': colours.edge,
        'line-width': 1.3,
        'line-dasharray': [0.5, 2.5],
        'line-opacity': 0.9,
      },
    },
    {
      id: 'road-names',
      type: 'symbol',
      source: 'roads',
      minzoom: 7,
      layout: {
        'symbol-placement': 'line',
        'text-field': ['get', 'name'],
        'text-font': FONT,
        'text-size': 10.5,
        'symbol-spacing': 320,
      },
      paint: { 'text-color': colours.faint, ...halo },
    },
    {
      id: 'towns',
      type: 'circle',
      source: 'towns',
      minzoom: 4.5,
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 5, 1.4, 10, 3],
        'circle-color': colours.edge,
      },
    },
    {
      id: 'town-names',
      type: 'symbol',
      source: 'towns',
      minzoom: 5,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': FONT,
        'text-size': ['interpolate', ['linear'], ['get', 'population'], 5000, 10.5, 1000000, 13],
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': 0.5,
        'symbol-sort-key': ['-', ['get', 'population']],
      },
      paint: { 'text-color': colours.faint, ...halo },
    },
  ];
}

function eventLayers(colours: OverlayColours, halo: object): object[] {
  const count = [
    'case',
    ['>=', ['get', 'n'], 10000],
    ['concat', ['round', ['/', ['get', 'n'], 1000]], 'k'],
    ['to-string', ['get', 'n']],
  ];
  return [
    {
      id: 'areas',
      type: 'fill',
      source: 'areas',
      minzoom: 4.5,
      paint: { 'fill-color': colours.events, 'fill-opacity': 0.035 },
    },
    {
      id: 'area-edges',
      type: 'line',
      source: 'areas',
      minzoom: 4.5,
      paint: {
        'line-color': colours.events,
        'line-width': 1.2,
        'line-dasharray': [4, 3],
        'line-opacity': 0.75,
      },
    },
    {
      id: 'spots',
      type: 'circle',
      source: 'spots',
      filter: ['!', IS_AREA],
      paint: {
        'circle-radius': SIZE,
        'circle-color': colours.events,
        'circle-opacity': ['case', IS_CLUSTER, 0.8, 0.62],
        'circle-stroke-color': ['case', IS_CLUSTER, colours.events, colours.land],
        'circle-stroke-width': ['case', IS_CLUSTER, 4, 1.2],
        'circle-stroke-opacity': ['case', IS_CLUSTER, 0.3, 1],
      },
    },
    {
      id: 'area-spots',
      type: 'circle',
      source: 'spots',
      filter: IS_AREA,
      paint: {
        'circle-radius': SIZE,
        'circle-color': colours.land,
        'circle-opacity': 0.85,
        'circle-stroke-color': colours.events,
        'circle-stroke-width': 1.4,
      },
    },
    {
      id: 'counts',
      type: 'symbol',
      source: 'spots',
      filter: ['all', ['>', ['get', 'n'], 1], ['!=', ['get', 'held'], 1]],
      layout: {
        'text-field': count,
        'text-font': BOLD,
        'text-size': 11.5,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': ['case', IS_AREA, colours.events, colours.eventsInk] },
    },
    {
      id: 'spot-names',
      type: 'symbol',
      source: 'spots',
      minzoom: 5.5,
      filter: ['all', ['!', IS_CLUSTER], ['!=', ['get', 'held'], 1]],
      layout: {
        'text-field': ['get', 'name'],
        'text-font': FONT,
        'text-size': 12.5,
        'text-variable-anchor': ['bottom', 'left', 'right'],
        'text-radial-offset': 1.2,
        'symbol-sort-key': ['-', ['get', 'n']],
      },
      paint: { 'text-color': colours.ink, ...halo },
    },
  ];
}
