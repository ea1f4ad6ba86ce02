/**
 * How the sides of a record look: a colour, a dash and a shape each, the same in all views. The place of
 * a side among all of the record (GET /api/sides) gives its look; those after the last look share it.
 */
export const LOOKS = 6;

export type Corners = 'disc' | 'square' | 'triangle' | 'diamond' | 'pentagon' | 'hexagon';

export interface SideLook {
  /** The name of the colour among the tokens: var(--side-0). */
  token: string;
  shape: Corners;
  /** Of a line 1 px wide: how long strokes and gaps are; empty for an unbroken line. */
  dash: number[];
  /** Whether many sides share it. */
  shared: boolean;
}

const SHAPES: Corners[] = ['disc', 'square', 'triangle', 'diamond', 'pentagon', 'hexagon'];
const DASHES = [[], [7, 3], [2, 3], [9, 3, 2, 3], [4, 2], [12, 4]];

/** The number of the look of a side, by its place among all. */
export function lookNumber(side: number | null | undefined): number {
  return side === null || side === undefined || side < 0 ? LOOKS - 1 : Math.min(side, LOOKS - 1);
}

export function lookOf(side: number | null | undefined): SideLook {
  const number = lookNumber(side);
  return {
    token: `--side-${number}`,
    shape: SHAPES[number] ?? 'hexagon',
    dash: DASHES[number] ?? [],
    shared: number === LOOKS - 1,
  };
}

/** The corners of a shape of this radius about a point; none for a disc. */
export function corners(shape: Corners, x: number, y: number, radius: number): [number, number][] {
  const count = { disc: 0, square: 4, triangle: 3, diamond: 4, pentagon: 5, hexagon: 6 }[shape];
  const turn = shape === 'square' ? Math.PI / 4 : 0;
  const reach = radius * (shape === 'disc' ? 1 : 1.15);
  return Array.from({ length: count }, (_, n): [number, number] => {
    const angle = turn + (2 * Math.PI * n) / count;
    return [x + reach * Math.sin(angle), y - reach * Math.cos(angle)];
  });
}
