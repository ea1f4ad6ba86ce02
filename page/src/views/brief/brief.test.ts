import { expect, test } from 'vitest';
import { fileOf, openedOf } from './brief';

test('a file of the brief is asked for with what the brief is of, and no more', () => {
  expect(fileOf('brief.md', { as_of: '2020-02-08', open: 'x', place: 'Saraqib' })).toBe(
    '/api/brief.md?as_of=2020-02-08&place=Saraqib',
  );
  expect(fileOf('brief.html', {})).toBe('/api/brief.html');
});

test('an opened reference is read back, and nothing else is', () => {
  expect(openedOf('situation.2.0.12')).toEqual({ spot: 'situation.2.0', number: 12 });
  expect(openedOf('situation.2.12')).toBeNull();
  expect(openedOf(undefined)).toBeNull();
});
