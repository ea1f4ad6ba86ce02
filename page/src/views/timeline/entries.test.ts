import { expect, test } from 'vitest';
import { months, type Row } from './entries';

function row(id: string, earliest: string | null, latest: string | null): Row {
  return { id, days: { earliest, latest } } as Row;
}

test('a stretch of days stands apart from the day that it may begin on', () => {
  const found = months([
    {
      day: '2020-02-06',
      events: [row('a', '2020-02-06', '2020-02-08'), row('b', '2020-02-06', '2020-02-06')],
    },
    { day: '2020-03-01', events: [row('c', '2020-03-01', null)] },
  ]);
  expect(found.map((month) => month.key)).toEqual(['2020-02', '2020-03']);
  expect(found[0]?.entries.map((entry) => [entry.exact, entry.events[0]?.id])).toEqual([
    [true, 'b'],
    [false, 'a'],
  ]);
  // Nobody says when it ended, so it may reach beyond the month.
  expect(found[1]?.entries).toEqual([]);
  expect(found[1]?.beyond[0]?.events[0]?.id).toBe('c');
});
