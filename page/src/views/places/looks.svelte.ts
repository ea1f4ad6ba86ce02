/** The look of each side, the same as on the map: its place among the sides of the record. */
import { api, Asked, type Shape } from '../../lib/ask.svelte';
import { lookNumber } from '../../lib/sides';

export class Looks {
  private readonly asked = new Asked<Shape<'Sides'>>(() => {
    return (signal: AbortSignal) => api.GET('/api/sides', { signal });
  });
  private readonly places = $derived(
    new Map((this.asked.value?.rows ?? []).map((side, place) => [side.name, place] as const)),
  );

  /** The number of the look of who holds something, from 0 on. */
  of(name: string): number {
    return lookNumber(this.places.get(name));
  }
}
