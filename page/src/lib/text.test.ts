import { expect, test } from 'vitest';
import { plain, shortened } from './text';

test('characters that act unseen are shown, and the text stays as long', () => {
  const hostile = 'a\u0007b\u202ec\ufeff\nd\te';
  expect(plain(hostile)).toBe('a\u2407b\ufffdc\ufffd\nd\te');
  expect(plain(hostile)).toHaveLength(hostile.length);
});

test('words of any script stay as they are', () => {
  expect(plain('سراقب – Saraqib – 萨拉奎布')).toBe('سراقب – Saraqib – 萨拉奎布');
});

test('a title is cut between characters, and between words where it can be', () => {
  expect(shortened('Saraqib', 7)).toBe('Saraqib');
  expect(shortened('😀😀😀', 2)).toBe('😀…');
  expect(shortened('An army returns to town', 14)).toBe('An army…');
  expect(shortened('An army returns to town', 16)).toBe('An army returns…');
  expect(shortened('An unusuallylongwordtobecut', 20)).toBe('An unusuallylongwor…');
});
