// Thousands of boards that step together on a GPU, one invocation each; the same bits as core and env.
import type { Key } from "../base/random.ts";
import { type Board, createBoard } from "../core/board.ts";
import type { Level } from "../core/level.ts";
import type { RewardTerm } from "../core/reward-terms.ts";
import type { Binding, Gpu, Kernel } from "./gpu.ts";
import { LevelPool, sameButWeights } from "./level-pool.ts";
import { fromPlanes, planeWords, toPlanes, wordsPerRow } from "./planes.ts";
import {
  BLOCK,
  blockedAt,
  blockedWords,
  cellWords,
  type Layout,
  resultWords,
  type Shape,
  shapeOf,
  stateLayout,
} from "./shape.ts";
import type { View } from "./wgsl/observe.ts";
import * as wgsl from "./wgsl/program.ts";

export interface SimulatorOptions {
  /** Boards stepped together. */
  readonly boards: number;
  /** The pool to begin with, by slot: all of one size and with the normal rules. Boards that end take the level of
   *  the next slot, in the order of the boards, over and over, unless `setOrder` says otherwise. */
  readonly levels: readonly Level[];
  /** Levels that the pool can hold; as many as are given unless told. */
  readonly slots?: number;
  /** Length of the order in which slots are played; as many as there are levels unless told. */
  readonly ahead?: number;
  /** The n-th level on this board is played with the key `split(key, n)`. */
  readonly keyOf: (board: number) => Key;
  /** Steps after which the clock ends an episode. */
  readonly timeLimit: number;
  readonly terms: readonly RewardTerm[];
  /** "one": all agents of a board do the same. */
  readonly actions: "one" | "each agent";
  readonly view: View;
  /** Bits of a view word that are packed, as in env/observation.ts. */
  readonly channels: readonly number[];
  /** "first agent": a board whose first agent is done starts anew at once; "never": only `restart` does it. */
  readonly restarts: "first agent" | "never";
  /** Factor on the levels' share of points that opens the exit; 1 unless given. */
  readonly minPerformanceFraction?: number;
}

/** Buffers are made once and belong to the simulator; kernels of others may read them. */
export class Simulator {
  readonly shape: Shape;
  /** Words of one packed observation. */
  readonly observationWords: number;
  /** `[board]`, or `[agent, board]` where each agent has its own: 0 … 8. Written before `turn`. */
  readonly actions: GPUBuffer;
  /** `[agent, board]` rewards as float32 bits, then `[agent, board]` flags: TERMINATED, TRUNCATED, SUCCESS. */
  readonly results: GPUBuffer;
  /** `[board, word]` after any restarts. */
  readonly observations: GPUBuffer;
  /** `[board, word]` the last observation of an ended episode; only boards that ended are meaningful. */
  readonly finalObservations: GPUBuffer;
  /** In blocks of boards; see `stateLayout`. */
  readonly state: GPUBuffer;
  readonly stateLayout: Layout;

  private readonly cells: GPUBuffer;
  private readonly queue: GPUBuffer;
  private readonly pool: GPUBuffer;
  private readonly levelPool: LevelPool;
  private terms: readonly RewardTerm[];
  private readonly turnKernel: Kernel;
  private readonly renewKernel: Kernel;
  private renewals = 0;

  constructor(
    private readonly gpu: Gpu,
    private readonly options: SimulatorOptions,
  ) {
    const { boards, levels, view, channels } = options;
    const shape = shapeOf(levels, { ...options, ahead: options.ahead ?? levels.length });
    this.terms = options.terms;
    this.shape = shape;
    this.stateLayout = stateLayout(shape);
    this.levelPool = new LevelPool(
      levels,
      options.slots ?? levels.length,
      shape,
      options.minPerformanceFraction ?? 1,
    );
    this.observationWords = channels.length * view.height * wordsPerRow(view.width);

    this.cells = gpu.buffer(blockedWords(boards, cellWords(shape)));
    this.state = gpu.buffer(blockedWords(boards, this.stateLayout.words));
    this.pool = gpu.buffer(this.levelPool.words.length);
    this.queue = gpu.buffer(2 * Math.ceil(boards / 32) + 2);
    this.actions = gpu.buffer((options.actions === "one" ? 1 : shape.agents) * boards);
    this.results = gpu.buffer(resultWords(shape) * boards);
    this.observations = gpu.buffer(this.observationWords * boards);
    this.finalObservations = gpu.buffer(this.observationWords * boards);
    gpu.write(this.pool, this.levelPool.words);
    this.writeKeys();

    const restarts = options.restarts === "first agent";
    this.turnKernel = this.kernel("turn", wgsl.turn(shape, view, channels, restarts), {
      actions: { buffer: this.actions, access: "read" },
      results: { buffer: this.results },
      observations: { buffer: this.finalObservations },
    });
    this.renewKernel = this.kernel("renew", wgsl.renew(shape, view, channels), {
      observations: { buffer: this.observations },
    });
    this.restart(Array.from({ length: boards }, (_, board) => board));
  }

  /** Actions, life, exits, rewards and, for boards that are over, the last observation. */
  turn(pass: GPUComputePassEncoder): void {
    this.turnKernel.dispatch(pass);
  }

  /** Starts boards that are over on their next level; then observes every board. */
  renew(pass: GPUComputePassEncoder): void {
    this.renewals++;
    this.renewKernel.dispatch(pass);
  }

  /** Starts these boards on their next level, whether over or not. */
  restart(boards: readonly number[]): void {
    const words = Math.ceil(this.shape.boards / 32);
    const queued = new Uint32Array(words);
    for (const board of boards) queued[board >> 5] |= 1 << (board & 31);
    this.gpu.write(this.queue, queued, (this.renewals & 1) * words);
    this.gpu.pass((pass) => this.renew(pass));
  }

  /** Takes effect as episodes start. @param fraction factor on the levels' share of points that opens the exit */
  setMinPerformanceFraction(fraction: number): void {
    if (this.levelPool.setMinPerformanceFraction(fraction)) this.gpu.write(this.pool, this.levelPool.words);
  }

  /** Take effect as episodes start. @param terms as before, but for bonuses at the exit and coefficients */
  setRewardTerms(terms: readonly RewardTerm[]): void {
    if (terms === this.terms) return;
    if (!sameButWeights(terms, this.terms))
      throw new Error(
        "On a GPU only the weights of reward terms can change; make a new simulator for others.",
      );
    this.terms = terms;
    this.levelPool.setWeights(terms);
    this.gpu.write(this.pool, this.levelPool.header);
  }

  /** Slots in the order in which boards take them, `[ahead]`, over and over. */
  setOrder(slots: ArrayLike<number>): void {
    this.levelPool.setOrder(slots);
    this.gpu.write(this.pool, this.levelPool.header);
  }

  /** Puts a level into a slot of the pool; boards that play the old one must be over. */
  putLevel(slot: number, level: Level): void {
    const { start, words } = this.levelPool.put(slot, level);
    this.gpu.write(this.pool, words, start);
  }

  /** One part of a turn alone, to compare step by step: the agents' actions, the life step, or points and exits. */
  part(name: "act" | "advance" | "settle"): Kernel {
    const actions: Binding = { buffer: this.actions, access: "read" };
    if (name === "act") return this.kernel(name, wgsl.act, { actions });
    return this.kernel(name, name === "advance" ? wgsl.advance(this.shape) : wgsl.settle, {});
  }

  /** The first boards of a layer, for people and tests; the caller owns them. */
  async readBoards(layer: "board" | "goals", count: number = this.shape.boards): Promise<Board[]> {
    const { height, width } = this.shape;
    const first = layer === "board" ? 0 : planeWords(height, width);
    const words = await this.gpu.read(this.cells, blockedWords(count, cellWords(this.shape)));
    return Array.from({ length: count }, (_, n) => {
      const board = createBoard(height, width);
      fromPlanes(words, board, BLOCK, blockedAt(n, cellWords(this.shape), first));
      return board;
    });
  }

  /** Puts other cells on all boards, as if they had come about by play. */
  writeBoards(boards: readonly Board[]): void {
    const { height, width } = this.shape;
    const each = planeWords(height, width);
    const planes = new Uint32Array(each);
    const block = new Uint32Array(each * BLOCK);
    for (const [n, board] of boards.entries()) {
      toPlanes(board, planes);
      for (let i = 0; i < each; i++) block[i * BLOCK + (n % BLOCK)] = planes[i];
      if (n % BLOCK < BLOCK - 1 && n + 1 < boards.length) continue;
      this.gpu.write(this.cells, block, blockedAt(n - (n % BLOCK), cellWords(this.shape), 0));
    }
  }

  /** Every board's state, for people and tests: a word by field, board and, where each has one, agent. */
  async readState(): Promise<(field: string, board: number, agent?: number) => number> {
    const { stateLayout } = this;
    const words = await this.gpu.read(this.state);
    return (field, board, agent = 0) =>
      words[blockedAt(board, stateLayout.words, stateLayout.at(field) + agent)];
  }

  /** The pool of levels as the GPU has it. */
  get levels(): Pick<LevelPool, "slotAt" | "word" | "level" | "possible"> {
    return this.levelPool;
  }

  /** Bytes of GPU memory by what they hold. */
  memory(): Readonly<Record<string, number>> {
    return {
      "boards, goals, scratch": this.cells.size,
      "state of episodes": this.state.size + this.queue.size + this.results.size + this.actions.size,
      "pool of levels": this.pool.size,
      "observations, current and last": this.observations.size + this.finalObservations.size,
    };
  }

  /** Frees all buffers. */
  dispose(): void {
    const { cells, state, pool, queue, actions, results, observations, finalObservations } = this;
    for (const buffer of [cells, state, pool, queue, actions, results, observations, finalObservations]) {
      buffer.destroy();
    }
  }

  private kernel(name: string, part: wgsl.Part, more: Readonly<Record<string, Binding>>): Kernel {
    return this.gpu.kernel({
      name,
      code: wgsl.program(this.shape, this.levelPool.constants, part),
      invocations: this.shape.boards,
      bindings: {
        cells: { buffer: this.cells },
        state: { buffer: this.state },
        levels: { buffer: this.pool, access: "read" },
        queue: { buffer: this.queue, of: "atomic<u32>" },
        ...more,
      },
    });
  }

  private writeKeys(): void {
    const { stateLayout } = this;
    const state = new Uint32Array(this.state.size / 4);
    for (let board = 0; board < this.shape.boards; board++) {
      const key = this.options.keyOf(board);
      for (const i of [0, 1])
        state[blockedAt(board, stateLayout.words, stateLayout.at("ROW_KEY") + i)] = key[i];
    }
    this.gpu.write(this.state, state);
  }
}
