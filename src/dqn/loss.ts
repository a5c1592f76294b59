// Values of actions from the two heads of a network, and the loss of DQN on them, in plain numbers.
import type { Evaluation } from "../ppo/types.ts";
import type { DqnConfig } from "./config.ts";

type Dueling = DqnConfig["dueling"];

/** Q = V + A − mean A (Wang et al. 2016, eq. 9), where logits are the advantages. For "batch" the mean is over all rows,
 *  as in SafeLife 1.2: the values of a row then depend on its company, their order does not.
 *  @returns `[row, action]`, owned by the caller */
export function actionValues({ logits, values }: Evaluation, dueling: Dueling): Float32Array {
  const rows = values.length;
  const actions = logits.length / rows;
  const means = dueling === "row" ? rowSums(logits, rows) : new Float64Array(rows).fill(total(logits) / rows);
  return logits.map((advantage, i) => {
    const row = Math.floor(i / actions);
    return values[row] + advantage - means[row] / actions;
  });
}

/** Steps drawn from the past. Arrays `[row]`. */
export interface TdBatch {
  readonly actions: Uint8Array;
  /** What the value of each action should be. */
  readonly targets: Float32Array;
}

/** Mean squared difference between the values of the actions taken and their targets; its derivative is added to
 *  `gradient`.
 *  @returns the loss, and the mean over rows of the largest value */
export function tdLoss(
  { actions, targets }: TdBatch,
  evaluation: Evaluation,
  dueling: Dueling,
  gradient: Evaluation,
): { readonly loss: number; readonly qValue: number } {
  const rows = targets.length;
  const count = evaluation.logits.length / rows;
  const q = actionValues(evaluation, dueling);
  let loss = 0;
  let qValue = 0;
  let slopes = 0;
  for (let row = 0; row < rows; row++) {
    const taken = row * count + actions[row];
    const error = q[taken] - targets[row];
    const slope = (2 * error) / rows;
    loss += error ** 2 / rows;
    qValue += q.subarray(row * count, (row + 1) * count).reduce((a, b) => Math.max(a, b)) / rows;
    gradient.values[row] += slope;
    gradient.logits[taken] += slope;
    slopes += slope;
    if (dueling === "row") addTo(gradient.logits, row * count, count, -slope / count);
  }
  if (dueling === "batch") addTo(gradient.logits, 0, rows * count, -slopes / (rows * count));
  return { loss, qValue };
}

const total = (numbers: Float32Array): number => numbers.reduce((a, b) => a + b, 0);

const rowSums = (numbers: Float32Array, rows: number): Float64Array => {
  const each = numbers.length / rows;
  return Float64Array.from({ length: rows }, (_, row) =>
    total(numbers.subarray(row * each, (row + 1) * each)),
  );
};

function addTo(numbers: Float32Array, first: number, count: number, by: number): void {
  for (let i = first; i < first + count; i++) numbers[i] += by;
}
