import { expect, test } from 'vitest';
import { dayScale, dayTicks, numberTicks } from './scales';

test('numbers on an axis are round and take in the greatest', () => {
  expect(numberTicks(50)).toEqual([0, 20, 40, 60]);
  expect(numberTicks(0)).toEqual([0, 1]);
  expect(numberTicks(3)).toEqual([0, 1, 2, 3]);
  expect(numberTicks(1_200_000).at(-1)).toBeGreaterThanOrEqual(1_200_000);
});

test('a single day stands in the middle', () => {
  expect(dayScale('2020-02-03', '2020-02-03', 0, 100).x('2020-02-03')).toBe(50);
});

test('a day outside of a scale lies on its end', () => {
  const scale = dayScale('2020-02-01', '2020-02-11', 0, 100);
  expect(scale.x('2020-02-06')).toBe(50);
  expect(scale.x('2019-01-01')).toBe(0);
  expect(scale.x('2021-01-01')).toBe(100);
});

test('marks are no more than there is room for', () => {
  const written = (day: string): string => day;
  expect(dayTicks(dayScale('2020-02-01', '2020-02-04', 0, 100), 8, written)).toHaveLength(4);
  const steps = dayTicks(dayScale('2019-12-30', '2020-01-02', 0, 100), 8, (_, step) => step);
  expect(steps.map((tick) => tick.label)).toEqual(['first', 'day', 'first', 'day']);
  const years = dayTicks(dayScale('1985-01-01', '2025-01-01', 0, 100), 8, written);
  expect(years.length).toBeLessThanOrEqual(8);
  expect(years[0]?.label).toBe('1990-01-01');
});
