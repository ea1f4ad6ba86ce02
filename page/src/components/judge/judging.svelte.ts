/** Giving judgements: who judges, and how far the record has taken them up. */
import { answer, api, Failure, unexpected, type Fault, type Shape } from '../../lib/ask.svelte';

export type Given = Shape<'Given'>;
export type Recorded = Shape<'Recorded'>;
export type Standing = Shape<'Standing'>;

const NAME = 'variorum.reviewer';
const AGAIN = 900;

/** The reviewer's name, kept by this browser where it may. */
class Reviewer {
  name = $state(remembered(NAME) ?? '');

  keep(name: string): void {
    this.name = name.trim();
    remember(NAME, this.name);
  }
}

/** Follows the bringing up to date while there is something to bring. */
class Following {
  standing: Standing | undefined = $state.raw(undefined);
  /** Grows each time the record has taken something up. */
  taken = $state(0);
  #timer: ReturnType<typeof setTimeout> | undefined;

  see(standing: Standing): void {
    const before = this.standing;
    this.standing = standing;
    clearTimeout(this.#timer);
    const busy = standing.state === 'making' || standing.state === 'waiting';
    if (busy) this.#timer = setTimeout(() => void this.look(), AGAIN);
    else if (before && before.state !== standing.state) this.taken += 1;
  }

  async look(): Promise<void> {
    try {
      this.see(await answer((signal) => api.GET('/api/review/status', { signal })));
    } catch {
      // The page says elsewhere that its server is gone.
      this.#timer = setTimeout(() => void this.look(), AGAIN * 5);
    }
  }

  async apply(): Promise<void> {
    try {
      this.see(await answer((signal) => api.POST('/api/review/apply', { signal })));
    } catch {
      void this.look();
    }
  }
}

export const reviewer = new Reviewer();
export const following = new Following();

/** Keep a judgement; gives what was recorded, or why it was not. */
export async function judge(given: Omit<Given, 'by'>): Promise<{ recorded: Recorded } | { fault: Fault }> {
  try {
    const body = { ...given, by: reviewer.name };
    const recorded = await answer((signal) => api.POST('/api/review/judgements', { body, signal }));
    following.see(recorded.standing);
    return { recorded };
  } catch (error) {
    return { fault: error instanceof Failure ? error.fault : unexpected(error) };
  }
}

export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // It is asked for again the next time.
  }
}
