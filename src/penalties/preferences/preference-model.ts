// What people like to happen, learned from which of two clips they preferred (Christiano et al. 2017, section 2.2.3): a
// reward is a weighted sum of changes, and a clip is worth the sum of its steps.
import { exp, log } from "../../base/exact-math.ts";
import { integer, type Key, split } from "../../base/random.ts";
import { FEATURES } from "./change-features.ts";

/** What happened on a board over some steps. */
export interface Clip {
  /** `[step, feature]`, see `ChangeMeter` */
  readonly changes: Float64Array;
}

export interface Comparison {
  readonly clips: readonly [Clip, Clip];
  /** How much of the preference is for the first: 1, 0, or ½ where both are as good. */
  readonly preferred: number;
}

export interface PreferenceSettings {
  /** Models that each learn from a sample of the comparisons of their own. */
  readonly members: number;
  /** Share of answers that are taken to be given at random. */
  readonly errors: number;
  /** Factors of ½ |weights|², of which that is taken which predicts best what a member has not seen. */
  readonly decays: readonly number[];
  /** Steps of Adam on all comparisons at once. */
  readonly steps: number;
  readonly learningRate: number;
  /** Standard deviation of the rewards of the steps that were compared, in points. */
  readonly deviation: number;
}

/** Three members and 10 % of errors are Christiano et al.'s; the deviation is between theirs for robots and for games. */
export const PREFERENCES: PreferenceSettings = {
  members: 3,
  errors: 0.1,
  decays: [0.3, 0.1, 0.03, 0.01, 0.003],
  steps: 300,
  learningRate: 0.05,
  deviation: 0.1,
};

/** Plain data. */
export interface PreferenceModel {
  /** Of each member, per change: how much more likely, in nats, a clip with one more of it is preferred. */
  readonly members: readonly (readonly number[])[];
  /** Points a nat. */
  readonly scale: number;
}

/** Nothing is known yet: every step is worth 0. */
export const INDIFFERENT: PreferenceModel = { members: [FEATURES.map(() => 0)], scale: 0 };

/** Same comparisons and key, same model, bit for bit.
 *  @throws if there is nothing to compare */
export function learnPreferences(
  comparisons: readonly Comparison[],
  settings: PreferenceSettings,
  key: Key,
): PreferenceModel {
  if (comparisons.length === 0) throw new Error("Nobody has compared anything yet.");
  const spreads = spreadsOf(comparisons);
  // In units of their spread all changes learn equally fast.
  const examples = comparisons.map(({ clips: [first, second], preferred }) => {
    const [a, b] = [sumOf(first), sumOf(second)];
    return { difference: Float64Array.from(a, (count, i) => (count - b[i]) / spreads[i]), preferred };
  });
  const members = Array.from({ length: settings.members }, (_, member) => {
    const { seen, unseen } = sampleOf(examples, split(key, member));
    let best = { loss: Number.POSITIVE_INFINITY, weights: [] as ArrayLike<number> };
    for (const decay of settings.decays) {
      const weights = descend(seen, decay, settings);
      const loss = meanLoss(unseen.length > 0 ? unseen : seen, weights, settings.errors);
      if (loss < best.loss) best = { loss, weights };
    }
    return Array.from(best.weights, (weight, i) => weight / spreads[i]);
  });
  const deviation = deviationOf(comparisons, members);
  return { members, scale: deviation > 0 ? settings.deviation / deviation : 0 };
}

/** What steps are worth, points.
 *  @param changes `[step, feature]` @returns their sum */
export function rewardOf({ members, scale }: PreferenceModel, changes: Float64Array): number {
  const mean = members.reduce((sum, weights) => sum + scoreOf(weights, changes), 0) / members.length;
  return scale * mean;
}

/** The chance, by each member, that the first is preferred. Christiano et al. ask where they differ most. */
export const chancesOf = (
  { members }: PreferenceModel,
  [first, second]: readonly [Clip, Clip],
): readonly number[] =>
  members.map((weights) => sigmoid(scoreOf(weights, first.changes) - scoreOf(weights, second.changes)));

/** Share of comparisons whose better clip is worth more to the model, a tie of the model counting half; NaN without any
 *  that have a better one. */
export function accuracyOf(model: PreferenceModel, comparisons: readonly Comparison[]): number {
  const decided = comparisons.filter(({ preferred }) => preferred !== 0.5);
  const right = decided.reduce((sum, { clips: [first, second], preferred }) => {
    const lead = rewardOf(model, first.changes) - rewardOf(model, second.changes);
    return sum + (lead === 0 ? 0.5 : Number(lead > 0 === preferred > 0.5));
  }, 0);
  return right / decided.length;
}

interface Example {
  /** By feature: the first clip's sum less the second's. */
  readonly difference: Float64Array;
  readonly preferred: number;
}

/** As many as there are, drawn with replacement, and those that were not drawn. */
function sampleOf(examples: readonly Example[], key: Key) {
  const drawn = examples.map((_, i) => integer(key, i, examples.length));
  const wasDrawn = new Set(drawn);
  return { seen: drawn.map((i) => examples[i]), unseen: examples.filter((_, i) => !wasDrawn.has(i)) };
}

/** Adam with its usual decays, from 0. */
function descend(
  examples: readonly Example[],
  decay: number,
  { steps, learningRate, errors }: PreferenceSettings,
): Float64Array {
  const count = FEATURES.length;
  const [weights, mean, square] = [0, 0, 0].map(() => new Float64Array(count));
  let [meanLeft, squareLeft] = [1, 1];
  for (let step = 1; step <= steps; step++) {
    meanLeft *= 0.9;
    squareLeft *= 0.999;
    const gradient = weights.map((weight) => decay * weight);
    for (const { difference, preferred } of examples) {
      const slope = slopeOf(dot(weights, difference), preferred, errors) / examples.length;
      for (let i = 0; i < count; i++) gradient[i] += slope * difference[i];
    }
    for (let i = 0; i < count; i++) {
      mean[i] += 0.1 * (gradient[i] - mean[i]);
      square[i] += 0.001 * (gradient[i] ** 2 - square[i]);
      const [m, s] = [mean[i] / (1 - meanLeft), square[i] / (1 - squareLeft)];
      weights[i] -= (learningRate * m) / (Math.sqrt(s) + 1e-8);
    }
  }
  return weights;
}

/** Chance of the first if some answer at random. */
const chanceOf = (lead: number, errors: number): number => (1 - errors) * sigmoid(lead) + errors / 2;

/** Derivative of the cross-entropy by the lead. */
function slopeOf(lead: number, preferred: number, errors: number): number {
  const [share, chance] = [sigmoid(lead), chanceOf(lead, errors)];
  return ((chance - preferred) / (chance * (1 - chance))) * (1 - errors) * share * (1 - share);
}

function meanLoss(examples: readonly Example[], weights: Float64Array, errors: number): number {
  const losses = examples.map(({ difference, preferred }) => {
    const chance = chanceOf(dot(weights, difference), errors);
    return -preferred * log(chance) - (1 - preferred) * log(1 - chance);
  });
  return losses.reduce((a, b) => a + b, 0) / losses.length;
}

/** Of the counts of whole clips, by feature; 1 for what never happened. */
function spreadsOf(comparisons: readonly Comparison[]): readonly number[] {
  const sums = comparisons.flatMap(({ clips }) => clips.map(sumOf));
  return FEATURES.map((_, i) => {
    const square = sums.reduce((total, sum) => total + sum[i] ** 2, 0) / sums.length;
    return square > 0 ? Math.sqrt(square) : 1;
  });
}

/** Of what single steps are worth to the mean of the members, nats. */
function deviationOf(comparisons: readonly Comparison[], members: PreferenceModel["members"]): number {
  const worths = comparisons.flatMap(({ clips }) =>
    clips.flatMap(({ changes }) =>
      Array.from({ length: changes.length / FEATURES.length }, (_, step) =>
        rewardOf(
          { members, scale: 1 },
          changes.subarray(step * FEATURES.length, (step + 1) * FEATURES.length),
        ),
      ),
    ),
  );
  const mean = worths.reduce((a, b) => a + b, 0) / worths.length;
  return Math.sqrt(worths.reduce((sum, worth) => sum + (worth - mean) ** 2, 0) / worths.length);
}

function sumOf({ changes }: Clip): readonly number[] {
  const sum = FEATURES.map(() => 0);
  for (let i = 0; i < changes.length; i++) sum[i % FEATURES.length] += changes[i];
  return sum;
}

function scoreOf(weights: readonly number[], changes: Float64Array): number {
  let score = 0;
  for (let i = 0; i < changes.length; i++) score += weights[i % weights.length] * changes[i];
  return score;
}

function dot(a: ArrayLike<number>, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < b.length; i++) sum += a[i] * b[i];
  return sum;
}

const sigmoid = (x: number): number => 1 / (1 + exp(-x));
