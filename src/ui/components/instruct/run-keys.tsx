// The keys of a run of Improve: begin it, stop it, go on with it.
import type { ReadonlySignal } from "@preact/signals";
import { words } from "../../words/words.ts";

export interface RunKeysProps {
  readonly run: {
    readonly status: ReadonlySignal<string>;
    readonly isBusy: ReadonlySignal<boolean>;
    readonly canGoOn: ReadonlySignal<boolean>;
    stop(): Promise<void>;
    goOn(): Promise<void>;
  };
  /** What goes wrong is shown. */
  readonly attempt: (work: () => Promise<void>) => Promise<void>;
}

/** Stand in a form, whose submission begins a run. */
export function RunKeys({ run, attempt }: RunKeysProps) {
  const w = words.value.instruct.improve;
  return (
    <div class="row">
      {run.isBusy.value ? (
        <button
          type="button"
          class="key main"
          disabled={run.status.value !== "running"}
          onClick={() => void attempt(() => run.stop())}
        >
          {w.stop}
        </button>
      ) : (
        <>
          <button type="submit" class="key main">
            {w.start}
          </button>
          {run.canGoOn.value && (
            <button type="button" class="key" onClick={() => void attempt(() => run.goOn())}>
              {w.goOn}
            </button>
          )}
        </>
      )}
    </div>
  );
}
