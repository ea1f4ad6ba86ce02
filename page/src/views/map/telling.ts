/** What the map says of who holds what, never firmer than the record. */
import { dayWords } from '../../lib/days';
import { words } from '../../words';
import type { HeldPlace, HeldStretch, Place } from './features';

const names = (all: string[]) => all.join(words.map.and);

/** "Held by Syrian army, by the word of 2 independent origins". */
export function holdWords(one: HeldPlace): string {
  const told = words.map.held;
  const [first] = one.holders;
  if (!first) return one.left_by ? told.left(one.left_by) : told.unknown;
  if (one.status === 'contested')
    return told.contested(names([...new Set(one.holders.map((holder) => holder.name))]));
  if (one.status === 'agreed' && first.status === 'agreed') return told.agreed(first.name, first.origins);
  return told.claimed(first.name);
}

/** "since 6 Feb 2020; last told of 8 Feb 2020, 3 days before". */
export function sinceWords(one: HeldPlace): string {
  const [first] = one.holders;
  if (!first) return '';
  const parts = [
    first.since ? words.map.since(dayWords(first.since)) : '',
    first.told ? words.map.told(dayWords(first.told), first.stale_days ?? 0) : '',
  ];
  return parts.filter(Boolean).join('; ');
}

export function stretchWords(one: HeldStretch): string {
  const who = names(one.holders);
  if (one.status === 'contested') return words.map.stretchContested(who);
  if (one.status === 'unknown') return who ? words.map.stretchPart(who) : words.map.stretch.none();
  return words.map.stretch[one.basis](who);
}

/** The place in a line, for who points at it. */
export function placeWords(place: Place): string {
  const first = place.held[0];
  const parts = [place.total ? words.map.events(place.total) : '', first ? holdWords(first) : ''];
  return `${place.name}: ${parts.filter(Boolean).join('; ')}`;
}
