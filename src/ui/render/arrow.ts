// Lines on a board whose edges meet.

export interface Segment {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  /** The end of the whole way, where its head belongs. */
  readonly isLast: boolean;
}

/** A straight way on the torus as what of it is seen on a board of `width` × `height`.
 *  @param x0 on the board, as is @param y0; the way may lead over the edges, less than once round */
export function segmentsOf(
  { x0, y0, dx, dy }: { readonly x0: number; readonly y0: number; readonly dx: number; readonly dy: number },
  width: number,
  height: number,
): Segment[] {
  const segments: Segment[] = [];
  for (const shiftX of [0, -Math.sign(dx) * width]) {
    for (const shiftY of [0, -Math.sign(dy) * height]) {
      const seen = seenPart(x0 + shiftX, dx, width, seenPart(y0 + shiftY, dy, height, [0, 1]));
      if (!seen) continue;
      const [from, to] = seen;
      const [x, y] = [x0 + shiftX, y0 + shiftY];
      segments.push({
        x0: x + from * dx,
        y0: y + from * dy,
        x1: x + to * dx,
        y1: y + to * dy,
        isLast: to === 1,
      });
    }
    if (dx === 0) break;
  }
  return segments.filter((one, i) => segments.findIndex((other) => sameSegment(one, other)) === i);
}

type Range = readonly [from: number, to: number];

/** Where on its way a point that starts at `start` and goes `by` lies between 0 and `size`. Liang & Barsky 1984. */
function seenPart(start: number, by: number, size: number, within: Range | null): Range | null {
  if (!within) return null;
  if (by === 0) return start >= 0 && start <= size ? within : null;
  const [a, b] = [-start / by, (size - start) / by];
  const [from, to] = [Math.max(within[0], Math.min(a, b)), Math.min(within[1], Math.max(a, b))];
  return from < to ? [from, to] : null;
}

const sameSegment = (a: Segment, b: Segment): boolean =>
  a.x0 === b.x0 && a.y0 === b.y0 && a.x1 === b.x1 && a.y1 === b.y1;
