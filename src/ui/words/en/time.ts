// Moving in the time of an episode.

export const time = {
  loops: {
    none: "Mark the beginning of a part to play again and again",
    begun: "Mark the end of the part",
    whole: "Stop playing a part again and again",
  },
  loop: "Loop",
  loopPart: (from: number, to: string) => `Loop ${from} – ${to}`,
  step: "Step",
  stepWord: "step",
  stepOf: (step: number, all: number) => `step ${step} of ${all}`,
  of: (all: number) => `of ${all}`,
  toStart: "To the start",
  back: "One step back",
  play: "Play",
  pause: "Pause",
  on: "One step on",
  toEnd: "To the end",
  before: "To where something changed before",
  after: "To where something changes next",
  speed: "Speed, steps a second",
  noMarks: "No points and no harm",
  marks: (points: number, harm: number) => `Points change in ${points} steps, harm grows in ${harm}`,
};
