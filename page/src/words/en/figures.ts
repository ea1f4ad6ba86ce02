/** Words of figures over time. */
import { bounds, counted, number } from './counts';

interface Total {
  low: number;
  best: number;
  high: number | null;
  told_high: number;
}

/** "36, from 30 to 43", "98 or more", "0, perhaps 300 or more". */
function total(amount: Total): string {
  const { low, best, high, told_high } = amount;
  if (high === null && best === 0 && told_high > 0) return `0, perhaps ${number(told_high)} or more`;
  if (high === null) return `${number(best)} or more${low === best ? '' : `, surely ${number(low)}`}`;
  return low === high ? number(best) : `${number(best)}, from ${number(low)} to ${number(high)}`;
}

export const figures = {
  bounds,
  total,
  kinds: {
    killed: 'Killed',
    injured: 'Injured',
    displaced: 'Displaced',
    captured_people: 'Taken captive',
    missing: 'Missing',
    strikes: 'Strikes',
    targets: 'Targets hit',
  } as Record<string, string>,
  lead: 'Counts of single events that have a day, each event once, added up by the program. What sources add up themselves stands apart.',
  controls: { name: 'What to count', kind: 'What', by: 'Divided', shape: 'Drawn' },
  by: { party: 'by whose people', all: 'not divided', account: 'by who says so' },
  shapes: { running: 'as running totals', week: 'by week', month: 'by month', year: 'by year' },
  nothing: 'No event that has a day gives a count to add.',
  oneDay: (day: string) => `All that is counted is of one day, ${day}: there is no course of time to draw.`,
  chart: (kind: string) => `${kind} over time`,
  band: 'Line: the best supported count. Shaded, or a bar across at one day: from the least to the most that is told. Both stay level until more is told.',
  bars: 'Bar: best supported. Line across: from the least to the most that may lie in that time.',
  arrow: 'Arrow: some account leaves open how many more there were.',
  marks: 'Hollow mark: a source’s own total; it is not in the line.',
  above: (count: number) =>
    `${counted(count, 'total')} of sources ${count === 1 ? 'lies' : 'lie'} far above the chart and ${count === 1 ? 'stands' : 'stand'} in the list below.`,
  noParty: 'whose people is not told',
  everybody: 'all',
  noOrigin: 'origin not known',
  homes: (name: string) => `${name} (homes or families)`,
  opened: (when: string, name: string) => `${name}: what changed on ${when}`,
  openedIn: (when: string, name: string) => `${name}: what may lie in ${when}`,
  openedUndated: (name: string) => `${name}: events without a day`,
  openedMore: (shown: number, all: number) => `The largest ${shown} of ${number(all)} events.`,
  close: 'Close',
  overtaken: 'overtaken by a later word',
  table: {
    heading: 'As a table',
    caption: 'The same as drawn above. A count leads to the events and accounts that it rests on.',
    who: 'Who is counted',
    when: 'Up to the end of',
    in: 'In',
    total: 'Total',
    count: 'Count',
    soFar: 'Events / origins so far',
    shown: (shown: number) => `The last ${shown} of each are shown.`,
    all: 'Show all',
  },
  mind: 'What these totals are not',
  caveats: {
    rows: 'Series are not to be added to each other: one party’s people may be told in two of them.',
    reports: 'A total of reports: what nobody told is not in it.',
    overlap: (name: string, count: number) =>
      `${name}: ${counted(count, 'event')} may count people whom another one counts too.`,
    disputed: (name: string, count: number) =>
      `${name}: ${counted(count, 'event')} counted ${count === 1 ? 'is' : 'are'} disputed.`,
    within: (name: string, count: number) =>
      `${name}: ${counted(count, 'event')} left out as part of a larger one that is counted.`,
    undated: (name: string, count: number) => `${name}: ${counted(count, 'event')} without a day not added:`,
    undatedOpen: 'show them',
    more: (count: number) => `${counted(count, 'smaller series', 'smaller series')} not shown.`,
    left: (what: string[]) => `Left out: ${what.join(', ')}.`,
    denied: (count: number) => `${number(count)} denied`,
    retracted: (count: number) => `${number(count)} taken back`,
    including: (count: number) => `${number(count)} that count only some of those hit`,
    other: (count: number) => `${number(count)} of other days or of none`,
  },
  told: {
    heading: 'What sources count themselves',
    why: 'Over a stretch of days, or as it stands on a day. Their words, each by itself: never added to each other or to the totals above, and they may tell of the same people.',
    source: 'Who says so',
    whom: 'Whom it counts, where',
    day: 'Up to',
    number: 'How many',
    since: (day: string) => `since ${day}`,
    stock: 'as it stood',
    published: (day: string) => `published ${day}`,
    none: 'No source gives a total of its own.',
    more: (count: number) => `${counted(count, 'smaller one')} not shown.`,
    noDay: 'day not known',
  },
};
