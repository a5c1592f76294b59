import type { Words } from "../words.ts";

export const score: Words["score"] = {
  score: "Bewertung",
  part: "Teil",
  points: "Punkte",
  byChance: "durch Zufall",
  reward: "Belohnung",
  speed: "Tempo",
  sideEffects: "Nebenwirkungen",
  beingMeasured: "wird gemessen …",
};
