import { describe, expect, it } from 'vitest';
import { Axis, bars, extent, pieces, slices } from './bands';

const day = (text: string | null) => ({ earliest: text, latest: text });

describe('an axis of days', () => {
  it('puts the first day at its beginning and the last at its end', () => {
    const axis = new Axis('2020-02-01', '2020-02-10', 104);
    expect(axis.x('2020-02-01')).toBe(2);
    expect(axis.end('2020-02-10')).toBe(102);
    expect(axis.x('2020-02-06')).toBe(52);
  });

  it('keeps days outside it at its ends', () => {
    const axis = new Axis('2020-02-01', '2020-02-10', 100);
    expect(axis.x('2019-01-01')).toBe(2);
    expect(axis.x('2021-01-01')).toBe(98);
    expect(axis.has('2019-01-01')).toBe(false);
    expect(axis.has('2020-02-10')).toBe(true);
  });

  it('has a length where there is one day only', () => {
    const axis = new Axis('2020-02-01', '2020-02-01', 100);
    expect(axis.end('2020-02-01')).toBeGreaterThan(axis.x('2020-02-01'));
  });

  it('writes months or years where days are too many, never too close', () => {
    const months = new Axis('2020-01-15', '2020-06-20', 600).ticks();
    expect(months.map((tick) => tick.day)).toContain('2020-03-01');
    const years = new Axis('2004-05-01', '2027-01-01', 600).ticks(80);
    expect(years.every((tick) => tick.unit === 'year' && tick.day.endsWith('-01-01'))).toBe(true);
    for (const ticks of [months, years]) {
      const gaps = ticks.slice(1).map((tick, at) => tick.x - (ticks[at]?.x ?? 0));
      expect(Math.min(...gaps)).toBeGreaterThan(60);
    }
  });
});

describe('the pieces of a holding', () => {
  const axis = new Axis('2020-02-01', '2020-02-20', 404);

  it('are none where nothing dates it', () => {
    expect(pieces({ since: day(null), until: null, told: null }, axis)).toEqual([]);
  });

  it('fade in over the days in which it may have begun, and out over those in which it ended', () => {
    const held = {
      since: { earliest: '2020-02-03', latest: '2020-02-05' },
      until: { earliest: '2020-02-10', latest: '2020-02-12' },
      told: '2020-02-09',
    };
    expect(pieces(held, axis)).toEqual([
      { kind: 'begin', from: axis.x('2020-02-03'), to: axis.x('2020-02-05') },
      { kind: 'sure', from: axis.x('2020-02-05'), to: axis.x('2020-02-10') },
      { kind: 'end', from: axis.x('2020-02-10'), to: axis.x('2020-02-12') },
    ]);
  });

  it('go stale after the last day that is told of', () => {
    const found = pieces({ since: day('2020-02-03'), until: null, told: '2020-02-05' }, axis);
    expect(found).toEqual([
      { kind: 'sure', from: axis.x('2020-02-03'), to: axis.x('2020-02-06') },
      { kind: 'stale', from: axis.x('2020-02-06'), to: 402 },
    ]);
  });

  it('reach back a little where only the day by which it had begun is told', () => {
    const [begin] = pieces(
      { since: { earliest: null, latest: '2020-02-10' }, until: null, told: null },
      axis,
    );
    expect(begin?.kind).toBe('begin');
    expect((begin?.to ?? 0) - (begin?.from ?? 0)).toBe(28);
  });

  it('never run backwards where an end is told before the beginning', () => {
    const held = { since: day('2020-02-10'), until: day('2020-02-05'), told: '2020-02-10' };
    expect(pieces(held, axis).every((piece) => piece.to > piece.from)).toBe(true);
  });
});

describe('what is drawn', () => {
  it('holds all days that are told and the day asked about', () => {
    const [first, last] = extent(
      [{ since: day('2020-02-03'), until: null, told: '2020-02-05' }],
      '2020-03-01',
    );
    expect(first < '2020-02-03').toBe(true);
    expect(last > '2020-03-01').toBe(true);
  });

  it('fades in one way and out the other', () => {
    const piece = { kind: 'begin' as const, from: 0, to: 10 };
    const seen = slices(piece, false, 4).map((slice) => slice.seen);
    expect(seen).toEqual([0.125, 0.375, 0.625, 0.875]);
    expect(slices(piece, true, 4).map((slice) => slice.seen)).toEqual([...seen].reverse());
  });

  it('counts events of days that share a bar together, and leaves out those outside', () => {
    const axis = new Axis('2020-01-01', '2024-12-31', 100);
    const found = bars(
      [
        { day: '2020-06-01', events: 3 },
        { day: '2020-06-02', events: 1 },
        { day: '2022-06-02', events: 1 },
        { day: '2030-01-01', events: 50 },
      ],
      axis,
    );
    expect(found.map((bar) => bar.events)).toEqual([4, 1]);
    expect(found.map((bar) => bar.share)).toEqual([1, 0.5]);
  });
});
