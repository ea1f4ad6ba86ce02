/** Asking the record: typed requests, and what a component shows while an answer is on its way. */
import createClient from 'openapi-fetch';
import type { components, paths } from '../api/openapi';

export type Fault = components['schemas']['Fault'];
export type Shape<Name extends keyof components['schemas']> = components['schemas'][Name];

export const api = createClient<paths>({ baseUrl: '/' });

interface Reply<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** A request that has no answer, with the server's own words where it gave some. */
export class Failure extends Error {
  constructor(readonly fault: Fault) {
    super(fault.message);
  }
}

/**
 * The answer to a request. Waits while what it asks for is being made, and tells `making` how far that is
 * (0 to 1, null where it is not known). Throws Failure.
 */
export async function answer<T>(
  request: (signal: AbortSignal) => Promise<Reply<T>>,
  signal: AbortSignal = new AbortController().signal,
  making: (share: number | null) => void = () => {},
): Promise<T> {
  // A view that is being left sees the next address before it goes: by now it has let go.
  await Promise.resolve();
  signal.throwIfAborted();
  for (;;) {
    const reply = await reached(() => request(signal));
    if (reply.data !== undefined) return reply.data;
    const fault = faultOf(reply);
    if (fault.code !== 'being-made') throw new Failure(fault);
    making(fault.share ?? null);
    await pause(700, signal);
  }
}

async function reached<T>(request: () => Promise<Reply<T>>): Promise<Reply<T>> {
  try {
    return await request();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Failure({ code: 'unreachable', message: '', advice: '', near: [], share: null });
  }
}

function faultOf(reply: Reply<unknown>): Fault {
  const told = reply.error as Partial<Fault> | undefined;
  return {
    code: told?.code ?? 'failed',
    message: told?.message ?? reply.response.statusText,
    advice: told?.advice ?? '',
    near: told?.near ?? [],
    share: told?.share ?? null,
  };
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((done, stop) => {
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      stop(new DOMException('aborted', 'AbortError'));
    });
  });
}

/**
 * An answer that follows what it is asked for. Made in a component's script:
 *
 *   const events = new Asked(() => { const q = address().query; return (signal) => api.GET('/api/events', {..., signal}) });
 *
 * What the outer function reads is followed; the inner one asks. The last answer stays while a new one comes.
 */
export class Asked<T> {
  value: T | undefined = $state.raw(undefined);
  fault: Fault | undefined = $state.raw(undefined);
  loading = $state(true);
  /** How much of what is being made is there, where something is. */
  making: number | null | undefined = $state.raw(undefined);

  constructor(asking: () => ((signal: AbortSignal) => Promise<Reply<T>>) | null) {
    $effect(() => {
      const request = asking();
      const stop = new AbortController();
      if (request === null) {
        this.loading = false;
        return;
      }
      this.loading = true;
      answer(request, stop.signal, (share) => (this.making = share))
        .then((value) => {
          this.value = value;
          this.fault = undefined;
        })
        .catch((error: unknown) => {
          if (stop.signal.aborted) return;
          this.value = undefined;
          this.fault = error instanceof Failure ? error.fault : unexpected(error);
        })
        .finally(() => {
          if (stop.signal.aborted) return;
          this.loading = false;
          this.making = undefined;
        });
      return () => stop.abort();
    });
  }
}

/** A fault of the page itself. */
export function unexpected(error: unknown): Fault {
  return { code: 'failed', message: String(error), advice: '', near: [], share: null };
}
