// The leaderboard on the Benchmark page.

export const leaderboard = {
  title: "Leaderboard",
  about:
    "Methods on the hundred levels of a benchmark of ours. Every number was made by playing all episodes again, and every episode opens here to be looked at and verified once more.",
  benchmark: "Benchmark",
  table: "Scores of methods",
  method: "method",
  score: "score",
  reward: "reward",
  sideEffects: "side effects",
  success: "success",
  length: "length",
  flag: "† trained on the measure that it is scored by",
  by: (authors: string) => `By ${authors}.`,
  more: "More about it",
  episodesOf: (name: string) => `Episodes: ${name}`,
  episode: (level: number, score: string) => `level ${level}: ${score}`,
  loading: "Loading the episodes …",
  missing: "The episodes could not be loaded. Close and open the list to try again.",
  toSubmit: "How to add a method stands in leaderboard/README.md of the program’s source.",
};
