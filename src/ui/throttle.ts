// The newest of what comes in a burst.

export interface Throttle<T> {
  /** Passes a value on: at once, or else `every` milliseconds after the last one, unless a newer one has come. */
  offer(value: T, every: number): void;
  /** What waits is dropped. */
  stop(): void;
}

/** @param pass is given the first value of a burst, and always the last */
export function throttled<T>(pass: (value: T) => void): Throttle<T> {
  let passedAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    offer(value, every) {
      clearTimeout(timer);
      const now = () => {
        passedAt = performance.now();
        pass(value);
      };
      const wait = passedAt + every - performance.now();
      if (wait <= 0) now();
      else timer = setTimeout(now, wait);
    },
    stop: () => clearTimeout(timer),
  };
}
