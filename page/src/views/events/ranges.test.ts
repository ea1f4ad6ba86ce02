import { expect, test } from 'vitest';
import { scaleOver, shapeOf } from './ranges';

test('a scale begins at 0 and ends at a round number', () => {
  const scale = scaleOver([30, 35, 85]);
  expect(scale.from).toBe(0);
  expect(scale.to).toBeGreaterThanOrEqual(85);
  expect(scale.logarithmic).toBe(false);
  expect(scale.ticks.at(0)).toBe(0);
  expect(scale.at(35)).toBeGreaterThan(scale.at(30));
});

test('numbers that lie close together are drawn apart, and the scale says that it does not begin at 0', () => {
  const scale = scaleOver([20_000, 20_400]);
  expect(scale.from).toBeGreaterThan(0);
  expect(scale.at(20_400) - scale.at(20_000)).toBeGreaterThan(20);
});

test('numbers that lie far apart go by tens', () => {
  const scale = scaleOver([3, 9000]);
  expect(scale.logarithmic).toBe(true);
  expect(scale.ticks).toEqual([1, 10, 100, 1000, 10_000]);
  expect(scale.at(10)).toBeCloseTo(scale.at(1) + (scale.at(100) - scale.at(10)));
});

test('one number, none and 0 have a scale too', () => {
  for (const values of [[12], [], [0], [0, 5000]]) {
    const scale = scaleOver(values);
    for (const value of values) {
      expect(scale.at(value)).toBeGreaterThanOrEqual(0);
      expect(scale.at(value)).toBeLessThanOrEqual(100);
    }
    expect(scale.ticks.length).toBeGreaterThan(1);
    expect(scale.ticks.length).toBeLessThan(9);
  }
});

test('an end that is left open is open where it is left', () => {
  const scale = scaleOver([85, 30]);
  expect(shapeOf(85, null, scale)).toEqual({ kind: 'least', x: scale.at(85) });
  expect(shapeOf(null, 30, scale)).toEqual({ kind: 'most', x: scale.at(30) });
  expect(shapeOf(30, 30, scale)).toEqual({ kind: 'point', x: scale.at(30) });
  expect(shapeOf(30, 85, scale)).toEqual({ kind: 'range', x: scale.at(30), end: scale.at(85) });
  expect(shapeOf(null, null, scale)).toEqual({ kind: 'none' });
});
