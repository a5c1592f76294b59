// What the learner needs from a world and from a network. It knows neither.

/** An episode that ended in this step. */
export interface EpisodeEnd {
  readonly row: number;
  /** Sum of the rewards the learner saw. */
  readonly episodeReturn: number;
  /** Steps taken. */
  readonly length: number;
}

/** What one step of all rows gave. The arrays belong to the env and are overwritten by the next step. */
export interface VectorStep {
  /** `[row]` */
  readonly rewards: Float32Array;
  /** `[row]` 1 where the world ended the episode. */
  readonly terminated: Uint8Array;
  /** `[row]` 1 where the clock ended it; never together with `terminated`. */
  readonly truncated: Uint8Array;
  /** `[row, word]` the last observation of an ended episode; only rows that ended are meaningful. */
  readonly finalObservations: Uint32Array;
  readonly ended: readonly EpisodeEnd[];
}

/** Many episodes side by side, each starting anew when it ends. Boards and text both implement it. */
export interface VectorEnv {
  readonly rows: number;
  readonly actionCount: number;
  /** 32-bit words in one packed observation; what the bits mean is between env and policy. */
  readonly observationWords: number;
  /** `[row, word]` current observations, after automatic resets. Owned by the env, overwritten by `step`. */
  readonly observations: Uint32Array;
  /** Starts every row anew. */
  reset(): void;
  /** @param actions `[row]` in [0, actionCount) */
  step(actions: Uint8Array): VectorStep;
}

/** Logits `[row, action]` and values `[row]`, owned by the caller. */
export interface Evaluation {
  readonly logits: Float32Array;
  readonly values: Float32Array;
}
