// Cuts a board into connected regions that keep apart, like a Chinese restaurant whose tables grow at their border.
import type { RandomStream } from "../base/random-stream.ts";
import { IndexSet } from "./index-set.ts";
import type { Partitioning } from "./parameters.ts";
import { BLOCK, type Torus } from "./torus.ts";

/** Space between the regions; regions count from 1. */
export const BUFFER = 0;

const CENTER = 4;
/** Almost never, but not impossible where nothing else is left. */
const RARELY = 1e-10;
/** Stands for the region that a cell would found. */
const FOUNDING = 0;

interface Label {
  readonly candidates: IndexSet;
  readonly tried: Uint8Array;
}

/** A region or `BUFFER` for every cell, row-major; the caller owns it (SafeLife 1.2.2, `make_partioned_regions`). */
export function partition(
  torus: Torus,
  { alpha = 1, min_regions: min = 2, max_regions: max = 5 }: Partitioning,
  draws: RandomStream,
): Int16Array {
  const regions = new Int16Array(torus.size);
  const newLabel = (): Label => ({
    candidates: new IndexSet(torus.size),
    tried: new Uint8Array(torus.size),
  });
  const labels = [newLabel()];
  const founding = labels[FOUNDING];
  for (let cell = 0; cell < torus.size; cell++) founding.candidates.add(cell);
  while (labels.some(({ candidates }) => candidates.size > 0)) {
    const count = labels.length - 1;
    const weights = labels.map(({ candidates: { size } }, label) => {
      if (size === 0) return 0;
      if (label === FOUNDING) return count < max ? Math.min(alpha, size) : RARELY;
      return count < min ? RARELY : size;
    });
    const drawn = draws.weighted(weights);
    const { candidates, tried } = labels[drawn];
    const cell = candidates.at(draws.integer(candidates.size));
    founding.candidates.delete(cell);
    candidates.delete(cell);
    if (tried[cell]) continue;
    founding.tried[cell] = 1;
    tried[cell] = 1;
    if (!fits(cell, drawn, regions, torus)) continue;
    if (drawn === FOUNDING) labels.push(newLabel());
    const region = drawn === FOUNDING ? labels.length - 1 : drawn;
    regions[cell] = region;
    for (let side = 1; side < BLOCK; side += 2) {
      const neighbor = torus.blocks[BLOCK * cell + side];
      if (regions[neighbor] === BUFFER) labels[region].candidates.add(neighbor);
    }
  }
  return regions;
}

/** Whether a region may take a cell: it must not touch another one, nor squeeze the space between them. */
function fits(cell: number, region: number, regions: Int16Array, { blocks }: Torus): boolean {
  for (let i = 0; i < BLOCK; i++) {
    const near = blocks[BLOCK * cell + i];
    let taken = 0;
    let isForeignNear = false;
    for (let j = 0; j < BLOCK; j++) {
      if (j === CENTER) continue;
      const other = blocks[BLOCK * near + j];
      if (other === cell) taken++;
      else if (regions[other] !== BUFFER) {
        taken++;
        if (regions[other] !== region) isForeignNear = true;
      }
    }
    if (isForeignNear && (taken > 2 || i === CENTER)) return false;
  }
  return true;
}
