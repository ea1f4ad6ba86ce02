import { expect, test } from 'vitest';
import { beginOf, binned, place } from './bins';

test('days, stretches within a bar and across bars are told apart', () => {
  const found = binned({
    earliest: ['2020-02-03', '2020-02-05', '2020-02-01', '2020-02-09', null],
    latest: ['2020-02-03', '2020-02-05', '2020-02-28', null, '2020-02-04'],
    events: [2, 1, 4, 1, 1],
  });
  expect(found?.unit).toBe('day');
  expect(found?.bins.map((bin) => bin.exact)).toEqual([2, 0, 1]);
  expect(found?.bins.every((bin) => bin.within === 0)).toBe(true);
  expect(found?.across).toBe(6);
});

test('over years a month that is told without a day is a bar of its own', () => {
  const found = binned({
    earliest: ['2015-01-10', '2016-03-01', '2019-01-01'],
    latest: ['2015-01-10', '2016-03-31', '2019-01-01'],
    events: [1, 3, 1],
  });
  expect(found?.unit).toBe('month');
  const march = found?.bins.find((bin) => bin.first === '2016-03-01');
  expect(march).toEqual({ first: '2016-03-01', last: '2016-03-31', exact: 0, within: 3 });
});

test('what lies after the day asked about is left out', () => {
  const columns = {
    earliest: ['2020-02-03', '2020-03-03'],
    latest: ['2020-02-03', '2020-03-03'],
    events: [1, 1],
  };
  expect(binned(columns, '2020-02-20')?.bins).toHaveLength(1);
  expect(binned({ earliest: [], latest: [], events: [] })).toBeNull();
});

test('weeks begin on Mondays, and a day finds its bar', () => {
  expect(beginOf('week', '2020-03-01')).toBe('2020-02-24');
  expect(beginOf('quarter', '2020-05-31')).toBe('2020-04-01');
  const bins = [{ first: '2020-01-01', last: '2020-03-31', exact: 0, within: 0 }];
  expect(place('quarter', bins, '2020-04-01')).toBe(1);
});
