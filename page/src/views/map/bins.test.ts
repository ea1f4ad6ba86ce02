import { expect, test } from 'vitest';
import { bars } from './bins';

test('a few days have a bar each', () => {
  expect(bars([2, 4], [3, 1], 2, 5, 100)).toEqual({ width: 1, counts: [3, 0, 1, 0], most: 3 });
});

test('many days share bars, and none is lost', () => {
  const made = bars([0, 6, 7, 400], [1, 1, 1, 1], 0, 400, 60);
  expect(made.width).toBe(7);
  expect(made.counts.slice(0, 2)).toEqual([2, 1]);
  expect(made.counts.reduce((sum, one) => sum + one, 0)).toBe(4);
});

test('no day at all is one empty bar', () => {
  expect(bars([], [], 0, 0, 10)).toEqual({ width: 1, counts: [0], most: 1 });
});
