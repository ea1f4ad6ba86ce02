/** What keys do in the queue, and where one goes in it. */

export type Verdict = 'same' | 'different' | 'unsure';
export type KeyAction = Verdict | 'next' | 'previous' | 'undo' | 'help';

const KEYS: Record<string, KeyAction> = {
  s: 'same',
  d: 'different',
  u: 'unsure',
  n: 'next',
  j: 'next',
  p: 'previous',
  k: 'previous',
  z: 'undo',
  '?': 'help',
};

export interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  /** Whether it was pressed in something that takes text or letters itself. */
  writing: boolean;
}

/** What a key asks for; null where it is not ours. */
export function actionOf(pressed: Pressed): KeyAction | null {
  if (pressed.writing || pressed.ctrlKey || pressed.metaKey || pressed.altKey) return null;
  return KEYS[pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key] ?? null;
}

/** Whether an element takes letters that are typed on it. */
export function takesLetters(element: EventTarget | null): boolean {
  if (!(element instanceof Element)) return false;
  const typed = element.closest('input, textarea, select, [contenteditable]');
  return (
    typed !== null &&
    !(typed instanceof HTMLInputElement && ['checkbox', 'radio', 'button'].includes(typed.type))
  );
}

/** The place a step away, within the list. */
export function step(at: number, by: number, size: number): number {
  return Math.min(Math.max(at + by, 0), Math.max(size - 1, 0));
}

/** The next place that is open, after this one and then from the start; this one where none is. */
export function nextOpen(at: number, open: boolean[]): number {
  for (let way = 1; way <= open.length; way += 1) {
    const place = (at + way) % open.length;
    if (open[place]) return place;
  }
  return at;
}
