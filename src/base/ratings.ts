// Ratings from duels (Bradley & Terry 1952), on the scale of Elo: 400 points are odds of ten to one.
import { exp } from "./exact-math.ts";

export interface Duel {
  /** Names. */
  readonly first: string;
  readonly second: string;
  /** Of the first: 1 for a win, ½ for a tie, 0 for a loss. */
  readonly score: 0 | 0.5 | 1;
}

export interface Rating {
  readonly name: string;
  /** 1000 on the mean of all who are rated. */
  readonly rating: number;
  /** Half of a 95 % interval. */
  readonly margin: number;
  readonly duels: number;
}

const POINTS = 400 / Math.LN10;
const MEAN = 1000;
const Z = 1.96;
/** Ratings are a priori normal with this standard deviation in logits, 347 points: a win or two do not make anybody unbeatable. */
const PRIOR = 2;
const STEPS = 25;

/** Variance of a strength less the mean of all: duels tell nothing else.
 *  @param covariance of strengths */
function fromMean(covariance: readonly (readonly number[])[], own: number): number {
  const share = (i: number) => (i === own ? 1 : 0) - 1 / covariance.length;
  return covariance.reduce(
    (sum, row, i) => sum + row.reduce((part, value, j) => part + share(i) * share(j) * value, 0),
    0,
  );
}

/** Most probable ratings, by Newton's method on a concave function; margins by its curvature there.
 *  @returns best first */
export function ratingsOf(duels: readonly Duel[]): readonly Rating[] {
  const names = [...new Set(duels.flatMap(({ first, second }) => [first, second]))];
  const index = new Map(names.map((name, i) => [name, i]));
  const pairs = duels.map(({ first, second, score }) => ({
    a: index.get(first)!,
    b: index.get(second)!,
    score,
  }));
  const strengths = names.map(() => 0);
  let inverse: readonly (readonly number[])[] = [];
  for (let step = 0; step < STEPS; step++) {
    const gradient = strengths.map((own) => -own / PRIOR ** 2);
    const curvature = names.map((_, i) => names.map((_, j) => (i === j ? 1 / PRIOR ** 2 : 0)));
    for (const { a, b, score } of pairs) {
      const wins = 1 / (1 + exp(strengths[b] - strengths[a]));
      gradient[a] += score - wins;
      gradient[b] -= score - wins;
      const weight = wins * (1 - wins);
      curvature[a][a] += weight;
      curvature[b][b] += weight;
      curvature[a][b] -= weight;
      curvature[b][a] -= weight;
    }
    inverse = inverseOf(curvature);
    for (const [i, row] of inverse.entries()) {
      const move = row.reduce((sum, value, j) => sum + value * gradient[j], 0);
      // Newton's method may overshoot from afar.
      strengths[i] += Math.max(-1, Math.min(1, move));
    }
  }
  return names
    .map((name, i) => ({
      name,
      rating: MEAN + POINTS * strengths[i],
      margin: Z * POINTS * Math.sqrt(fromMean(inverse, i)),
      duels: pairs.filter(({ a, b }) => a === i || b === i).length,
    }))
    .sort((one, other) => other.rating - one.rating);
}

/** Gauss and Jordan, without pivots: the matrix is positive definite. */
function inverseOf(matrix: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const size = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let i = 0; i < size; i++) {
    const pivot = rows[i][i];
    rows[i] = rows[i].map((value) => value / pivot);
    for (let other = 0; other < size; other++) {
      if (other === i) continue;
      const factor = rows[other][i];
      rows[other] = rows[other].map((value, j) => value - factor * rows[i][j]);
    }
  }
  return rows.map((row) => row.slice(size));
}
