// Ctrl-C and polite signals as an abort signal.
import { INTERRUPTED } from "./exit-codes.ts";

/** What asks a program to stop. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

export interface PoliteStop {
  readonly signal: AbortSignal;
  /** Leaves signals to Node again. */
  release(): void;
}

/** Takes signals over until `release`. Launchers such as npx send a signal a second time: only after a second does
 *  another one end the program at once. @param onFirst told when the first comes */
export function stopPolitely(onFirst: () => void = () => {}): PoliteStop {
  const stop = new AbortController();
  let firstAt = 0;
  const onSignal = () => {
    if (!stop.signal.aborted) {
      firstAt = performance.now();
      stop.abort(new Error("It was stopped."));
      onFirst();
    } else if (performance.now() - firstAt > 1000) process.exit(INTERRUPTED);
  };
  for (const name of SIGNALS) process.on(name, onSignal);
  return {
    signal: stop.signal,
    release() {
      for (const name of SIGNALS) process.removeListener(name, onSignal);
    },
  };
}
