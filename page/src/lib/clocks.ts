/** The two clocks as parts of a request. */
import { asOfDay, knownOnDay } from './address.svelte';

export function clocks(): { as_of?: string; known_on?: string } {
  const as_of = asOfDay();
  return { ...(as_of ? { as_of } : {}), ...knownOn() };
}

export function knownOn(): { known_on?: string } {
  const known_on = knownOnDay();
  return known_on ? { known_on } : {};
}
