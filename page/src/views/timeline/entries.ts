/** A page of the timeline as it stands on the screen: months, in them days and stretches of days. */
import type { Shape } from '../../lib/ask.svelte';

export type Row = Shape<'TimelineRow'>;
export type Group = Shape<'TimelineGroup'>;

export interface Entry {
  key: string;
  /** The days on which the events of this entry lie: one day, or a stretch that is not told more exactly. */
  days: Row['days'];
  exact: boolean;
  events: Row[];
}

export interface Month {
  /** "2020-02" */
  key: string;
  entries: Entry[];
  /** Stretches that begin in it and may reach beyond it. */
  beyond: Entry[];
}

/** Days by month; within a day first what is known to that day, then each stretch that may begin on it. */
export function months(groups: Group[]): Month[] {
  const found: Month[] = [];
  for (const group of groups) {
    const key = (group.day ?? '').slice(0, 7);
    const last = found.at(-1);
    const month = last?.key === key ? last : { key, entries: [], beyond: [] };
    if (month !== last) found.push(month);
    for (const entry of entriesOf(group)) {
      const ends = entry.days.latest ?? '9999';
      (ends.slice(0, 7) > key ? month.beyond : month.entries).push(entry);
    }
  }
  return found;
}

function entriesOf(group: Group): Entry[] {
  const found = new Map<string, Entry>();
  for (const event of group.events) {
    const { earliest, latest } = event.days;
    const key = `${earliest ?? ''}/${latest ?? ''}`;
    const exact = earliest !== null && earliest === latest;
    const entry = found.get(key) ?? { key, days: event.days, exact, events: [] };
    entry.events.push(event);
    found.set(key, entry);
  }
  return [...found.values()].sort((a, b) => Number(b.exact) - Number(a.exact) || (a.key < b.key ? -1 : 1));
}
