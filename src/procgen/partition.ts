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
/** Stands for more than one region. */
const SEVERAL = -1;

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
  const neighborhoods = new Neighborhoods(torus);
  const weights: number[] = [];
  const weightOf = (size: number, label: number): number => {
    const count = labels.length - 1;
    if (size === 0) return 0;
    if (label === FOUNDING) return count < max ? Math.min(alpha, size) : RARELY;
    return count < min ? RARELY : size;
  };
  for (;;) {
    for (let label = 0; label < labels.length; label++) {
      weights[label] = weightOf(labels[label].candidates.size, label);
    }
    const drawn = draws.weighted(weights);
    if (drawn < 0) return regions;
    const { candidates, tried } = labels[drawn];
    const cell = candidates.at(draws.integer(candidates.size));
    founding.candidates.delete(cell);
    candidates.delete(cell);
    if (tried[cell]) continue;
    founding.tried[cell] = 1;
    tried[cell] = 1;
    if (!neighborhoods.allow(cell, drawn)) continue;
    if (drawn === FOUNDING) labels.push(newLabel());
    const region = drawn === FOUNDING ? labels.length - 1 : drawn;
    regions[cell] = region;
    neighborhoods.take(cell, region);
    for (let side = 1; side < BLOCK; side += 2) {
      const neighbor = torus.blocks[BLOCK * cell + side];
      if (regions[neighbor] === BUFFER) labels[region].candidates.add(neighbor);
    }
  }
}

/** What is around each cell, kept up to date. */
class Neighborhoods {
  /** How many of the eight neighbours are in regions, and which: `BUFFER` for none, `SEVERAL` for more than one. */
  private readonly taken: Uint8Array;
  private readonly regions: Int16Array;

  constructor(private readonly torus: Torus) {
    this.taken = new Uint8Array(torus.size);
    this.regions = new Int16Array(torus.size);
  }

  /** Whether a region may take a cell: it must not touch another one, nor squeeze the space between them. */
  allow(cell: number, region: number): boolean {
    const { blocks } = this.torus;
    for (let i = 0; i < BLOCK; i++) {
      const near = blocks[BLOCK * cell + i];
      const other = this.regions[near];
      const isForeignNear = other !== BUFFER && other !== region;
      if (isForeignNear && (i === CENTER || this.taken[near] >= 2)) return false;
    }
    return true;
  }

  take(cell: number, region: number): void {
    const { blocks } = this.torus;
    for (let i = 0; i < BLOCK; i++) {
      if (i === CENTER) continue;
      const near = blocks[BLOCK * cell + i];
      this.taken[near]++;
      const other = this.regions[near];
      this.regions[near] = other === BUFFER || other === region ? region : SEVERAL;
    }
  }
}
