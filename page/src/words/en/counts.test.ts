import { expect, test } from 'vitest';
import { bounds } from './counts';

test('bounds in words', () => {
  expect(bounds(85, null)).toBe('85 or more');
  expect(bounds(null, 30)).toBe('at most 30');
  expect(bounds(24, 99)).toBe('24 to 99');
  expect(bounds(1200, 1200)).toBe('1,200');
});
