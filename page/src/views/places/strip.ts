/** The drawing of a road as a line of towns: what is in which place, and what is told alike. */
import type { Shape } from '../../lib/ask.svelte';

type Stretch = Shape<'StretchShape'>;

export interface Group {
  /** The number of its first stretch. */
  first: number;
  stretch: Stretch;
  towns: string[];
}

/** Stretches in order, neighbours of which the same is told in one. */
export function grouped(stretches: Stretch[]): Group[] {
  const found: Group[] = [];
  stretches.forEach((stretch, number) => {
    const last = found[found.length - 1];
    if (last && alike(last.stretch, stretch)) last.towns.push(stretch.end);
    else found.push({ first: number, stretch, towns: [stretch.start, stretch.end] });
  });
  return found;
}

function alike(one: Stretch, other: Stretch): boolean {
  return told(one) === told(other);
}

function told(one: Stretch): string {
  return JSON.stringify({ ...one, start: '', end: '' });
}
