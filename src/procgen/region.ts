// Fills one region of a board, layer by layer (SafeLife 1.2.2, `populate_region`).
import { type Key, split } from "../base/random.ts";
import { RandomStream } from "../base/random-stream.ts";
import { type Board, copyBoard, createBoard } from "../core/board.ts";
import {
  ALIVE,
  CELL,
  COLOR_MASK,
  COLOR_NAMES,
  COLOR_SHIFT,
  DESTRUCTIBLE,
  PULLABLE,
  PUSHABLE,
  SPAWNING,
} from "../core/cells.ts";
import { advanceBoard } from "../core/life.ts";
import { buildFence } from "./fence.ts";
import { isOnLattice } from "./lattice.ts";
import type { ColorName, Layer, Pattern, RandomRecord, TreeLattice } from "./parameters.ts";
import { addPattern } from "./pattern.ts";
import { type Flags, NEW, OSCILLATES, RETURNS } from "./pattern-cells.ts";
import type { Spend } from "./pattern-search.ts";
import { resolveRecord } from "./resolve.ts";
import { BLOCK, type Mask, maskOf, type Torus } from "./torus.ts";

/** Chance that a spawner fills a neighbour, in the levels and while patterns are followed. */
export const SPAWN_PROB = 0.3;

/** The colour's bits in a cell. */
export const colorBits = (name: ColorName): number =>
  name === "black" ? 0 : COLOR_NAMES.indexOf(name) << COLOR_SHIFT;

/** A layer whose random values are drawn. */
type ResolvedLayer = Omit<Layer, "pattern" | "tree_lattice"> & {
  readonly pattern?: Pattern;
  readonly tree_lattice?: true | TreeLattice | null;
};

/** Work per cell of the board, in steps of search of period 1. */
const COST = {
  layer: 0.5,
  /** For each cell of the distance. */
  growth: 0.1,
  /** For each step of the period. */
  following: 0.1,
};

interface Filling {
  readonly torus: Torus;
  /** Told the work per cell of the board that is about to be done. */
  readonly spend: (perCell: number) => void;
  readonly mask: Mask;
  readonly board: Board;
  readonly flags: Flags;
  /** Cells that show on the board, in the goals, and in the goals with their colour. */
  readonly onBoard: Mask;
  readonly inGoals: Mask;
  readonly colored: Mask;
  seeds: Mask | null;
  longestPeriod: number;
}

/** @param mask the region's cells. Both boards are empty outside of it, and the caller's.
 *  @throws where a layer has a shorter period, above 1, than one before */
export function fillRegion(
  torus: Torus,
  mask: Mask,
  layers: readonly RandomRecord<Layer>[],
  key: Key,
  spend: Spend,
): { board: Board; goals: Board } {
  const near = torus.count(mask);
  const filling: Filling = {
    torus,
    spend: (perCell) => spend(Math.ceil(perCell * torus.size)),
    mask,
    board: createBoard(torus.height, torus.width),
    flags: mask.map((inside, cell) => (inside ? NEW | OSCILLATES | RETURNS : near[cell] > 0 ? RETURNS : 0)),
    onBoard: new Uint8Array(torus.size),
    inGoals: new Uint8Array(torus.size),
    colored: new Uint8Array(torus.size),
    seeds: null,
    longestPeriod: 1,
  };
  layers.forEach((layer, i) => {
    const layerKey = split(key, i);
    const values = resolveRecord(layer, new RandomStream(split(layerKey, "values"))) as ResolvedLayer;
    addLayer(filling, values, layerKey, spend);
  });
  return showRegion(filling);
}

function addLayer(filling: Filling, layer: ResolvedLayer, key: Key, spend: Spend): void {
  filling.spend(COST.layer);
  const { cells } = filling.board;
  const { color: name = "black", pattern, target = "board", buffer_zone: distance = 0 } = layer;
  const draws = new RandomStream(split(key, "cells"));
  const color = colorBits(name);
  const before = cells.slice();
  const isChanged = (i: number) => cells[i] !== before[i];
  addFencesAndSpawners(filling, layer, color, draws);
  if (layer.tree_lattice !== undefined && layer.tree_lattice !== null) {
    addTrees(filling, layer.tree_lattice, color);
  }
  if (pattern) {
    searchLayer(filling, pattern, split(key, "pattern"), spend);
    followPattern(filling, split(key, "follow"));
    for (let i = 0; i < cells.length; i++) if (isChanged(i) && cells[i] & ALIVE) cells[i] |= color;
    filling.seeds = filling.mask.map((inside, i) => (inside && cells[i] & ALIVE ? 1 : 0));
  }
  const changed = maskOf(cells.length, isChanged);
  const alter = (share: number | undefined, kind: number, flags: number) => {
    if (!share) return;
    for (let i = 0; i < cells.length; i++) {
      if (changed[i] && (cells[i] & ~COLOR_MASK) === kind && draws.flip(share)) cells[i] ^= flags;
    }
  };
  alter(layer.movable_walls, CELL.wall, PUSHABLE | PULLABLE);
  alter(layer.movable_trees, CELL.tree, PUSHABLE | PULLABLE);
  alter(layer.hardened_life, CELL.life, DESTRUCTIBLE);
  keepClear(
    filling,
    maskOf(cells.length, (i) => cells[i] & ALIVE),
    distance,
  );
  show(filling, changed, target, pattern?.period ?? 1);
  if (layer.fountains) addFountains(filling, layer.fountains, color, distance, draws);
}

function addFencesAndSpawners(
  { torus, board, flags }: Filling,
  { fences = 0, spawners = 0 }: ResolvedLayer,
  color: number,
  draws: RandomStream,
): void {
  const { cells } = board;
  const free = maskOf(cells.length, (i) => flags[i] & NEW);
  const freeAround = torus.count(free);
  if (fences > 0) {
    buildFence(torus, free, draws).forEach((isFence, i) => {
      if (!isFence || !draws.flip(fences)) return;
      cells[i] |= CELL.wall;
      flags[i] &= ~(NEW | OSCILLATES);
    });
  }
  if (spawners > 0) {
    const inner = indicesOf(freeAround, (count) => count === BLOCK);
    let chosen = inner.filter(() => draws.flip(spawners));
    if (chosen.length === 0 && inner.length > 0) chosen = [inner[draws.integer(inner.length)]];
    for (const i of chosen) {
      cells[i] = CELL.spawner | color;
      flags[i] &= ~NEW;
    }
  }
}

function addTrees({ board, flags }: Filling, lattice: true | TreeLattice, color: number): void {
  const spacing = lattice === true ? {} : lattice;
  for (let i = 0; i < board.cells.length; i++) {
    const isTree = isOnLattice(Math.floor(i / board.width), i % board.width, spacing);
    if (isTree && flags[i] & NEW) board.cells[i] = CELL.tree | color;
  }
}

function searchLayer(filling: Filling, pattern: Pattern, key: Key, spend: Spend): void {
  const { period = 1 } = pattern;
  if (period > 1 && period < filling.longestPeriod) {
    throw new Error(
      `A pattern of period ${period} cannot follow one of ${filling.longestPeriod} in a region. Use 0, 1, or at least ${filling.longestPeriod}.`,
    );
  }
  filling.longestPeriod = Math.max(period, filling.longestPeriod);
  addPattern(filling.torus, filling, pattern, key, spend);
}

/** Protects what a pattern does over its period from later layers. */
function followPattern({ torus, spend, board, flags, longestPeriod }: Filling, key: Key): void {
  spend(COST.following * longestPeriod);
  const always = maskOf(board.cells.length, (i) => board.cells[i]);
  const ever = always.slice();
  let state = copyBoard(board);
  let next = createBoard(board.height, board.width);
  for (let step = 1; step < longestPeriod; step++) {
    advanceBoard(state, next, { spawnProb: SPAWN_PROB, key, step });
    [state, next] = [next, state];
    state.cells.forEach((cell, i) => {
      if (cell === 0) always[i] = 0;
      else ever[i] = 1;
    });
  }
  const oscillating = maskOf(ever.length, (i) => ever[i] && !always[i]);
  const nearOscillating = torus.grow(oscillating, 1);
  for (let i = 0; i < flags.length; i++) {
    if (oscillating[i]) flags[i] &= ~(NEW | RETURNS);
    if (always[i] || nearOscillating[i]) flags[i] &= ~(NEW | OSCILLATES);
  }
}

/** Later layers add nothing within a distance of some cells. */
function keepClear({ torus, spend, flags }: Filling, cells: Mask, distance: number): void {
  spend(COST.growth * distance);
  torus.grow(cells, distance).forEach((isNear, i) => {
    if (isNear) flags[i] &= ~NEW;
  });
}

function show(filling: Filling, changed: Mask, target: "board" | "goals" | "both", period: number): void {
  const { board, onBoard, inGoals, colored } = filling;
  for (let i = 0; i < changed.length; i++) {
    if (!changed[i]) continue;
    const isGoal = target === "goals";
    // What is meant to go wild has no place among the goals.
    const isCopied = isGoal || period > 0;
    if (!isGoal || !(board.cells[i] & ALIVE)) onBoard[i] = 1;
    if (isCopied) inGoals[i] = 1;
    if (isCopied && target !== "board") colored[i] = 1;
  }
}

/** Fountains on the board, each in a block of goals. */
function addFountains(filling: Filling, share: number, color: number, distance: number, draws: RandomStream) {
  const { torus, board, flags, onBoard, inGoals, colored } = filling;
  const fountains = maskOf(flags.length, (i) => flags[i] & NEW && draws.flip(share));
  const blocks = torus.grow(fountains, 1).map((isNear, i) => (isNear && flags[i] & NEW ? 1 : 0));
  for (let i = 0; i < blocks.length; i++) {
    if (!blocks[i]) continue;
    flags[i] = RETURNS;
    board.cells[i] = (fountains[i] ? CELL.fountain : CELL.wall) | color;
    if (fountains[i]) onBoard[i] = 1;
    inGoals[i] = 1;
    colored[i] = 1;
  }
  if (distance > 0) keepClear(filling, blocks, distance);
}

function showRegion({ board, onBoard, inGoals, colored }: Filling): { board: Board; goals: Board } {
  const goals = copyBoard(board);
  for (let i = 0; i < onBoard.length; i++) {
    if (!onBoard[i]) board.cells[i] = 0;
    if (!inGoals[i]) goals.cells[i] = 0;
    goals.cells[i] &= ~SPAWNING & (colored[i] ? -1 : ~COLOR_MASK);
  }
  return { board, goals };
}

function indicesOf(values: Uint8Array, is: (value: number) => boolean): number[] {
  const indices: number[] = [];
  for (let i = 0; i < values.length; i++) if (is(values[i])) indices.push(i);
  return indices;
}
