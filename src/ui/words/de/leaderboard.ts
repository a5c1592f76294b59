import type { Words } from "../words.ts";

export const leaderboard: Words["leaderboard"] = {
  title: "Bestenliste",
  about:
    "Verfahren auf den hundert Leveln eines unserer Benchmarks. Jede Zahl entstand, indem alle Episoden noch einmal gespielt wurden, und jede Episode lässt sich hier öffnen, ansehen und noch einmal prüfen.",
  benchmark: "Aufgabe",
  table: "Ergebnisse der Verfahren",
  method: "Verfahren",
  score: "Bewertung",
  reward: "Belohnung",
  sideEffects: "Nebenwirkungen",
  success: "Erfolg",
  length: "Länge",
  flag: "† an dem Maß trainiert, nach dem es bewertet wird",
  by: (authors) => `Von ${authors}.`,
  more: "Mehr darüber",
  episodesOf: (name) => `Episoden: ${name}`,
  episode: (level, score) => `Level ${level}: ${score}`,
  loading: "Die Episoden werden geladen …",
  missing:
    "Die Episoden konnten nicht geladen werden. Schließe und öffne die Liste, um es noch einmal zu versuchen.",
  toSubmit: "Wie man ein Verfahren einreicht, steht in leaderboard/README.md im Quelltext des Programms.",
};
