import { expect, test } from 'vitest';
import { corners, lookNumber, lookOf, LOOKS } from './sides';

test('each of the first sides has a look of its own, told by more than colour', () => {
  const looks = Array.from({ length: LOOKS }, (_, side) => lookOf(side));
  expect(new Set(looks.map((look) => look.shape)).size).toBe(LOOKS);
  expect(new Set(looks.map((look) => String(look.dash))).size).toBe(LOOKS);
  expect(looks.map((look) => look.shared)).toEqual([false, false, false, false, false, true]);
});

test('sides after the last look, and those not known, share it', () => {
  expect(lookNumber(40)).toBe(LOOKS - 1);
  expect(lookNumber(null)).toBe(LOOKS - 1);
  expect(lookNumber(-1)).toBe(LOOKS - 1);
});

test('a shape lies around its point', () => {
  const square = corners('square', 10, 10, 4);
  expect(square).toHaveLength(4);
  expect(square.reduce((sum, [x]) => sum + x, 0) / 4).toBeCloseTo(10);
  expect(corners('disc', 0, 0, 4)).toEqual([]);
});
