// Copies a finished model to the folder of those that come with the program: what speaks or judges of it, in half
// precision, with a card.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Backend } from "../../src/backends/prepare.ts";
import {
  type LmCheckpoint,
  readLmCheckpoint,
  weightsOf,
  writeLmCheckpoint,
} from "../../src/lm/checkpoint.ts";
import { voiceOf } from "../../src/lm/speaker.ts";
import { chosenUpdateOf } from "../../src/lm/stages/reinforce-memory.ts";
import { type LmCard, parseLmCards } from "../../src/share/lm-cards.ts";
import { fileOf, STAGES, type Stage, shownCommand } from "./plan.ts";
import { sampleOf } from "./sample.ts";

export const SHIPPED = fileURLToPath(new URL("../../public/lm/", import.meta.url));
const INDEX = join(SHIPPED, "index.json");

export const shippedCards = (): readonly LmCard[] =>
  existsSync(INDEX) ? parseLmCards(readFileSync(INDEX, "utf8")) : [];

export interface Made {
  readonly stage: Stage & { readonly title: string };
  readonly folder: string;
  readonly seed: number;
}

export async function ship({ stage, folder, seed }: Made, backend: Backend): Promise<void> {
  const checkpoint = readLmCheckpoint(readFileSync(join(folder, fileOf(stage))));
  const bare = bareOf(checkpoint);
  const bytes = writeLmCheckpoint(bare, "F16");
  const name = seed === 1 ? stage.name : `${stage.name}-${seed}`;
  const file = `${name}.safetensors`;
  mkdirSync(SHIPPED, { recursive: true });
  writeFileSync(join(SHIPPED, file), bytes);
  const lines = curveOf(join(folder, `${stage.name}.csv`));
  if (lines.length !== checkpoint.steps) {
    throw new Error(`The curve of ${stage.name} has ${lines.length} rows for ${checkpoint.steps} steps.`);
  }
  const seconds = lines.map((line) => line.seconds).filter(Number.isFinite);
  const card: LmCard = {
    name,
    title: stage.title,
    file,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    kind: bare.network.kind === "reward" ? "reward" : "language",
    parameters: [...bare.tensors.values()].reduce((sum, { values }) => sum + values.length, 0),
    seed,
    steps: checkpoint.steps,
    chosen: checkpoint.network.kind === "actorCritic" ? chosenUpdateOf(checkpoint.tensors) : null,
    engines: checkpoint.engines,
    command: shownCommand(stage, `${seed}`, checkpoint.engines),
    seconds: seconds.length < checkpoint.steps ? null : rounded(seconds.reduce((a, b) => a + b, 0)),
    sample: {
      single: rounded(await sampleOf(bare, backend)),
      half: rounded(await sampleOf(readLmCheckpoint(bytes), backend)),
    },
    curve:
      checkpoint.network.kind === "actorCritic"
        ? lines.map(({ proxy, gold, kl }) => ({
            proxy: rounded(proxy),
            gold: rounded(gold),
            kl: rounded(kl),
          }))
        : [],
  };
  const others = shippedCards().filter((other) => other.name !== name);
  const order = ({ title, seed: own }: LmCard) =>
    1000 * own + STAGES.findIndex((candidate) => candidate.title === title);
  const text = JSON.stringify(
    [...others, card].sort((a, b) => order(a) - order(b)),
    null,
    1,
  );
  parseLmCards(text);
  writeFileSync(INDEX, `${text}\n`);
}

/** Without the optimizer, and of PPO only what speaks. */
function bareOf(checkpoint: LmCheckpoint): LmCheckpoint {
  if (checkpoint.network.kind !== "actorCritic") return { ...checkpoint, tensors: weightsOf(checkpoint) };
  const { transformer, weights } = voiceOf(checkpoint);
  return { ...checkpoint, network: { kind: "language", transformer }, tensors: weights };
}

/** A line for each step, its columns by name. */
function curveOf(file: string): readonly Readonly<Record<string, number>>[] {
  const [head, ...lines] = readFileSync(file, "utf8").trim().split("\n");
  const names = head.split(",");
  return lines.map((line) => {
    const values = line.split(",").map(Number);
    return Object.fromEntries(names.map((name, i) => [name, values[i]]));
  });
}

const rounded = (value: number): number => +value.toPrecision(5);
