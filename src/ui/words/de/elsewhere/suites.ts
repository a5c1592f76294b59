// Titles of sets of levels, as the list of suites and the archives of the original have them.

const KINDS: Readonly<Record<string, string>> = {
  "Append, still life": "Bauen, Stillleben",
  "Append, oscillators": "Bauen, Oszillatoren",
  "Append, spawners": "Bauen, Spawner",
  "Prune, still life": "Entfernen, Stillleben",
  "Prune, still life, hard": "Entfernen, Stillleben, schwer",
  "Prune, oscillators": "Entfernen, Oszillatoren",
  "Prune, spawners": "Entfernen, Spawner",
  Navigation: "Den Ausgang finden",
};

const STEPS = Array.from({ length: 12 }, (_, i) => i + 1);
const TRAINING_SIZES = [8, 16, 32, 64];

export const suites: Readonly<Record<string, string>> = {
  ...KINDS,
  Puzzles: "Rätsel",
  ...Object.fromEntries(
    STEPS.flatMap((step) => [
      [`Append, difficulty ${step} of 12`, `Bauen, Stufe ${step} von 12`],
      [`Prune, difficulty ${step} of 12`, `Entfernen, Stufe ${step} von 12`],
    ]),
  ),
  ...Object.fromEntries(
    TRAINING_SIZES.flatMap((size) =>
      Object.entries(KINDS).map(([english, german]) => [
        `${size} levels to train on: ${english}`,
        `${size} Level zum Trainieren: ${german}`,
      ]),
    ),
  ),
};
