// What the benchmark thread does for the page.
import type { Backend, BackendPreference } from "../backends/prepare.ts";
import type { Level } from "../core/level.ts";
import type { BenchmarkProgress, BenchmarkResult } from "../studies/benchmark.ts";
import type { ActionChoice } from "../studies/policy-agent.ts";

export type BenchmarkedAgent =
  | { readonly kind: "noop" | "random" }
  | {
      readonly kind: "trained";
      readonly name: string;
      readonly checkpoint: Uint8Array;
      readonly choice: ActionChoice;
    };

export interface BenchmarkRequest {
  readonly levels: readonly Level[];
  /** What links call the set that these are the levels of; null where others do not have it. */
  readonly set: string | null;
  /** As in `BenchmarkOptions`. */
  readonly official: boolean;
  readonly agent: BenchmarkedAgent;
  readonly episodes: number;
  readonly seed: number;
  /** Engine of trained agents. */
  readonly backend: BackendPreference;
}

export interface LinkedResult extends BenchmarkResult {
  /** By episode, "r=2.…" to open it anywhere; null where it is too large for a link. */
  readonly links: readonly (string | null)[];
}

/** Called by the thread; the page wraps it in Comlink's `proxy`. */
export interface BenchmarkWatcher {
  /** Only for trained agents. */
  onBackend(backend: Backend): void;
  onProgress(progress: BenchmarkProgress): void;
}

export interface BenchmarkApi {
  /** Null after `stop`. */
  run(request: BenchmarkRequest, watcher: BenchmarkWatcher): Promise<LinkedResult | null>;
  stop(): void;
}
