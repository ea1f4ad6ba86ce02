/** What types of events, counts and fields are called, the same in all views. */
import { words } from '../words';
import { plain } from './text';

/** Who or what is counted, in the words of an article, and as which kind of count. */
export interface Counted {
  kind: string;
  of: string;
}

const PEOPLE = ['killed', 'injured', 'displaced', 'captured_people', 'missing'];
// Words of a count that tell how many, or in what unit, but not of whom: "as many as 5,000", "1,200km2".
const NUMBERS =
  /^(?:[\d.,'’\u00a0]+|an?|the|some|about|around|nearly|almost|over|more|than|at|least|most|up|to|as|many|several|few|half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|scores?|hundreds?|thousands?|millions?|of|and|them|they|it|those|sq|square|km²?|km2|kms?|kilomet(?:er|re)s?|miles?|m²?|met(?:er|re)s?|hectares?)$/i;

// The record puts after a place how it lies to what happened: "Saraqib (near)".
const RELATION =
  /(\p{L}+(?: (?:of|the|region|province|\p{Lu}[^\s()]*))*) \(((?:north|south|east|west) part|countryside|outskirts|centre)\)/gu;

/** A name or label of the record for reading: what its words say already is not said again behind them. */
export function labelWords(label: string): string {
  return plain(label).replace(RELATION, (whole, name: string, relation: string) => {
    const [said = ''] = relation.split(' ');
    return tellsWhere(name, said) ? name : whole;
  });
}

/** Whether a place's own words tell how it lies: "southern Idlib" the south, "South Sudan" does not. */
export function tellsWhere(name: string, how: string): boolean {
  return name.split(' ').some((word) => word.startsWith(how));
}

/** What an article is called where its outlet and its day stand beside: its title, or that it has none. */
export function articleWords(document: { title?: string | null }): string {
  return plain(document.title || words.documents.untitled);
}

/** With a capital at its beginning. */
export function titled(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "withdrawal", "air strike"; a code that a pack brings is told without its dashes. */
export function typeWords(code: string): string {
  return words.names.type[code] ?? spaced(code);
}

/** How something is told: "planned", "told as a fact". */
export function modalityWords(code: string): string {
  return words.names.modality[code] ?? spaced(code);
}

/** What is meant by it, without what its name has said. */
export function modalityMeans(modality: { code: string; meaning: string }): string {
  return modality.meaning.replace(/^[^:]*: /, '');
}

/** What accounts differ on: "the day", "how many were killed". */
export function differWords(field: string): string {
  return words.names.differ[field] ?? spaced(field);
}

/** Whom a count is of; empty where its words are but the number again, or its unit. */
export function ofWords(of: string): string {
  const parts = of.replace(/(\d)(?=[a-z])/gi, '$1 ').split(/[\s-]+/);
  return parts.filter(Boolean).every((part) => NUMBERS.test(part)) ? '' : of.trim();
}

/** What stands behind a number: "Turkish soldiers killed", "observation posts", "km² of ground", "killed". */
export function countedWords({ kind, of }: Counted): string {
  const name = words.names.figure[kind] ?? spaced(kind);
  const whom = ofWords(of);
  if (!whom || kind === 'area_km2' || kind === 'distance_km') return name;
  return PEOPLE.includes(kind) ? `${whom} ${name}` : whom;
}

function spaced(code: string): string {
  return code.replace(/[_-]/g, ' ');
}
