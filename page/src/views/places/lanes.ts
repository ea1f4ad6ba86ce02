/** Rows of the chart of holdings: one a side, and one each where stretches are told apart. */
import type { Shape } from '../../lib/ask.svelte';

export type HoldingLine = Shape<'HoldingLine'>;

export interface Lane {
  name: string;
  holder: string;
  holdings: HoldingLine[];
}

/** The lanes of holdings that something dates, in the order of their first days. */
export function lanes(holdings: HoldingLine[], whole: string): Lane[] {
  const found = new Map<string, Lane>();
  for (const one of holdings) {
    if (one.since.earliest === null && one.since.latest === null) continue;
    const name = one.subject.id === whole ? one.holder_name : `${one.holder_name} · ${one.subject.name}`;
    const lane = found.get(name) ?? { name, holder: one.holder_name, holdings: [] };
    lane.holdings.push(one);
    found.set(name, lane);
  }
  return [...found.values()];
}
