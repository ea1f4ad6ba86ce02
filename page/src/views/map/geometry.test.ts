import { expect, test } from 'vitest';
import { bounds, circle, tilesOf } from './geometry';

test('a circle is closed and as wide as it is said to be', () => {
  const ring = circle(36.8, 35.86, 25);
  expect(ring[0]).toEqual(ring[ring.length - 1]);
  const north = Math.max(...ring.map(([, lat]) => lat));
  expect(((north - 35.86) * Math.PI * 6371) / 180).toBeCloseTo(25, 1);
});

test('bounds leave out what few events lie in', () => {
  const points = [
    { lon: 36, lat: 35, weight: 40 },
    { lon: 37, lat: 36, weight: 40 },
    { lon: 120, lat: -10, weight: 1 },
  ];
  expect(bounds(points, 0.03)).toEqual({ west: 36, south: 35, east: 37, north: 36 });
  expect(bounds(points, 0)).toEqual({ west: 36, south: -10, east: 120, north: 36 });
  expect(bounds([], 0)).toBeNull();
});

test('tiles cover a box, and go on across the date line', () => {
  expect(tilesOf({ west: 36, south: 35, east: 37, north: 36 }, 0)).toEqual([[0, 0, 0]]);
  expect(tilesOf({ west: 170, south: -5, east: 190, north: 5 }, 2).map(([, column]) => column)).toEqual([
    3, 0, 3, 0,
  ]);
});
