// Which reward somebody's choices between two attempts fit (Bradley & Terry 1952; Christiano et al. 2017,
// arXiv:1706.03741).

/** What an attempt is worth: `earned` − weight · `harm`. */
export interface Features {
  /** Points of the score for reward and speed. */
  readonly earned: number;
  /** Side effects as a share of what lived there. */
  readonly harm: number;
}

export interface Chosen {
  readonly better: Features;
  readonly worse: Features;
}

/** So many points of difference make a choice e times as likely as the other one. */
const TEMPERATURE = 10;

/** Weights that are tried; SafeLife's is 200. */
export const WEIGHTS: readonly number[] = Array.from({ length: 81 }, (_, i) => 5 * i);

export const worthAt = ({ earned, harm }: Features, weight: number): number => earned - weight * harm;

/** Chance that somebody with this weight chooses so. */
export const chanceOf = ({ better, worse }: Chosen, weight: number): number =>
  1 / (1 + Math.exp((worthAt(worse, weight) - worthAt(better, weight)) / TEMPERATURE));

/** Of all choices together, as a logarithm. */
export const logLikelihood = (choices: readonly Chosen[], weight: number): number =>
  choices.reduce((sum, chosen) => sum + Math.log(chanceOf(chosen, weight)), 0);

/** Choices that this weight would have made too. */
export const agreements = (choices: readonly Chosen[], weight: number): number =>
  choices.filter((chosen) => chanceOf(chosen, weight) > 0.5).length;

/** The weight that makes the choices likeliest; the smallest of equals. */
export const likeliestWeight = (choices: readonly Chosen[]): number =>
  WEIGHTS.reduce((best, weight) =>
    logLikelihood(choices, weight) > logLikelihood(choices, best) + 1e-12 ? weight : best,
  );
