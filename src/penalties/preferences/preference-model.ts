// What people like to happen, learned from which of two clips they preferred (Christiano et al. 2017, section 2.2.3): a
// clip is worth the sum of its steps, and a step what several tastes, each learned from a sample, make of it on average.
import { exp, log } from "../../base/exact-math.ts";
import { integer, type Key, split } from "../../base/random.ts";
import { FEATURES } from "./change-features.ts";
import { changeNet } from "./change-net.ts";
import { ChangeWeights, changeWeights } from "./change-weights.ts";
import type { Clip, CloseClip, Comparison, Fitting, Form, Taste } from "./comparisons.ts";

export interface PreferenceSettings<Seen extends Clip = Clip> {
  /** What a taste can be. */
  readonly form: Form<Seen>;
  /** Tastes that each learn from a sample of the comparisons of their own. */
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
  form: changeWeights,
  members: 3,
  errors: 0.1,
  decays: [0.3, 0.1, 0.03, 0.01, 0.003],
  steps: 300,
  learningRate: 0.05,
  deviation: 0.1,
};

/** A small net that sees what is around a change. */
export const CONV_PREFERENCES: PreferenceSettings<CloseClip> = {
  ...PREFERENCES,
  form: changeNet,
  decays: [0.1, 0.03, 0.01, 0.003, 0.001],
  steps: 200,
};

export interface PreferenceModel<Seen extends Clip = Clip> {
  readonly members: readonly Taste<Seen>[];
  /** Points a nat. */
  readonly scale: number;
}

/** Nothing is known yet: every step is worth 0. */
export const INDIFFERENT: PreferenceModel = {
  members: [new ChangeWeights(FEATURES.map(() => 0))],
  scale: 0,
};

/** Same comparisons and key, same model, bit for bit.
 *  @throws if there is nothing to compare */
export function learnPreferences<Seen extends Clip>(
  comparisons: readonly Comparison<Seen>[],
  settings: PreferenceSettings<Seen>,
  key: Key,
): PreferenceModel<Seen> {
  if (comparisons.length === 0) throw new Error("Nobody has compared anything yet.");
  const fitting = settings.form(comparisons);
  const preferred = comparisons.map((comparison) => comparison.preferred);
  const members = Array.from({ length: settings.members }, (_, member) => {
    const own = split(key, member);
    const { drawn, left } = sampleOf(comparisons.length, own);
    const start = fitting.begin(split(own, "weights"));
    const tries = settings.decays.map((decay) => {
      const weights = descend(fitting, start, { ...settings, preferred, drawn, decay });
      const loss = meanLoss(
        fitting.leads(weights),
        preferred,
        left.length > 0 ? left : drawn,
        settings.errors,
      );
      return { weights, loss };
    });
    const { weights } = tries.reduce((best, next) => (next.loss < best.loss ? next : best));
    return fitting.taste(weights);
  });
  const deviation = deviationOf(comparisons, members);
  return { members, scale: deviation > 0 ? settings.deviation / deviation : 0 };
}

/** What the steps of a clip are worth together, points. @param step one of them alone */
export function rewardOf<Seen extends Clip>(
  { members, scale }: PreferenceModel<Seen>,
  clip: Seen,
  step?: number,
): number {
  const mean = members.reduce((sum, member) => sum + member.scoreOf(clip, step), 0) / members.length;
  return scale * mean;
}

/** The chance, by each member, that the first is preferred. Christiano et al. ask where they differ most. */
export const chancesOf = <Seen extends Clip>(
  { members }: PreferenceModel<Seen>,
  [first, second]: readonly [Seen, Seen],
): readonly number[] => members.map((member) => sigmoid(member.scoreOf(first) - member.scoreOf(second)));

/** Share of comparisons whose better clip is worth more to the model, a tie of the model counting half; NaN without any
 *  that have a better one. */
export function accuracyOf<Seen extends Clip>(
  model: PreferenceModel<Seen>,
  comparisons: readonly Comparison<Seen>[],
): number {
  const decided = comparisons.filter(({ preferred }) => preferred !== 0.5);
  const right = decided.reduce((sum, { clips: [first, second], preferred }) => {
    const lead = rewardOf(model, first) - rewardOf(model, second);
    return sum + (lead === 0 ? 0.5 : Number(lead > 0 === preferred > 0.5));
  }, 0);
  return right / decided.length;
}

/** As many as there are, drawn with replacement, and those that were not drawn. */
function sampleOf(count: number, key: Key) {
  const all = Array.from({ length: count }, (_, i) => i);
  const drawn = all.map((i) => integer(key, i, count));
  const wasDrawn = new Set(drawn);
  return { drawn, left: all.filter((i) => !wasDrawn.has(i)) };
}

interface Descent {
  readonly preferred: readonly number[];
  /** Comparisons that are learned from. */
  readonly drawn: readonly number[];
  readonly decay: number;
  readonly errors: number;
  readonly steps: number;
  readonly learningRate: number;
}

/** Adam with its usual decays. */
function descend<Seen extends Clip>(
  fitting: Fitting<Seen>,
  start: Float64Array,
  { preferred, drawn, decay, errors, steps, learningRate }: Descent,
): Float64Array {
  const weights = start.slice();
  const [mean, square] = [start, start].map(({ length }) => new Float64Array(length));
  let [meanLeft, squareLeft] = [1, 1];
  for (let step = 1; step <= steps; step++) {
    meanLeft *= 0.9;
    squareLeft *= 0.999;
    const gradient = weights.map((weight) => decay * weight);
    fitting.addGradient(
      gradient,
      weights,
      drawn,
      (lead, i) => slopeOf(lead, preferred[i], errors) / drawn.length,
    );
    for (let i = 0; i < weights.length; i++) {
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

/** Cross-entropy of some of the comparisons. */
function meanLoss(
  leads: Float64Array,
  preferred: readonly number[],
  asked: readonly number[],
  errors: number,
): number {
  const losses = asked.map((i) => {
    const chance = chanceOf(leads[i], errors);
    return -preferred[i] * log(chance) - (1 - preferred[i]) * log(1 - chance);
  });
  return losses.reduce((a, b) => a + b, 0) / losses.length;
}

/** Of what single steps are worth to the mean of the members, nats. */
function deviationOf<Seen extends Clip>(
  comparisons: readonly Comparison<Seen>[],
  members: readonly Taste<Seen>[],
): number {
  const model = { members, scale: 1 };
  const worths = comparisons.flatMap(({ clips }) =>
    clips.flatMap((clip) =>
      Array.from({ length: clip.changes.length / FEATURES.length }, (_, step) => rewardOf(model, clip, step)),
    ),
  );
  const mean = worths.reduce((a, b) => a + b, 0) / worths.length;
  return Math.sqrt(worths.reduce((sum, worth) => sum + (worth - mean) ** 2, 0) / worths.length);
}

const sigmoid = (x: number): number => 1 / (1 + exp(-x));
