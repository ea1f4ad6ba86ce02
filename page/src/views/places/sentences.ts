/** What is said of a place on a day, in sentences that are never firmer than the record. */
import type { Shape } from '../../lib/ask.svelte';
import { dayWords, rangeWords } from '../../lib/days';
import { plain } from '../../lib/text';
import { words } from '../../words';

type Place = Shape<'Place'>;
type SideWords = Shape<'SideWords'>;

/** A name in the middle of a sentence, whichever way it is written. */
export function isolated(name: string): string {
  return `\u2068${plain(name)}\u2069`;
}

export function named(names: string[], more = 0): string {
  return words.places.list(names.map(isolated), more);
}

/** When something began or ended, to stand behind "since" or "until". */
export function spanWords(span: { earliest: string | null; latest: string | null } | null): string {
  const { earliest, latest } = span ?? { earliest: null, latest: null };
  const say = words.places.span;
  if (earliest && latest) {
    return earliest === latest ? dayWords(earliest) : say.within(rangeWords({ earliest, latest }));
  }
  if (latest) return say.orBefore(dayWords(latest));
  return earliest ? say.orAfter(dayWords(earliest)) : say.none;
}

const OLD = 14;

export interface Told {
  /** Who holds it. */
  lead: string;
  /** A paragraph each: of sides that rival each other, of undated accounts. */
  more: string[];
}

/** What is told of a place on the day asked about. */
export function tellingOf(place: Place): Told {
  const say = words.places.sentence;
  const day = dayWords(place.as_of);
  const name = isolated(place.subject.name);
  const { sides } = place;
  const undated = place.undated
    .slice(0, 3)
    .map((one) => say.undated(isolated(one.side.holder_name), named(one.by, one.by_more)));
  const [first, ...others] = sides;
  if (first === undefined) {
    const [lead = '', ...rest] = nobody(place, day, name);
    return { lead, more: [...(rest.length ? [rest.join(' ')] : []), ...undated] };
  }
  if (sides.every((one) => one.side.basis !== 'stated')) {
    const each = sides.map((one) =>
      [
        say.inferredSide(
          isolated(one.side.of?.name ?? ''),
          isolated(one.side.holder_name),
          named(one.by, one.by_more),
        ),
        ...standing(one),
      ].join(' '),
    );
    return { lead: say.inferred(day, name), more: [...each, ...undated] };
  }
  if (place.status === 'contested') {
    const each = sides.map((one) =>
      [say.contestedSide(isolated(one.side.holder_name), named(one.by, one.by_more)), ...standing(one)].join(
        ' ',
      ),
    );
    return { lead: say.contested(day, name), more: [...each, ...undated] };
  }
  const each = others.map((one) => [holds(day, name, one), ...standing(one)].join(' '));
  return { lead: holds(day, name, first), more: [standing(first).join(' '), ...each, ...undated] };
}

function holds(day: string, name: string, one: SideWords): string {
  const say = words.places.sentence;
  const holder = isolated(one.side.holder_name);
  const by = named(one.by, one.by_more);
  const { told, stale_days: stale } = one.side;
  // Of a day long after the last that is told of, nobody says so much.
  if (told && stale !== null && stale > OLD) day = say.lastTold(day, dayWords(told));
  return one.side.status === 'agreed' && by
    ? say.agreed(day, name, holder, one.side.origins, by)
    : say.claimed(day, name, holder, by);
}

function standing(one: SideWords): string[] {
  const say = words.places.sentence;
  const { begun, told, stale_days: stale } = one.side;
  const found = [];
  if (begun.earliest || begun.latest) found.push(say.since(spanWords(begun)));
  if (one.side.placed === 'bounded') found.push(say.bounded);
  found.push(told ? say.told(dayWords(told), words.places.stale(stale ?? 0)) : say.toldNever);
  if (one.side.denials > 0) {
    found.push(say.denied(named(one.against, one.against_more), one.against.length + one.against_more));
  } else {
    found.push(say.undenied);
  }
  return found;
}

function nobody(place: Place, day: string, name: string): string[] {
  const say = words.places.sentence;
  const { last, later } = place;
  if (place.status === 'left' && last) {
    return [say.left(day, name, isolated(last.holder_name), spanWords(last.until))];
  }
  if (place.holdings.length === 0) return [say.never(name)];
  const found = [say.unknown(day, name)];
  if (last) found.push(say.last(isolated(last.holder_name), spanWords(last.since), spanWords(last.until)));
  if (later) found.push(say.later(isolated(later.holder_name), spanWords(later.since)));
  return found;
}
