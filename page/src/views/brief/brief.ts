/** What the brief is asked, and how a reference that was opened stands in the address. */
import type { Query } from '../../lib/address.svelte';
import type { Shape } from '../../lib/ask.svelte';

export type Reference = Shape<'BriefReference'>;
export type Grounds = Shape<'BriefGrounds'>;

/** The parts of the address that say which brief it is. */
export function questionOf(query: Query): Record<string, string> {
  const parts = ['as_of', 'known_on', 'place', 'since'] as const;
  return Object.fromEntries(parts.flatMap((part) => (query[part] ? [[part, query[part]]] : [])));
}

/** The address of the brief in another form, or of a drawing of it. */
export function fileOf(path: string, query: Query): string {
  const asked = new URLSearchParams(questionOf(query)).toString();
  return `/api/${path}${asked ? `?${asked}` : ''}`;
}

/** Which sentence, and which of its references, is opened: "situation.2.0" and 12. */
export function openedOf(given: string | undefined): { spot: string; number: number } | null {
  const found = /^([\w-]{1,60}\.\d{1,3}\.\d{1,3})\.(\d{1,5})$/.exec(given ?? '');
  return found?.[1] ? { spot: found[1], number: Number(found[2]) } : null;
}
