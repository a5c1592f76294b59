// Plays whole rollouts on the device: policy, draw, turn, and again, with one readback at the end.
import { GUMBEL } from "../base/gumbel.ts";
import type { Key } from "../base/random.ts";
import type { Gpu, Kernel } from "./gpu.ts";
import { ObservationStore } from "./observation-store.ts";
import { TRUNCATED } from "./shape.ts";
import type { Simulator } from "./simulator.ts";
import { RANDOM } from "./wgsl/random.ts";
import { CLOCK_WORDS, KEPT, keep, sample } from "./wgsl/rollout.ts";

/** Where a policy on the device puts what it says: logits `[row, action]`, values `[row]`, float32. */
export interface DeviceEvaluation {
  readonly logits: GPUBuffer;
  readonly values: GPUBuffer;
}

/** Hands commands to the device's queue that evaluate `observations` `[row, word]`; waits for nothing. */
export type EvaluateOnDevice = (observations: GPUBuffer, into: DeviceEvaluation) => void;

export interface DeviceRolloutOptions {
  readonly evaluate: EvaluateOnDevice;
  readonly key: Key;
  /** Number of the first step: with the key it decides the draws. */
  readonly firstStep: number;
  /** Whether rows that the clock ended are evaluated once more, on what they saw last. */
  readonly valuesAtTheLimit: boolean;
}

/** A rollout read back. */
export interface KeptRollout {
  /** A field `[row]` of a step as 32-bit words; VALUE also of the step after the last. */
  words(field: (typeof KEPT)[number], step: number): Uint32Array;
  floats(field: (typeof KEPT)[number], step: number): Float32Array;
  /** `[row]` values of what rows saw last that the clock ended, if asked for. */
  readonly valuesAtTheLimit: Float32Array;
}

/** Buffers and kernels for rollouts of one length; made once. */
export class DeviceRollouts {
  /** `[step, row, word]` of the rollout played last. */
  readonly observations: ObservationStore;
  private readonly clock: GPUBuffer;
  private readonly gumbel: GPUBuffer;
  private readonly kept: GPUBuffer;
  private readonly lastSeen: GPUBuffer;
  private readonly evaluation: DeviceEvaluation;
  private readonly sample: Kernel;
  private readonly keep: Kernel;

  /** @param steps no more than the time limit, so that no row reaches it twice */
  constructor(
    private readonly gpu: Gpu,
    private readonly simulator: Simulator,
    readonly steps: number,
    actionCount: number,
  ) {
    const { shape, observationWords: words } = simulator;
    const rows = shape.boards;
    if (steps > shape.timeLimit) {
      throw new Error(`A rollout of ${steps} steps is longer than the time limit of ${shape.timeLimit}.`);
    }
    this.observations = new ObservationStore(gpu, steps, rows, words);
    this.clock = gpu.buffer(CLOCK_WORDS);
    this.gumbel = gpu.buffer(GUMBEL.length);
    gpu.write(this.gumbel, GUMBEL);
    // After the last step come its values once more, then the values at the limit.
    this.kept = gpu.buffer((steps + 1) * KEPT.length * rows + rows);
    this.lastSeen = gpu.buffer(rows * words);
    this.evaluation = { logits: gpu.buffer(rows * actionCount), values: gpu.buffer(rows) };
    const clock = { buffer: this.clock, access: "read" } as const;
    const kept = { buffer: this.kept };
    this.sample = gpu.kernel({
      name: "sample",
      code: RANDOM + sample(rows, actionCount),
      invocations: rows,
      bindings: {
        clock,
        kept,
        logits: { buffer: this.evaluation.logits, of: "f32", access: "read" },
        values: { buffer: this.evaluation.values, of: "f32", access: "read" },
        gumbel: { buffer: this.gumbel, of: "f32", access: "read" },
        actions: { buffer: simulator.actions },
      },
    });
    this.keep = gpu.kernel({
      name: "keep",
      code: `const TRUNCATED = ${TRUNCATED}u;
${keep(rows, shape.agents, words, simulator.stateLayout)}`,
      invocations: rows,
      bindings: {
        clock,
        kept,
        results: { buffer: simulator.results, access: "read" },
        state: { buffer: simulator.state, access: "read" },
        final_observations: { buffer: simulator.finalObservations, access: "read" },
        last_seen: { buffer: this.lastSeen },
      },
    });
  }

  /** Plays on from wherever the boards are. */
  async play({ evaluate, key, firstStep, valuesAtTheLimit }: DeviceRolloutOptions): Promise<KeptRollout> {
    const { gpu, simulator, steps } = this;
    for (let step = 0; step < steps; step++) {
      evaluate(simulator.observations, this.evaluation);
      gpu.write(this.clock, Uint32Array.of(key[0], key[1], firstStep + step, step));
      gpu.submit((encoder) => {
        this.observations.put(encoder, step, simulator.observations);
        const pass = encoder.beginComputePass();
        this.sample.dispatch(pass);
        simulator.turn(pass);
        this.keep.dispatch(pass);
        simulator.renew(pass);
        pass.end();
      });
    }
    const rows = simulator.shape.boards;
    const endOfSteps = steps * KEPT.length * rows;
    const atTheLimit = endOfSteps + KEPT.length * rows;
    evaluate(simulator.observations, this.evaluation);
    this.keepValues(endOfSteps + KEPT.indexOf("VALUE") * rows);
    if (valuesAtTheLimit) {
      evaluate(this.lastSeen, this.evaluation);
      this.keepValues(atTheLimit);
    }
    const read = await gpu.read(this.kept);
    const at = (field: (typeof KEPT)[number], step: number) =>
      (step * KEPT.length + KEPT.indexOf(field)) * rows;
    return {
      words: (field, step) => read.subarray(at(field, step), at(field, step) + rows),
      floats: (field, step) => new Float32Array(read.buffer, 4 * at(field, step), rows),
      valuesAtTheLimit: new Float32Array(read.buffer, 4 * atTheLimit, rows),
    };
  }

  private keepValues(word: number): void {
    const { values } = this.evaluation;
    const bytes = 4 * this.simulator.shape.boards;
    this.gpu.submit((encoder) => encoder.copyBufferToBuffer(values, 0, this.kept, 4 * word, bytes));
  }

  /** Bytes of GPU memory by what they hold. */
  memory(): Readonly<Record<string, number>> {
    return {
      "packed observations of the rollout": this.observations.bytes,
      "actions, rewards, values, statistics": this.kept.size,
      "last observations at the time limit": this.lastSeen.size,
      "logits and values": this.evaluation.logits.size + this.evaluation.values.size,
      "table of noise": this.gumbel.size,
    };
  }

  dispose(): void {
    const { clock, gumbel, kept, lastSeen, evaluation } = this;
    for (const buffer of [clock, gumbel, kept, lastSeen, evaluation.logits, evaluation.values])
      buffer.destroy();
    this.observations.dispose();
  }
}
