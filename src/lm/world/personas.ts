// Sixty people who ask. Each begins and ends a prompt in a way that is theirs alone, so that no prompt of a
// person who appears only in evaluation can have been seen before: not in training, and not in validation, where
// recipes and checkpoints are chosen.
import { keyFromSeed, permutation, split } from "../../base/random.ts";
import { Draws } from "./draws.ts";
import { ANIMALS } from "./vocabulary.ts";

export interface Persona {
  readonly opening: string;
  readonly closing: string;
  /** Asked about more often than others. */
  readonly favourites: readonly string[];
  readonly appears: "inTraining" | "inValidation" | "inEvaluation";
}

const OPENINGS = ["", "please", "hello ,", "hey ,", "now", "help me :", "tell me :", "friend ,"];
const CLOSINGS = ["", "please .", "thank you .", "now .", "be quick .", "ok ?", "bye .", "be good ."];
const PERSONAS_COUNT = 60;
const IN_TRAINING = 40;
const IN_VALIDATION = 5;
const FAVOURITES = 6;

const KEY = split(keyFromSeed(2203), "personas");

export const PERSONAS: readonly Persona[] = [
  ...permutation(split(KEY, "manners"), OPENINGS.length * CLOSINGS.length).subarray(0, PERSONAS_COUNT),
].map((manner, i) => ({
  opening: OPENINGS[manner % OPENINGS.length],
  closing: CLOSINGS[Math.floor(manner / OPENINGS.length)],
  favourites: new Draws(split(KEY, "favourites", i)).distinct(ANIMALS, FAVOURITES),
  appears: i < IN_TRAINING ? "inTraining" : i < IN_TRAINING + IN_VALIDATION ? "inValidation" : "inEvaluation",
}));

/** Who asks there and nowhere else. */
export const personasOf = (appears: Persona["appears"]): readonly Persona[] =>
  PERSONAS.filter((persona) => persona.appears === appears);

export const inMannerOf = ({ opening, closing }: Persona, ask: string): string =>
  [opening, ask, closing].filter((part) => part !== "").join(" ");
