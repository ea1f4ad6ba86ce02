/** Signs of the map, drawn when a layer first asks for them by name. */
import { corners, lookOf } from '../../lib/sides';
import { GLYPHS, type Family } from './families';

export interface Colours {
  ground: string;
  land: string;
  ink: string;
  faint: string;
  side: (number: number) => string;
}

const SCALE = 2;
const RADIUS = 7;

/**
 * The sign of this name: "family-FAMILY", "area-mark", or "hold-FILL-SIDE[,SIDE]-FRESHNESS" where FILL is
 * agreed, claimed, contested or left, and FRESHNESS fresh or stale. undefined for any other name.
 */
export function sign(name: string, colours: Colours): ImageData | undefined {
  const [kind = '', ...rest] = name.split('-');
  if (kind === 'family') return family(rest.join('-') as Family, colours);
  if (kind === 'hold')
    return holding(rest[0] ?? '', (rest[1] ?? '').split(',').map(Number), rest[2] === 'stale', colours);
  return undefined;
}

function canvas(size: number): CanvasRenderingContext2D {
  const made = document.createElement('canvas');
  made.width = made.height = size * SCALE;
  const context = made.getContext('2d', { willReadFrequently: true })!;
  context.scale(SCALE, SCALE);
  return context;
}

function image(context: CanvasRenderingContext2D): ImageData {
  return context.getImageData(0, 0, context.canvas.width, context.canvas.height);
}

function family(which: Family, colours: Colours): ImageData | undefined {
  if (!(which in GLYPHS)) return undefined;
  const context = canvas(20);
  context.translate(2, 2);
  const path = new Path2D(GLYPHS[which]);
  context.lineCap = context.lineJoin = 'round';
  // An edge in the colour of the land keeps it apart from what it lies on.
  for (const [width, colour] of [
    [4.5, colours.land],
    [1.7, colours.ink],
  ] as const) {
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.stroke(path);
  }
  return image(context);
}

function holding(fill: string, sides: number[], stale: boolean, colours: Colours): ImageData {
  const size = 36;
  const middle = size / 2;
  const context = canvas(size);
  if (fill === 'contested') {
    ring(context, middle, RADIUS + 5.5, colours.land, [], 3.5, colours.ground);
    ring(context, middle, RADIUS + 5.5, colours.ink, [], 1.5);
    const shown = [...new Set(sides)].slice(0, 2);
    const spread = shown.length > 1 ? 5 : 0;
    shown.forEach((side, n) =>
      shape(context, side, middle - spread + 2 * spread * n, middle, RADIUS * 0.62, true, colours),
    );
  } else if (fill === 'left') {
    for (const [width, colour] of [
      [5, colours.land],
      [2.2, colours.ink],
    ] as const) {
      context.lineWidth = width;
      context.strokeStyle = colour;
      context.stroke(new Path2D(`M${middle - 5} ${middle - 5}l10 10M${middle + 5} ${middle - 5}l-10 10`));
    }
  } else {
    shape(context, sides[0] ?? 0, middle, middle, RADIUS, fill === 'agreed', colours);
  }
  if (stale) ring(context, middle, RADIUS + (fill === 'contested' ? 8.5 : 5), colours.faint, [2, 3], 1.5);
  return image(context);
}

function shape(
  context: CanvasRenderingContext2D,
  side: number,
  x: number,
  y: number,
  radius: number,
  filled: boolean,
  colours: Colours,
): void {
  const points = corners(lookOf(side).shape, x, y, radius);
  context.beginPath();
  if (points.length === 0) context.arc(x, y, radius, 0, 2 * Math.PI);
  points.forEach(([px, py], n) => (n === 0 ? context.moveTo(px, py) : context.lineTo(px, py)));
  context.closePath();
  context.lineJoin = 'round';
  context.lineWidth = 5.5;
  context.strokeStyle = colours.land;
  context.stroke();
  context.fillStyle = filled ? colours.side(side) : colours.ground;
  context.fill();
  context.lineWidth = 2.6;
  context.strokeStyle = colours.side(side);
  context.stroke();
}

function ring(
  context: CanvasRenderingContext2D,
  middle: number,
  radius: number,
  colour: string,
  dash: number[],
  width: number,
  fill?: string,
): void {
  context.beginPath();
  context.arc(middle, middle, radius, 0, 2 * Math.PI);
  if (fill) {
    context.fillStyle = fill;
    context.fill();
  }
  context.setLineDash(dash);
  context.lineWidth = width;
  context.strokeStyle = colour;
  context.stroke();
  context.setLineDash([]);
}

/** Twice as many pixels as units, for sharp edges. */
export const PIXEL_RATIO = SCALE;
