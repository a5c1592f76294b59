import type { Words } from "../words.ts";

export const pattern: Words["pattern"] = {
  title: (file) => `Was soll ${file} sein?`,
  about: "Ein Muster aus dem Game of Life sagt weder seine Farbe noch, ob es da ist oder nur gewünscht.",
  colour: "Farbe",
  itIs: "Es ist",
  targets: {
    board: { title: "Leben", text: "Es ist von Anfang an auf dem Brett." },
    goals: {
      title: "Ziele",
      text: "Sie sind da, wo Leben der Farbe gewünscht ist, und bewegen sich, wie es das täte.",
    },
  },
  open: "Öffnen",
};
