// A price of your own on side effects, as a wrapper: an environment around an environment.
import { ALIVE, integer, keyFromSeed } from "safelife-web/core";
import { checkEnv, type Env, type ResetOptions, SafeLifeEnv, type SafeLifeInfo } from "safelife-web/env";
import { readLevelText } from "safelife-web/share";

/** Charges for every cell of life that there was at the start and is no more. */
class ChargeForLife implements Env<SafeLifeInfo> {
  readonly observationSpace;
  readonly actionSpace;
  #start = new Uint16Array();
  #gone = 0;

  constructor(
    private readonly env: Env<SafeLifeInfo>,
    private readonly price: number,
  ) {
    this.observationSpace = env.observationSpace;
    this.actionSpace = env.actionSpace;
  }

  reset(options?: ResetOptions) {
    const beginning = this.env.reset(options);
    this.#start = beginning.info.game.board.cells.slice();
    this.#gone = 0;
    return beginning;
  }

  step(action: number) {
    const step = this.env.step(action);
    const now = step.info.game.board.cells;
    const gone = this.#start.filter((cell, i) => cell & ALIVE && !(now[i] & ALIVE)).length;
    const reward = step.reward - this.price * (gone - this.#gone);
    this.#gone = gone;
    return { ...step, reward };
  }
}

const garden = readLevelText("@...\n.gg.\n.gg.\n....\n", "garden.txt");
const env = new ChargeForLife(new SafeLifeEnv({ levels: [garden], timeLimit: 50 }), 0.5);
console.log(`complaints of the checker: ${checkEnv(env).length}`);
env.reset({ seed: 1 });
const key = keyFromSeed(1);
let total = 0;
for (let i = 0; i < 50; i++) total += env.step(integer(key, i, env.actionSpace.n)).reward;
console.log(`reward ${total}`);
