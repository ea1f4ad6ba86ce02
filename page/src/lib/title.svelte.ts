/** The title of the browser's tab: what the view is of, where it is of one thing. */
import { plain, shortened } from './text';

const MOST = 70;
let shown = $state('');

/** Give the title of a view while it is shown; to be called where a component is made. Empty: none yet. */
export function entitle(text: () => string | null | undefined): void {
  $effect(() => {
    shown = shortened(plain(text() ?? ''), MOST);
    return () => (shown = '');
  });
}

/** What the view on show is of; empty for views of the whole record. */
export function ownTitle(): string {
  return shown;
}
