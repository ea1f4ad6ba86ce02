/**
 * The address of the page holds all of its state: which view, of what, and how it is cut down.
 * Links keep the two clocks; all else belongs to one view.
 */
export const VIEWS = [
  'map',
  'events',
  'event',
  'claim',
  'places',
  'place',
  'road',
  'timeline',
  'figures',
  'documents',
  'document',
  'sources',
  'source',
  'issues',
  'search',
  'brief',
  'review',
] as const;
export type ViewName = (typeof VIEWS)[number];
export type Query = Record<string, string | undefined>;

export interface Address {
  /** null where the address is none of this page's. */
  view: ViewName | null;
  /** What the view is of: an id or a name; empty for views of the whole record. */
  id: string;
  query: Query;
}

const CLOCKS = ['as_of', 'known_on'];

export function read(url: URL): Address {
  const [first = '', ...rest] = url.pathname.replace(/^\/+/, '').split('/');
  const view = first === '' ? 'map' : (VIEWS.find((name) => name === first) ?? null);
  return { view, id: decoded(rest.join('/')), query: Object.fromEntries(url.searchParams) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function write(view: ViewName, id: string, query: Query): string {
  const path = id === '' ? `/${view}` : `/${view}/${encodeURIComponent(id)}`;
  const kept = Object.entries(query).filter((pair): pair is [string, string] => !!pair[1]);
  const text = new URLSearchParams(kept.sort(([a], [b]) => (a < b ? -1 : 1))).toString();
  return text ? `${path}?${text}` : path;
}

class Current {
  at: Address = $state.raw(read(new URL(window.location.href)));
  // Who follows only these does not ask anew when a map is moved.
  asOf = $derived(this.at.query.as_of);
  knownOn = $derived(this.at.query.known_on);

  constructor() {
    window.addEventListener('popstate', () => this.look());
  }

  look(): void {
    this.at = read(new URL(window.location.href));
  }
}

const current = new Current();

/** Where the page is now; reading it in a component makes the component follow it. */
export function address(): Address {
  return current.at;
}

/** The two clocks of the address; undefined where it names no day. Whoever reads one follows only that. */
export const asOfDay = (): string | undefined => current.asOf;
export const knownOnDay = (): string | undefined => current.knownOn;

/** The address of a view, with the clocks as they stand unless `query` sets them. */
export function href(view: ViewName, id = '', query: Query = {}): string {
  const clocks = Object.fromEntries(CLOCKS.map((name) => [name, current.at.query[name]]));
  return write(view, id, { ...clocks, ...query });
}

/** Go to an address; `replace` leaves no step to go back to, as for a slider that is dragged. */
export function go(to: string, { replace = false } = {}): void {
  if (to === window.location.pathname + window.location.search) return;
  window.history[replace ? 'replaceState' : 'pushState'](null, '', to);
  const before = current.at;
  current.look();
  if (!replace && (before.view !== current.at.view || before.id !== current.at.id)) window.scrollTo(0, 0);
}

/** Change parts of the view's own state: undefined takes a part away. */
export function change(query: Query, { replace = false } = {}): void {
  const { view, id, query: old } = current.at;
  go(write(view ?? 'map', id, { ...old, ...query }), { replace });
}

/** Follow links of this page without loading it anew. */
export function followLinks(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
    return;
  const link = (event.target as Element | null)?.closest?.('a');
  if (!link || link.target || link.hasAttribute('download') || link.origin !== window.location.origin) return;
  if (link.pathname.startsWith('/api/')) return;
  if (link.hash && link.pathname === window.location.pathname && link.search === window.location.search)
    return;
  event.preventDefault();
  go(link.pathname + link.search + link.hash);
}
