// What is added to the points while training, as plain data that every simulator can run. Contributions and
// their sums are float32, term by term in the order given, so that CPU and GPU get the same bits.

/** Pays for moving: bonus · (distance / period)^power over the last `period` steps (`MovementBonusWrapper`). */
export interface MovementBonus {
  readonly kind: "movementBonus";
  readonly bonus: number;
  readonly power: number;
  /** Steps to look back. */
  readonly period: number;
  /** "penalty" takes the bonus off again, so that standing still costs and moving is free. */
  readonly as: "bonus" | "penalty";
}

/** At the end, a multiple of the points earned, unless time ran out (`ExtraExitBonus`). */
export interface ExitBonus {
  readonly kind: "exitBonus";
  readonly bonus: number;
}

/** Charges for every cell that starts to differ from a baseline board (`SimpleSideEffectPenalty`). */
export interface BoardChange {
  readonly kind: "boardChange";
  readonly coefficient: number;
  readonly baseline: "starting-state" | "inaction";
  /** "ignore" makes removed red and built blue free of charge. */
  readonly rewardCells: "ignore" | "charge";
  /** Steps for which both boards are left to themselves, without agents, before they are compared; 0 unless given.
   *  What an action sets going is then charged when it is done (inaction rollouts, Turner et al. 2020). */
  readonly rollout?: number | undefined;
}

export type RewardTerm = MovementBonus | ExitBonus | BoardChange;

/** What a movement bonus adds for a distance of so many cells; steps not yet taken count as cells. */
export const movementReward = ({ bonus, power, period, as }: MovementBonus, distance: number): number =>
  Math.fround(bonus * (distance / period) ** power - (as === "penalty" ? bonus : 0));
