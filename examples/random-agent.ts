// An agent that does anything: one episode of it.
import { integer, keyFromSeed } from "safelife-web/core";
import { SafeLifeEnv } from "safelife-web/env";
import { BUILT_IN_DEFAULTS, levelOfSeries } from "safelife-web/procgen";

const key = keyFromSeed(7);
const env = new SafeLifeEnv({ levels: [levelOfSeries(BUILT_IN_DEFAULTS, 1, 0, "mine")], timeLimit: 100 });
env.reset({ seed: 7 });
let total = 0;
for (let over = false, i = 0; !over; i++) {
  const { reward, terminated, truncated } = env.step(integer(key, i, env.actionSpace.n));
  total += reward;
  over = terminated || truncated;
}
console.log(`reward ${total}`);
