import { expect, test } from 'vitest';
import {
  brackets,
  grouped,
  lookOf,
  reasonParts,
  stacked,
  turn,
  webAddress,
  type Card,
  type Piece,
  type Shown,
} from './marks';

const card = (modality: string, speakers: unknown[] = []) => ({ modality, speakers }) as unknown as Card;
const piece = (text: string, ...marks: [string, string][]) =>
  ({ text, marks: marks.map(([of, role]) => ({ of, role })) }) as Piece;
const shown = (part: Partial<Shown> = {}): Shown => ({
  selected: '',
  scopes: false,
  carried: false,
  dropped: false,
  cards: new Map([
    ['a', card('asserted', [{}])],
    ['b', card('denied')],
  ]),
  ...part,
});

test('words are drawn by the modality of the innermost claim', () => {
  const look = lookOf(piece('took', ['a', 'words'], ['b', 'words']), shown());
  expect(look.claims).toEqual(['a', 'b']);
  expect(look.classes).toEqual(['words', 'denied']);
});

test('what is selected is marked by its part, and nothing else is', () => {
  expect(lookOf(piece('army', ['a', 'agent'], ['b', 'place']), shown({ selected: 'a' })).classes).toEqual([
    'part',
  ]);
  expect(lookOf(piece('army', ['a', 'agent']), shown()).classes).toEqual([]);
});

test('scopes are shown of claims with a speaker only', () => {
  const pieces = [
    piece('x', ['a', 'content']),
    piece('y', ['a', 'content']),
    piece('z'),
    piece('q', ['b', 'content']),
  ];
  expect(brackets(pieces, shown({ scopes: true }))).toEqual([
    { opens: true, closes: false },
    { opens: false, closes: true },
    { opens: false, closes: false },
    { opens: false, closes: false },
  ]);
  expect(brackets(pieces, shown()).some((one) => one.opens)).toBe(false);
});

test('claims of one piece take turns', () => {
  expect(turn(['a', 'b'], '')).toBe('b');
  expect(turn(['a', 'b'], 'b')).toBe('a');
  expect(turn(['a', 'b'], 'a')).toBe('b');
});

test('what was left out is taken together', () => {
  const kept = { kept: true, pieces: [piece('x')] };
  const left = { kept: false, pieces: [] };
  const blank = { kept: true, pieces: [] };
  const blocks = [kept, left, blank, left, kept] as unknown as Parameters<typeof grouped>[0];
  expect(grouped(blocks).map((one) => (Array.isArray(one) ? one.length : 'kept'))).toEqual([
    'kept',
    2,
    'kept',
  ]);
});

test('signs are told apart from the reason', () => {
  expect(reasonParts('signs of a caption: photo-credit +3.0, prior -0.9')).toEqual({
    why: 'signs of a caption',
    signs: 'photo credit +3.0, prior −0.9',
  });
  expect(reasonParts('a date and nothing else').signs).toBe('');
});

test('cards never lie over each other, and the fixed one stays', () => {
  const cards = [10, 12, 14].map((anchor) => ({ anchor, height: 40 }));
  expect(stacked(cards, -1)).toEqual([10, 58, 106]);
  const low = [100, 102, 104].map((anchor) => ({ anchor, height: 40 }));
  expect(stacked(low, 2)).toEqual([8, 56, 104]);
  expect(stacked(cards, 2)).toEqual([0, 48, 96]);
});

test('only addresses of the web are linked', () => {
  expect(webAddress('javascript:alert(1)')).toBeNull();
  expect(webAddress('data:text/html,x')).toBeNull();
  expect(webAddress('https://example.org/a b')).toBe('https://example.org/a%20b');
  expect(webAddress('not one')).toBeNull();
  expect(webAddress(null)).toBeNull();
});

test('a paragraph goes on behind a sign that was left out', () => {
  const kept = (text: string, continued = false) => ({ kept: true, continued, pieces: [piece(text)] });
  const left = { kept: false, pieces: [piece('\u202e')] };
  const blocks = [kept('a'), left, kept('b', true), kept('c')] as unknown as Parameters<typeof grouped>[0];
  const groups = grouped(blocks);
  expect(groups).toHaveLength(2);
  expect((groups[0] as { pieces: Piece[] }).pieces.map((one) => one.text)).toEqual(['a', '', 'b']);
});
