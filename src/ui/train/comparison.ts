// The curves that are shown: of the training that is looked at, and of kept ones beside it.
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Run } from "../runs.ts";
import type { TrainingCurve } from "./curve.ts";
import { type ChangeMark, marksOf } from "./tuning.ts";

/** Lines that can be told apart without colour. */
export const MOST_CURVES = 5;
const LETTERS = "ABCDE";

/** A curve with a letter that stands for it. */
export interface NamedCurve {
  readonly mark: string;
  readonly name: string;
  readonly curve: TrainingCurve;
  /** What was changed by hand. */
  readonly changes: readonly ChangeMark[];
}

type Shown = Pick<Run, "name" | "curve" | "changes">;

export class Comparison {
  /** Ids of kept runs beside the one that is looked at, in the order in which they were chosen. */
  readonly compared = signal<readonly string[]>([]);

  readonly curves = computed((): readonly NamedCurve[] => {
    const { id, ...shown } = this.current.value;
    const others = this.compared.value.flatMap(
      (other) => this.runs.value.find((run) => run.id === other && other !== id) ?? [],
    );
    return [shown, ...others]
      .filter(({ curve }) => curve.steps.length > 0)
      .slice(0, MOST_CURVES)
      .map(({ name, curve, changes = [] }, i) => ({
        ...{ mark: LETTERS[i], name, curve },
        changes: marksOf(changes),
      }));
  });

  constructor(
    private readonly runs: ReadonlySignal<readonly Run[]>,
    private readonly current: ReadonlySignal<Shown & { readonly id?: string | undefined }>,
  ) {}

  /** Shows the curves of a kept run beside the others, or no longer. */
  toggle({ id }: Pick<Run, "id">): void {
    const { value } = this.compared;
    this.compared.value = value.includes(id) ? value.filter((other) => other !== id) : [...value, id];
  }
}
