/** Events in words: their days, and the readings of their fields. */
import type { Shape } from '../../lib/ask.svelte';
import { dayWords, rangeWords, writtenDays } from '../../lib/days';
import { titled, typeWords } from '../../lib/naming';
import { words } from '../../words';

/** Of an event's days: "8 Feb 2020", "6 – 8 Feb 2020", "no day told". */
export function whenWords(when: Shape<'EventWhen'> | null): string {
  return when ? rangeWords(when.days) : words.events.undated;
}

/** When something began or ended: "27 Feb 2020 or before". */
export function limitWords(days: Shape<'Days'>): string {
  if (days.earliest === null && days.latest !== null) return words.events.orBefore(dayWords(days.latest));
  return rangeWords(days);
}

/** A reading as people say it: days are told as days, codes without their dashes. */
export function readingWords(field: string, text: string): string {
  if (field === 'when') return writtenDays(text);
  return field === 'event_type' ? titled(typeWords(text)) : text;
}

/** What a field is called. */
export function fieldWords(field: string): string {
  return words.events.fields[field] ?? field;
}

/** A figure in short: "24 (24 to 99)", "20 or more". */
export function amountWords(low: number | null, best: number | null, high: number | null): string {
  const bounds = words.bounds(low, high);
  if (best === null || (high === null && best === low) || (low === null && best === high)) return bounds;
  return words.events.bestOf(words.number(best), bounds);
}

/** Several values as the address holds them in one part. */
export function several(text: string | undefined): string[] {
  return (text ?? '').split(',').filter(Boolean);
}
