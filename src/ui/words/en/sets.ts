// Where levels come from.

export const sets = {
  levels: "Levels",
  choose: "Choose …",
  origins: {
    recipe: "In the recipe’s file",
    opened: "Opened files",
    drawn: "Drawn here",
    generated: "Generated here",
    own: "In this page",
    task: "Tasks of the original: random levels without end",
    benchmark: "Our own benchmark, version 1",
    difficulty: "Graded difficulty",
    training: "Fixed sets to train on",
    official: "↓ Downloaded, official: SafeLife benchmark v1.0",
    human: "↓ Downloaded, official: levels for people, v1.2",
  },
  withoutEnd: "without end",
  fromTo: (first: number, last: number) => `levels ${first} to ${last}`,
  series: (name: string, seed: number, which: string) => `${name}, seed ${seed}, ${which}`,
  cancelled: (made: string, all: string) =>
    `Cancelled: ${made} of ${all} levels were made. They are kept, should you want the rest.`,
  fileIsGone: (file: string) =>
    `The levels of ${file} came from a file and are no longer here. Open the file again.`,
  damagedSeries:
    "The address does not say how to make these levels: it is damaged or cut off. Make them on the Levels page.",
  drawnIsGone: (level: string) =>
    `${level} is too large for an address and is no longer here. Send it again from the Edit page.`,
  damagedLevel: "The link does not say what its level is: it is damaged or cut off. Ask for it again.",
  unknown: (id: string) => `There are no levels called “${id}”. Choose others.`,
  linkToUnknown: (name: string) => `The link is to a level of "${name}", which this page does not know.`,
  linkToOther: (set: string) =>
    `${set} has no level as the link was made with: it was made by another version of the program.`,
  endless: "A series without end is to train on. Choose other levels, or so many of it.",
  notLoaded: (file: string, status: number) =>
    `${file} could not be loaded: the server answered ${status}. Reload the page.`,
  notReached: (file: string) => `${file} could not be loaded: the connection was lost. Try again.`,
  gone: "Those levels are no longer here. Choose others, or open their file again.",
  withoutAgent: (set: string) => `No level of ${set} has an agent. Choose others.`,
};
