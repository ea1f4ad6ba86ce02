/** The key / goes to the search box. Who types by voice, or with a switch, may turn it off. */
import { address, go, href } from './address.svelte';

export const SEARCH_BOX = 'search-box';
const OFF = 'variorum.slash.off';

export function slashIsOn(): boolean {
  try {
    return window.localStorage.getItem(OFF) === null;
  } catch {
    return true;
  }
}

export function turnSlash(on: boolean): void {
  try {
    if (on) window.localStorage.removeItem(OFF);
    else window.localStorage.setItem(OFF, '1');
  } catch {
    // A browser that keeps nothing leaves it on.
  }
}

export function toSearch(event: KeyboardEvent): void {
  if (event.key !== '/' || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const at = event.target instanceof Element ? event.target : null;
  if (at?.closest('input, textarea, select, [contenteditable], dialog') || !slashIsOn()) return;
  event.preventDefault();
  if (address().view === 'search') document.getElementById(SEARCH_BOX)?.focus();
  else go(href('search'));
}
