import { expect, test } from 'vitest';
import { FAMILIES, familyOf } from './families';
import { reckon, type MapEvents, type Sought } from './reckon';

const events: MapEvents = {
  origin: '2020-01-01',
  types: [
    { code: 'airstrike', meaning: '' },
    { code: 'clash', meaning: '' },
    { code: 'flood', meaning: '' },
  ],
  statuses: ['single-origin', 'corroborated', 'disputed', 'denied', 'retracted'],
  spots: {
    key: ['town', 'country'],
    name: ['Town', 'Country'],
    lat: [10, 20],
    lon: [30, 40],
    precision: [1, 6],
    radius_km: [0, 0],
  },
  // A strike on day 0, one on days 5 to 9, a clash without a day, one of a country, one of no place.
  events: {
    spot: [0, 0, 0, 1, -1],
    type: [0, 0, 1, 1, 2],
    status: [0, 1, 0, 0, 0],
    first: [0, 5, null, 9, 9],
    last: [0, 9, null, 9, 9],
  },
};
const all: Sought = {
  asOf: null,
  days: null,
  families: new Set(FAMILIES),
  statuses: new Set(events.statuses),
};

test('events are counted at their place, and those without a point are told of', () => {
  const shown = reckon(events, all);
  expect([...shown.totals]).toEqual([3, 1]);
  expect(shown.drawn).toBe(3);
  expect(shown.unplaced).toBe(1);
  expect(shown.nowhere).toBe(1);
  expect(shown.undated).toBe(1);
});

test('what began after the day is left out, and so is what was over before the window', () => {
  expect(reckon(events, { ...all, asOf: '2020-01-03' }).drawn).toBe(2);
  const week = reckon(events, { ...all, asOf: '2020-01-10', days: 3 });
  expect(week.drawn).toBe(1);
  expect(week.undated).toBe(0);
});

test('a family that is not chosen is counted and not shown', () => {
  const shown = reckon(events, { ...all, families: new Set(['fighting']) });
  expect(shown.drawn).toBe(1);
  expect(shown.families[FAMILIES.indexOf('strikes')]).toBe(2);
});

test('types that nobody listed are among the others', () => {
  expect(familyOf('flood')).toBe('other');
  expect(familyOf('withdraw')).toBe('ground');
});
