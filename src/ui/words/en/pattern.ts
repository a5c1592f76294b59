// The question what a pattern of Life is to become.

export const pattern = {
  title: (file: string) => `What is ${file} to be?`,
  about: "A pattern of Life says neither its colour nor whether it is there or only wanted.",
  colour: "Colour",
  itIs: "It is",
  targets: {
    board: { title: "Life", text: "It is on the board from the start." },
    goals: { title: "Goals", text: "They are where life of the colour is wanted, and move as it would." },
  },
  open: "Open",
};
