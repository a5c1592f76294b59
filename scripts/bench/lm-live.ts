// What of the language model is trained while someone looks on: the start of PPO, the reward model and PPO with its
// pretraining mix, from the processor time of single steps.
import { prepareBackend } from "../../src/backends/prepare.ts";
import { keyFromSeed, split } from "../../src/base/random.ts";
import { createTextNetwork } from "../../src/lm/model/networks.ts";
import { SIZES } from "../../src/lm/model/transformer.ts";
import { type Course, runCourse } from "../../src/lm/stages/course.ts";
import { type From, fineTuning, PPO_START } from "../../src/lm/stages/fine-tune.ts";
import type { Ranking } from "../../src/lm/stages/rank.ts";
import { REINFORCEMENT, reinforcement } from "../../src/lm/stages/reinforce.ts";
import { REWARD, rewardModelling } from "../../src/lm/stages/reward.ts";
import { LONGEST_ANSWER } from "../../src/lm/text-vector-env.ts";
import { Draws } from "../../src/lm/world/draws.ts";
import { demonstrationOf, drawPrompts } from "../../src/lm/world/prompts.ts";
import { webAnswer } from "../../src/lm/world/web.ts";
import { createTfPolicy } from "../../src/ppo/tf-policy.ts";
import { flopsForward } from "./lm.ts";
import { type Figure, median } from "./measure.ts";

/** Of which the reward models of both rounds learn, as `npm run make-lm` has it; PPO begins anew in the second. */
const RANKINGS = 12_000 + 24_000;
const ROUNDS = 2;
const STEPS = 4;
/** Mean tokens of a prompt, and of a prompt with its answer, rounded. */
const PROMPT = 19;
const TEXT = 28;
const S = flopsForward(SIZES.s);
const key = keyFromSeed(8);

export async function benchLmLive(): Promise<Figure[]> {
  const backend = await prepareBackend("wasm", () => performance.now());
  const transformer = SIZES.s;
  const fresh = (kind: "language" | "reward"): From => {
    const policy = createTfPolicy(createTextNetwork({ kind, transformer }, key, "whole"), backend);
    const weights = new Map([...policy.state()].filter(([name]) => !name.startsWith("adam.")));
    policy.dispose();
    return { transformer, weights, fingerprint: "" };
  };
  /** Median of some steps, the first left out. */
  const secondsOf = async (course: Course): Promise<number> => {
    const stop = new AbortController();
    const times: number[] = [];
    let before = process.cpuUsage();
    await runCourse(course, {
      backend,
      signal: stop.signal,
      onStep(step) {
        const { user, system } = process.cpuUsage(before);
        times.push((user + system) / 1e6);
        before = process.cpuUsage();
        if (step === STEPS) stop.abort();
      },
    });
    return median(times.slice(1));
  };
  const [model, taste] = [fresh("language"), fresh("reward")];
  const start = fineTuning(model, PPO_START, 1);
  const judge = rewardModelling(model, someRankings(REWARD.prompts * STEPS), REWARD, 1);
  const settings = { ...REINFORCEMENT, choice: "last" } as const;
  const ppo = reinforcement({ policy: model, reward: taste }, settings, 1, backend);
  const rewardSteps = (REWARD.epochs * RANKINGS) / REWARD.prompts;
  const updates = ROUNDS * settings.updates;
  const parts = [
    {
      name: "sft",
      seconds: start.steps * (await secondsOf(start)),
      flops: start.steps * flopsOfStart(),
      what: `${start.steps} steps`,
    },
    {
      name: "reward",
      seconds: rewardSteps * (await secondsOf(judge)),
      flops: rewardSteps * 3 * S * REWARD.prompts * 4 * TEXT,
      what: `${rewardSteps} steps`,
    },
    {
      name: "ppo_ptx",
      seconds: updates * (await secondsOf(ppo)),
      flops: updates * flopsOfUpdate(),
      what: `${updates} updates, answers of full length`,
    },
  ];
  const seconds = parts.reduce((sum, part) => sum + part.seconds, 0);
  const flops = parts.reduce((sum, part) => sum + part.flops, 0);
  return [
    ...parts.map(({ name, seconds, what }) => ({
      name: `lm.live_minutes.${name}.wasm`,
      value: seconds / 60,
      meaning: `minutes of one processor: ${what}`,
    })),
    {
      name: "lm.live_minutes.wasm",
      value: seconds / 60,
      meaning: "minutes of one processor, all three, of size S",
    },
    {
      name: "lm.live_gflops.wasm",
      value: flops / seconds / 1e9,
      meaning: `GFLOP/s of that, of ${(flops / 1e12).toFixed(1)} TFLOP`,
    },
  ];
}

function flopsOfStart(): number {
  const { batch, windows } = PPO_START;
  return 3 * S * (batch * TEXT + windows * SIZES.s.context);
}

/** Drawing with the value beside it; reference, policy and judge read what was drawn; both learn; and the web. */
function flopsOfUpdate(): number {
  const { rows, ppo, windows } = REINFORCEMENT;
  const drawn = rows * (PROMPT + LONGEST_ANSWER);
  const web = 3 * S * ppo.minibatches * windows * SIZES.s.context;
  return drawn * S * (2 + 3 + 3 * 2) + web;
}

/** Four answers to each prompt, as long as people's and the web's. */
function someRankings(count: number): readonly Ranking[] {
  return drawPrompts(split(key, "prompts"), count, { appears: "inTraining" }).map((prompt, i) => {
    const junk = (n: number) => webAnswer(prompt.ask, new Draws(split(key, i, n)), 0.5);
    const texts = [demonstrationOf(prompt, split(key, i)), junk(1), junk(2), junk(3)];
    return {
      prompt: prompt.text,
      answers: texts.map((text) => ({ text, ended: true })),
      order: [0, 1, 2, 3],
      labeler: 0,
      utilities: [3, 2, 1, 0],
    };
  });
}
