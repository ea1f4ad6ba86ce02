import { expect, test } from 'vitest';
import { amountWords, readingWords, several } from './telling';

test('a reading of days is told as days', () => {
  expect(readingWords('when', '2020-02-08')).toBe('8 Feb 2020');
  expect(readingWords('when', '../2020-02-08')).toBe('by 8 Feb 2020');
  expect(readingWords('when', '2020-02-08/..')).toBe('8 Feb 2020 or later');
  expect(readingWords('when', 'soon')).toBe('soon');
});

test('a figure in short says no more than its bounds', () => {
  expect(amountWords(24, 24, 99)).toBe('24 (24 to 99)');
  expect(amountWords(20, 20, null)).toBe('20 or more');
  expect(amountWords(null, null, 30)).toBe('at most 30');
  expect(amountWords(7, 7, 7)).toBe('7');
});

test('several values stand in one part of the address', () => {
  expect(several('capture,control')).toEqual(['capture', 'control']);
  expect(several(undefined)).toEqual([]);
});
