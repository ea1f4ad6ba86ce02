/** How a piece of an article looks, by what it is part of. */
import type { Shape } from '../../lib/ask.svelte';

/** `left` stands between two pieces of one paragraph: what was left out there. */
export type Piece = Shape<'ArticlePiece'> & { left?: Block[] };
export type Block = Omit<Shape<'ArticleBlock'>, 'pieces'> & { pieces: Piece[] };
export type Card = Shape<'ArticleCard'>;
export type Article = Shape<'Article'>;

/** What the reader is asked to show. */
export interface Shown {
  /** The claim or the issue that is looked at; empty for none. */
  selected: string;
  scopes: boolean;
  carried: boolean;
  dropped: boolean;
  cards: ReadonlyMap<string, Card>;
}

export interface Look {
  /** The claims whose words it is, the one whose words are shortest last. */
  claims: string[];
  classes: string[];
}

const PARTS = new Set(['agent', 'patient', 'place', 'route', 'time', 'figure']);

/** The claims whose words a piece is. */
export function claimsOf(piece: Piece): string[] {
  return piece.marks.filter((mark) => mark.role === 'words').map((mark) => mark.of);
}

/** The classes a piece is drawn with. */
export function lookOf(piece: Piece, shown: Shown): Look {
  const claims = claimsOf(piece);
  const classes = new Set<string>();
  const top = claims.at(-1);
  const modality = top === undefined ? undefined : shown.cards.get(top)?.modality;
  if (modality) classes.add('words').add(modality);
  for (const mark of piece.marks) {
    const card = shown.cards.get(mark.of);
    if (mark.of === shown.selected) {
      classes.add(PARTS.has(mark.role) ? 'part' : `sel-${mark.role}`);
    }
    if (mark.role === 'carried' && shown.carried) classes.add('carried');
    if (mark.role === 'issue') classes.add('issue');
    if (shown.scopes && card?.speakers.length) {
      if (mark.role === 'speaker' || mark.role === 'cue') classes.add(`scope-${mark.role}`);
    }
  }
  return { claims, classes: [...classes] };
}

/** How many stretches of words that somebody cited answers for begin before, and end behind, each piece. */
export function brackets(pieces: Piece[], shown: Shown): { opens: boolean; closes: boolean }[] {
  const governed = pieces.map((piece) => {
    if (!shown.scopes && shown.selected === '') return '';
    return piece.marks
      .filter((mark) => mark.role === 'content' && shown.cards.get(mark.of)?.speakers.length)
      .filter((mark) => shown.scopes || mark.of === shown.selected)
      .map((mark) => mark.of)
      .sort()
      .join(' ');
  });
  return governed.map((now, index) => ({
    opens: now !== '' && !governed[index - 1],
    closes: now !== '' && !governed[index + 1],
  }));
}

/** Of the claims of one piece, the one to go to from `selected`: each in turn, the innermost first. */
export function turn(claims: string[], selected: string): string {
  const order = [...claims].reverse();
  const at = order.indexOf(selected);
  return order[(at + 1) % order.length] ?? '';
}

/** The headline in the text, where it is the title or there is none: its claims are underlined in it. */
export function headlineOf(article: Article): Block | undefined {
  const block = article.blocks.find((one) => one.kept && one.role === 'headline' && !one.continued);
  const title = article.document.title?.trim();
  return block && (!title || textOf(block) === title) ? block : undefined;
}

function textOf(block: Block): string {
  return block.pieces
    .map((piece) => piece.text)
    .join('')
    .trim();
}

/** The most characters left out that may stand within a paragraph. */
const WITHIN = 300;

/**
 * Blocks with those left out one after another taken together; a paragraph that goes on behind a few signs
 * that were left out stays one.
 */
export function grouped(blocks: Block[]): (Block | Block[])[] {
  const groups: (Block | Block[])[] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (!block.kept) {
      if (Array.isArray(last)) last.push(block);
      else groups.push([block]);
    } else if (block.pieces.length) {
      const before = groups.at(-2);
      if (block.continued && Array.isArray(last) && before && !Array.isArray(before) && isShort(last)) {
        const between: Piece = { text: '', marks: [], left: last };
        groups.splice(-2, 2, { ...before, pieces: [...before.pieces, between, ...block.pieces] });
      } else groups.push(block);
    }
  }
  return groups;
}

function isShort(left: Block[]): boolean {
  return left.reduce((sum, block) => sum + textOf(block).length, 0) <= WITHIN;
}

/** A reason in words, and the signs with their weights behind it where it ends in such. */
export function reasonParts(reason: string): { why: string; signs: string } {
  const at = reason.indexOf(': ');
  const rest = at < 0 ? '' : reason.slice(at + 2);
  if (!/[+-]\d/.test(rest)) return { why: reason, signs: '' };
  return {
    why: reason.slice(0, at),
    signs: rest.replace(/([a-z])-([a-z])/g, '$1 $2').replaceAll(' -', ' −'),
  };
}

/** Tops of cards in a margin: each at its anchor or below the card before it; `fixed` stays at its anchor. */
export function stacked(cards: { anchor: number; height: number }[], fixed: number, gap = 8): number[] {
  const tops = cards.map((card) => card.anchor);
  const first = fixed < 0 ? 0 : fixed;
  for (let at = first + 1; at < cards.length; at += 1) {
    tops[at] = Math.max(tops[at]!, tops[at - 1]! + cards[at - 1]!.height + gap);
  }
  for (let at = first - 1; at >= 0; at -= 1) {
    tops[at] = Math.min(tops[at]!, tops[at + 1]! - cards[at]!.height - gap);
  }
  // What was pushed above the top goes down again, and with it what comes after.
  let floor = 0;
  for (let at = 0; at < cards.length; at += 1) {
    tops[at] = Math.max(tops[at]!, floor);
    floor = tops[at]! + cards[at]!.height + gap;
  }
  return tops;
}

/** An address that may be gone to, or null: only what a browser loads from the web. */
export function webAddress(url: string | null | undefined): string | null {
  if (!url) return null;
  try {
    const { protocol, href } = new URL(url);
    return protocol === 'http:' || protocol === 'https:' ? href : null;
  } catch {
    return null;
  }
}
