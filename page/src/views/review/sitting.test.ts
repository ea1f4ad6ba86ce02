import { describe, expect, it } from 'vitest';
import { actionOf, nextOpen, step } from './sitting';

const pressed = (key: string, more = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  writing: false,
  ...more,
});

describe('keys', () => {
  it('give a verdict, in either case', () => {
    expect(actionOf(pressed('s'))).toBe('same');
    expect(actionOf(pressed('D'))).toBe('different');
    expect(actionOf(pressed('u'))).toBe('unsure');
  });
  it('go on and back by both pairs', () => {
    expect(['n', 'j', 'p', 'k'].map((key) => actionOf(pressed(key)))).toEqual([
      'next',
      'next',
      'previous',
      'previous',
    ]);
  });
  it('do nothing while somebody writes, or with a key of the browser', () => {
    expect(actionOf(pressed('s', { writing: true }))).toBeNull();
    expect(actionOf(pressed('d', { ctrlKey: true }))).toBeNull();
    expect(actionOf(pressed('z', { metaKey: true }))).toBeNull();
    expect(actionOf(pressed('n', { altKey: true }))).toBeNull();
  });
  it('that are not ours are left alone', () => {
    expect(actionOf(pressed('Tab'))).toBeNull();
    expect(actionOf(pressed('x'))).toBeNull();
  });
});

describe('going through the queue', () => {
  it('stays within the list', () => {
    expect(step(0, -1, 3)).toBe(0);
    expect(step(2, 1, 3)).toBe(2);
    expect(step(1, 1, 3)).toBe(2);
    expect(step(0, 1, 0)).toBe(0);
  });
  it('goes to the next open call, and round to those passed over', () => {
    expect(nextOpen(0, [false, false, true])).toBe(2);
    expect(nextOpen(2, [true, false, false])).toBe(0);
    expect(nextOpen(1, [false, false, false])).toBe(1);
    expect(nextOpen(0, [])).toBe(0);
  });
});
