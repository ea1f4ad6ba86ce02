import { expect, test } from 'vitest';
import { waterfall } from './bars';

test('a waterfall runs from sum to sum and shows what is needed', () => {
  const made = waterfall(
    [
      { weight: 2, total: 2, forbids: false },
      { weight: 3, total: 5, forbids: false },
      { weight: -1, total: 4, forbids: false },
    ],
    5.5,
  );
  const [first, second, third] = made.bars;
  expect(made.zero).toBe(0);
  expect(first?.x).toBe(0);
  expect(second?.x).toBeCloseTo((first?.x ?? 0) + (first?.width ?? 0));
  expect((third?.x ?? 0) + (third?.width ?? 0)).toBeCloseTo((second?.x ?? 0) + (second?.width ?? 0));
  expect(made.needed).toBeGreaterThan((second?.x ?? 0) + (second?.width ?? 0));
});

test('what forbids a join does not stretch the scale', () => {
  const made = waterfall(
    [
      { weight: 2, total: 2, forbids: false },
      { weight: -100, total: -98, forbids: true },
    ],
    5.5,
  );
  expect(made.bars[0]?.width).toBeGreaterThan(20);
  expect(made.zero).toBe(0);
});
