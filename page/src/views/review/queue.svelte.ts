/** One sitting over the closest calls: where the reviewer is, what was judged, and what could not be kept. */
import { answer, api, Failure, unexpected, type Fault, type Shape } from '../../lib/ask.svelte';
import { judge, reviewer } from '../../components/judge/judging.svelte';
import { words } from '../../words';
import { nextOpen, step, type Verdict } from './sitting';

export type Call = Shape<'CloseCall'>;

export interface Ruled {
  verdict: Verdict;
  why: string;
  state: 'sending' | 'kept' | 'failed' | 'undone';
  judgements: string[];
  warnings: string[];
  fault?: Fault | undefined;
}

const PAGE = 20;
// Asked for so many before the end, so that nobody waits for the next.
const AHEAD = 5;

export function keyOf(call: Call): string {
  return `${call.left.claim_id},${call.right.claim_id}`;
}

export class ReviewQueue {
  calls: Call[] = $state.raw([]);
  ruled: Record<string, Ruled> = $state({});
  at = $state(0);
  looked = $state(0);
  of = $state(0);
  total = $state(0);
  loading = $state(true);
  making: number | null | undefined = $state(undefined);
  fault: Fault | undefined = $state.raw(undefined);
  /** The verdict that waits for its reason. */
  asking: Verdict | 'undo' | null = $state(null);
  why = $state('');
  sticky = $state(false);
  #next: string | null = null;
  #turn = 0;
  #given: string[] = [];
  #stop = new AbortController();

  readonly call: Call | undefined = $derived(this.calls[this.at]);
  readonly judged: number = $derived(this.#inState('kept').length);
  readonly failed: number[] = $derived(this.#inState('failed'));
  readonly left: number = $derived(
    this.total -
      Object.values(this.ruled).filter((one) => one.state !== 'undone' && one.state !== 'failed').length,
  );

  /** Ask for the calls; `wanted` is the one to begin with, where it is among the first. */
  async begin(wanted = ''): Promise<void> {
    await this.#load(undefined);
    const found = this.calls.findIndex((call) => keyOf(call) === wanted);
    if (found > 0) this.at = found;
  }

  async again(): Promise<void> {
    this.#turn += 1;
    this.calls = [];
    this.ruled = {};
    this.#given = [];
    this.at = 0;
    await this.#load(undefined);
  }

  end(): void {
    this.#stop.abort();
  }

  go(by: number): void {
    this.to(step(this.at, by, this.calls.length));
  }

  to(place: number): void {
    this.at = place;
    this.asking = null;
    if (!this.sticky) this.why = '';
    if (this.#next !== null && !this.loading && place >= this.calls.length - AHEAD)
      void this.#load(this.#next);
  }

  /** A verdict on the call at hand: given at once where its reason stands, else asked for. */
  rule(verdict: Verdict): void {
    const call = this.call;
    if (call === undefined || this.#stands(call)) return;
    if (this.why.trim() === '' || reviewer.name === '') {
      this.asking = verdict;
      return;
    }
    const why = this.why.trim();
    const key = keyOf(call);
    this.asking = null;
    this.#given.push(key);
    this.ruled[key] = { verdict, why, state: 'sending', judgements: [], warnings: [] };
    void this.#send(key, call);
    this.to(
      nextOpen(
        this.at,
        this.calls.map((one) => !this.#stands(one)),
      ),
    );
  }

  /** Give again what was not kept. */
  retry(): void {
    const call = this.call;
    if (call !== undefined && this.ruled[keyOf(call)]?.state === 'failed') void this.#send(keyOf(call), call);
  }

  /** Go to the last judgement of this sitting, and ask why it is taken back. */
  askUndo(): void {
    const last = this.#given.findLast((key) => this.ruled[key]?.state === 'kept');
    if (last === undefined) return;
    this.to(this.calls.findIndex((call) => keyOf(call) === last));
    this.why = words.review.reason.undo;
    this.asking = 'undo';
  }

  async undo(): Promise<void> {
    const call = this.call;
    const ruled = call && this.ruled[keyOf(call)];
    if (!ruled || ruled.state !== 'kept') return;
    const why = this.why.trim();
    this.asking = null;
    this.why = '';
    const told = await judge({ action: 'undo', ids: ruled.judgements, field: '', value: '', why });
    if ('fault' in told) ruled.fault = told.fault;
    else ruled.state = 'undone';
  }

  /** Give what is asked about, now that its reason is there. */
  give(): void {
    if (this.asking === 'undo') void this.undo();
    else if (this.asking !== null) this.rule(this.asking);
  }

  async #send(key: string, call: Call): Promise<void> {
    const ruled = this.ruled[key];
    if (ruled === undefined) return;
    ruled.state = 'sending';
    const ids = [call.left.claim_id, call.right.claim_id];
    const told = await judge({ action: ruled.verdict, ids, field: '', value: '', why: ruled.why });
    if ('fault' in told) {
      ruled.state = 'failed';
      ruled.fault = told.fault;
    } else {
      ruled.state = 'kept';
      ruled.fault = undefined;
      ruled.judgements = told.recorded.judgements;
      ruled.warnings = told.recorded.warnings;
    }
  }

  async #load(after: string | undefined): Promise<void> {
    this.loading = true;
    const query = { limit: PAGE, turn: this.#turn, ...(after ? { after } : {}) };
    try {
      const found = await answer(
        (signal) => api.GET('/api/review/queue', { params: { query }, signal }),
        this.#stop.signal,
        (share) => (this.making = share),
      );
      const known = new Set(this.calls.map(keyOf));
      this.calls = [...this.calls, ...found.rows.filter((call) => !known.has(keyOf(call)))];
      this.#next = found.next;
      if (after === undefined) this.total = found.total;
      this.looked = found.looked;
      this.of = found.of;
      this.fault = undefined;
    } catch (error) {
      if (!this.#stop.signal.aborted) this.fault = error instanceof Failure ? error.fault : unexpected(error);
    } finally {
      this.loading = false;
      this.making = undefined;
    }
  }

  #stands(call: Call): boolean {
    const state = this.ruled[keyOf(call)]?.state;
    return state === 'sending' || state === 'kept';
  }

  #inState(state: Ruled['state']): number[] {
    return this.calls.flatMap((call, place) => (this.ruled[keyOf(call)]?.state === state ? [place] : []));
  }
}
