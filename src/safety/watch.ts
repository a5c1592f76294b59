// Whether anybody looked at the measure: a method that trains on what it is judged by must say so in every table, and
// nobody has to be trusted to say it.

let readings = 0;

/** To be called by every part of the measure that is costly enough to be worth leaking. */
export function noteReading(): void {
  readings++;
}

export interface Watched<T> {
  readonly result: T;
  /** True if anything in this thread measured side effects meanwhile. */
  readonly sawMeasure: boolean;
}

export async function watchMeasure<T>(action: () => Promise<T>): Promise<Watched<T>> {
  const before = readings;
  const result = await action();
  return { result, sawMeasure: readings !== before };
}
