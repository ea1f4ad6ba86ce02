/** Claims, copies and days of publication in a few words. */
import type { Shape } from '../../lib/ask.svelte';
import { dayWords } from '../../lib/days';
import { countedWords, tellsWhere } from '../../lib/naming';
import { words } from '../../words';

const told = words.documents;
// How a claim lies in its place, where the place's own words may say as much.
const WITHIN = ['north-part', 'south-part', 'east-part', 'west-part', 'countryside', 'outskirts'];

/** "near", "20 km, north of": how a claim lies to its place, before its name. */
export function placeRelation(place: Shape<'ArticlePlace'>): string {
  const [side = ''] = place.relation.split('-');
  // "northern Latakia" has its side in its name already, and so have "outskirts of Saraqib".
  const named = WITHIN.includes(place.relation) && tellsWhere(place.name, side);
  const relation = told.relation[named ? 'in' : place.relation];
  return place.distance_km === null ? relation : told.away(place.distance_km, relation);
}

/** "85 or more killed", "24 to 99 of soldiers killed". */
export function figureWords(figure: Shape<'ClaimFigure'>): string {
  const { low, high } = figure;
  const number = words.bounds(low, high);
  const scope = words.names.scope[figure.scope];
  return `${number} ${countedWords(figure)}${scope ? `, ${scope}` : ''}`;
}

/** The day of publication, or between which days it lies. */
export function publishedWords(published: Shape<'PublicationDay'>): string {
  if (published.day) return dayWords(published.day);
  const bounds = [
    published.earliest ? told.notBefore(dayWords(published.earliest)) : '',
    published.latest ? told.notAfter(dayWords(published.latest)) : '',
  ].filter(Boolean);
  return [told.dayUnknown, ...bounds].join(', ');
}

/** What the day of publication, or its bounds, are known from. */
export function publishedWhy(published: Shape<'PublicationDay'>): string {
  if (published.day) return published.meaning;
  const named = [published.earliest_text, published.latest_text].filter(Boolean).map(told.boundBy);
  return named.length ? named.join('; ') : published.meaning;
}

/** What an article is called: its title, else its first words. */
export function titleOf(document: Shape<'DocumentHead'>): string {
  return document.title || (document.outlet ? told.untitledOf(document.outlet) : told.untitled);
}
