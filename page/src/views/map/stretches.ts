/** Stretches of road on the map: each side its colour and dash, inferred ones hollow. */
import { lookOf, LOOKS } from '../../lib/sides';
import type { OverlayColours } from './layers';

export function stretchLayers(colours: OverlayColours): object[] {
  const made: object[] = [
    {
      id: 'stretches-unknown',
      type: 'line',
      source: 'stretches',
      filter: ['==', ['get', 'look'], -1],
      layout: { 'line-cap': 'round' },
      paint: { 'line-color': colours.faint, 'line-width': 2.5, 'line-dasharray': [0.2, 2.5] },
    },
  ];
  for (let look = 0; look < LOOKS; look += 1) {
    const dash = lookOf(look).dash.map((length) => length / 3);
    const paint = {
      'line-color': colours.side(look),
      'line-offset': ['*', ['get', 'shift'], 3.4],
      ...(dash.length ? { 'line-dasharray': dash } : {}),
    };
    const of = (basis: number) => ['all', ['==', ['get', 'look'], look], ['==', ['get', 'inferred'], basis]];
    made.push(
      {
        id: `stretches-${look}`,
        type: 'line',
        source: 'stretches',
        filter: of(0),
        paint: { ...paint, 'line-width': 4.5 },
      },
      {
        id: `inferred-${look}`,
        type: 'line',
        source: 'stretches',
        filter: of(1),
        paint: { ...paint, 'line-width': 1.4, 'line-gap-width': 2.6 },
      },
    );
  }
  return made;
}
