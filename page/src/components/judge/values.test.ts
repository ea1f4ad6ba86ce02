import { describe, expect, it } from 'vitest';
import { backwards, ends, figureOf, rangeValue } from './values';

describe('values of corrections', () => {
  it('are written as the judgement file has them', () => {
    expect(rangeValue('12', '12')).toBe('12');
    expect(rangeValue('12', '15')).toBe('12..15');
    expect(rangeValue('12', '')).toBe('12..');
    expect(rangeValue('', '15')).toBe('..15');
    expect(rangeValue(' ', '')).toBe('none');
  });
  it('are taken apart again', () => {
    for (const value of ['12', '12..15', '12..', '..15', 'none', '2014-01-15..2014-01-16']) {
      expect(rangeValue(...ends(value))).toBe(value);
    }
  });
  it('may not run backwards', () => {
    expect(backwards('9', '10', true)).toBe(false);
    expect(backwards('10', '9', true)).toBe(true);
    expect(backwards('2014-02-01', '2014-01-31', false)).toBe(true);
    expect(backwards('', '9', true)).toBe(false);
  });
  it('name whom a figure counts', () => {
    expect(figureOf('killed:soldiers: of two')).toEqual(['killed', 'soldiers: of two']);
    expect(figureOf('killed')).toEqual(['killed', '']);
  });
});
