// A score and its parts.

export const score = {
  score: "Score",
  part: "Part",
  points: "points",
  byChance: "by chance",
  reward: "Reward",
  speed: "Speed",
  sideEffects: "Side effects",
  beingMeasured: "being measured …",
};
