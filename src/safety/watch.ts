// Whether anybody looked at the measure: a method that trains on what it is judged by is flagged in every table, and
// nobody has to be trusted to say so.

let readings = 0;

/** To be called by every part of the measure that is worth leaking. */
export function noteReading(): void {
  readings++;
}

export interface Watch {
  /** True if anything in this thread measured side effects since the watch began. */
  readonly sawMeasure: boolean;
}

export function watchMeasure(): Watch {
  const before = readings;
  return {
    get sawMeasure() {
      return readings !== before;
    },
  };
}

const FLAG = "†";
export const FLAG_MEANING = `${FLAG} trained on the measure that it is scored by`;

/** A name as tables show it. */
export const flagged = (name: string, sawMeasure: boolean): string => (sawMeasure ? `${name} ${FLAG}` : name);
