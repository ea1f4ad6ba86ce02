import { expect, test } from 'vitest';
import { placeRelation } from './telling';

const where = (relation: string, name: string, distance_km: number | null = null) =>
  placeRelation({ relation, name, distance_km } as Parameters<typeof placeRelation>[0]);

test('how a claim lies to its place is told before the name of the place', () => {
  expect(where('near', 'Bria')).toBe('near');
  expect(where('south-part', 'Tigray')).toBe('in the south of');
  expect(where('outskirts', 'Palmyra')).toBe('on the outskirts of');
  expect(where('north-of', 'Goma', 20)).toBe('20 km, north of');
});

test('it is not told again where the name has it', () => {
  expect(where('outskirts', 'outskirts of Palmyra')).toBe('in');
  expect(where('north-part', 'northern Tigray')).toBe('in');
  expect(where('south-part', 'South Sudan')).toBe('in the south of');
});
