/** The state of the map as the address has it. */
import { address, change } from '../../lib/address.svelte';
import type { Camera } from './engine';
import { FAMILIES, type Family } from './families';

export const WINDOWS = ['all', '90', '30', '7'] as const;
export type Span = (typeof WINDOWS)[number];
export const STATUSES = ['single-origin', 'corroborated', 'disputed', 'denied', 'retracted'] as const;

/** Where the map was moved to; null where nobody moved it. */
export function camera(): Camera | null {
  const { c, z } = address().query;
  const [lon, lat] = (c ?? '').split(',').map(Number);
  const zoom = Number(z);
  const known = [lon, lat, zoom].every((one) => one !== undefined && Number.isFinite(one));
  if (!c || !z || !known || Math.abs(lat!) > 85) return null;
  return { lon: lon!, lat: lat!, zoom: Math.min(13, Math.max(1, zoom)) };
}

export function keepCamera({ lon, lat, zoom }: Camera): void {
  change({ c: `${lon.toFixed(3)},${lat.toFixed(3)}`, z: zoom.toFixed(2) }, { replace: true });
}

/** The kinds of event that are shown. */
export function families(): Set<Family> {
  const hidden = (address().query.hide ?? '').split(',');
  return new Set(FAMILIES.filter((family) => !hidden.includes(family)));
}

export function toggleFamily(family: Family): void {
  const shown = families();
  if (!shown.delete(family)) shown.add(family);
  change({ hide: FAMILIES.filter((one) => !shown.has(one)).join(',') || undefined }, { replace: true });
}

/** The one standing that events are cut down to; all where it is empty. */
export function status(): string {
  const asked = address().query.status ?? '';
  return STATUSES.some((one) => one === asked) ? asked : '';
}

export function chosenWindow(): Span {
  const asked = address().query.days;
  return WINDOWS.find((one) => one === asked) ?? 'all';
}
