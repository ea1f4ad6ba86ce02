/** Words of the timeline views. */
import { bounds, counted, number } from './counts';

export const timeline = {
  number,
  counted,
  bounds,
  lead: (dated: number, undated: number) =>
    `${counted(dated, 'event')} with a day, ${number(undated)} whose day nobody tells.`,
  overview: {
    name: 'Events over time',
    units: { day: 'a day', week: 'a week', month: 'a month', quarter: 'a quarter', year: 'a year' },
    bars: (unit: string) => `Events told of ${unit}`,
    exact: 'known to a day',
    within: 'day not told exactly',
    across: (count: number, unit: string) =>
      `${counted(count, 'more event')} ${count === 1 ? 'is' : 'are'} not told to the ${unit}, and ${count === 1 ? 'stands' : 'stand'} in no bar.`,
    most: (count: number) => `highest bar: ${counted(count, 'event')}`,
    jump: 'Go to',
    bar: (when: string, exact: number, within: number) =>
      `${when}: ${counted(exact + within, 'event')}` +
      (within ? `, of ${number(within)} the day is not told exactly` : ''),
  },
  parts: 'Dated or not',
  dated: (count: number) => `By day (${number(count)})`,
  undated: (count: number) => `Without a day (${number(count)})`,
  undatedWhy:
    'No account says on which day these happened. They stand by the day on which each was first told, which is not the day it happened.',
  toldOn: (day: string) => `First told on ${day}`,
  toldUnknown: 'Told on a day that is not known',
  stretch: 'day not told exactly; some or all of this time',
  from: (month: string) => `From ${month} on`,
  beyond: (month: string) => `Begun in ${month}, perhaps lasting beyond it`,
  openStart: 'first day not told',
  openEnd: 'last day not told',
  published: (when: string) => `published ${when}`,
  earlier: 'Earlier',
  later: 'Later',
  none: 'No event fits what is asked for.',
  noneAt: 'Nothing is dated on or after this day.',
  accounts: (accounts: number, origins: number) =>
    `${counted(accounts, 'account')}, ${counted(origins, 'independent origin')}`,
  denials: (count: number) => counted(count, 'denial'),
  onlyDenied: 'only told by who denies it',
  disputed: (what: string) => `accounts differ on ${what}`,
  partOf: 'part of',
  best: (best: number) => `best supported ${number(best)}`,
};
