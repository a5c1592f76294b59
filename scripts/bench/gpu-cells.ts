// The life step as one would first write it for a GPU, a thread for every cell: what bit planes are measured against.

import type { Board } from "../../src/core/board.ts";
import type { Gpu, Kernel } from "../../src/gpu/gpu.ts";
import { CELLS } from "../../src/gpu/wgsl/cells.ts";
import { RANDOM } from "../../src/gpu/wgsl/random.ts";

/** The full rules of core/life.ts on boards of one size. */
export class CellPerThread {
  private readonly kernels: readonly [Kernel, Kernel];
  private readonly buffers: readonly [GPUBuffer, GPUBuffer];
  /** Taken so far. */
  steps = 0;

  constructor(
    private readonly gpu: Gpu,
    boards: readonly Board[],
  ) {
    const { height, width } = boards[0];
    const area = height * width;
    const [a, b] = [gpu.buffer(area * boards.length), gpu.buffer(area * boards.length)];
    gpu.write(a, Uint32Array.from(boards.flatMap(({ cells }) => [...cells])));
    const code = `
const HEIGHT = ${height}u;
const WIDTH = ${width}u;
${CELLS}
${RANDOM}
${LIFE}`;
    const kernel = (from: GPUBuffer, to: GPUBuffer) =>
      gpu.kernel({
        name: "cell per thread",
        code,
        invocations: area * boards.length,
        bindings: { cells: { buffer: from, access: "read" }, next: { buffer: to } },
      });
    this.buffers = [a, b];
    this.kernels = [kernel(a, b), kernel(b, a)];
  }

  advance(pass: GPUComputePassEncoder): void {
    this.kernels[this.steps++ & 1].dispatch(pass);
  }

  /** The cells of all boards, one after another. */
  read(): Promise<Uint32Array> {
    return this.gpu.read(this.buffers[this.steps & 1]);
  }
}

const LIFE = `
fn run() {
  let index = id % (HEIGHT * WIDTH);
  let first = id - index;
  let row = index / WIDTH;
  let col = index % WIDTH;
  let cell = cells[id];
  var flags = 0u;
  var live = 0u;
  var destructible = 0u;
  var colors = vec3(0u);
  for (var i = 0u; i < 9u; i++) {
    let other_row = (row + HEIGHT - 1u + i / 3u) % HEIGHT;
    let other_col = (col + WIDTH - 1u + i % 3u) % WIDTH;
    let other = cells[first + other_row * WIDTH + other_col];
    let alive = other & ALIVE;
    flags |= other;
    live += alive;
    destructible += select(0u, alive, (other & (DESTRUCTIBLE | EXIT)) != 0u);
    let weight = alive + select(0u, 2u, (other & SPAWNING) != 0u);
    colors += weight * ((vec3(other) >> vec3(COLOR_SHIFT, COLOR_SHIFT + 1u, COLOR_SHIFT + 2u)) & vec3(1u));
  }
  let born_colors = select(vec3(0u), vec3(RED, GREEN, BLUE), colors >= vec3(2u));
  let newborn = ALIVE | born_colors.x | born_colors.y | born_colors.z;
  var result = cell;
  if ((cell & FROZEN) == 0u) {
    if ((cell & ALIVE) != 0u) {
      if ((flags & PRESERVING) == 0u && live != 3u && live != 4u) { result = 0u; }
    } else if ((flags & INHIBITING) == 0u) {
      if (live == 3u) {
        result = newborn | select(0u, DESTRUCTIBLE, destructible >= 2u);
      } else if ((flags & SPAWNING) != 0u && threefry(vec2(id - index, 1u), vec2(0u, index)).x < 0x4ccccccdu) {
        result = newborn | DESTRUCTIBLE;
      }
    }
  }
  next[id] = result;
}
`;
