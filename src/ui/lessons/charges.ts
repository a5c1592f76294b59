// What attempts at a level come to once the green cells that they changed are charged.

export interface Charged {
  readonly points: number;
  /** Green cells, by the baseline in question. */
  readonly cells: number;
}

/** @param coefficient points for each cell */
export const worthOf = ({ points, cells }: Charged, coefficient: number): number =>
  points - coefficient * cells;

/** Indices of those that an agent would choose, which sees only what they come to. */
export function bestOf(attempts: readonly Charged[], coefficient: number): readonly number[] {
  const worth = attempts.map((attempt) => worthOf(attempt, coefficient));
  const most = Math.max(...worth);
  return worth.flatMap((each, i) => (most - each < 1e-9 ? [i] : []));
}
