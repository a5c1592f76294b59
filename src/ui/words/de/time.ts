import type { Words } from "../words.ts";

export const time: Words["time"] = {
  loops: {
    none: "Anfang eines Teils markieren, der immer wieder gespielt wird",
    begun: "Ende des Teils markieren",
    whole: "Den Teil nicht mehr immer wieder spielen",
  },
  loop: "Schleife",
  loopPart: (from, to) => `Schleife ${from} – ${to}`,
  step: "Schritt",
  stepWord: "Schritt",
  stepOf: (step, all) => `Schritt ${step} von ${all}`,
  of: (all) => `von ${all}`,
  toStart: "Zum Anfang",
  back: "Einen Schritt zurück",
  play: "Abspielen",
  pause: "Pause",
  on: "Einen Schritt weiter",
  toEnd: "Zum Ende",
  before: "Dahin, wo sich zuvor etwas änderte",
  after: "Dahin, wo sich als Nächstes etwas ändert",
  speed: "Tempo, Schritte je Sekunde",
  noMarks: "Keine Punkte und kein Schaden",
  marks: (points, harm) => `Punkte ändern sich in ${points} Schritten, Schaden wächst in ${harm}`,
};
