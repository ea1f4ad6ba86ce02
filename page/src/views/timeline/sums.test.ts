import { expect, test } from 'vitest';
import { byUnit, eventsOf } from './sums';

const COUNTED = {
  event_id: ['exact', 'two-weeks', 'open'],
  first: ['2020-02-04', '2020-02-07', '2020-02-05'],
  last: ['2020-02-04', '2020-02-11', '2020-02-05'],
  low: [3, 10, 0],
  best: [4, 12, 5],
  high: [5, 20, null],
};

test('what may lie in either of two weeks is in the high of both and in the low of neither', () => {
  expect(byUnit(COUNTED, 'week')).toEqual([
    { day: '2020-02-03', last: '2020-02-09', low: 3, best: 9, high: 30, open: true },
    { day: '2020-02-10', last: '2020-02-16', low: 0, best: 12, high: 20, open: false },
  ]);
});

test('months and years end on their last day', () => {
  expect(byUnit(COUNTED, 'month')[0]?.last).toBe('2020-02-29');
  expect(byUnit(COUNTED, 'year')[0]?.last).toBe('2020-12-31');
  expect(byUnit(COUNTED, 'quarter')[0]?.last).toBe('2020-03-31');
});

test('the events behind a point', () => {
  expect(eventsOf(COUNTED, '2020-02-11', '2020-02-11', true)).toEqual(['two-weeks']);
  expect(eventsOf(COUNTED, '2020-02-03', '2020-02-09', false)).toEqual(['two-weeks', 'open', 'exact']);
});
