import type { Words } from "../words.ts";

export const common: Words["common"] = {
  keyNames: { Shift: "Umschalt", Space: "Leertaste", Enter: "Eingabe", Ctrl: "Strg", Delete: "Entf" },
  cancel: "Abbrechen",
  cannotDraw: (why) =>
    `Dieser Browser kann das Brett nicht zeichnen: ${why} Schließ andere Tabs und Programme, und versuch es noch einmal; hilft das nicht, bring den Browser auf den neuesten Stand, oder nimm einen anderen.`,
  close: "Schließen",
  loading: "Lädt …",
  nextLevel: "Nächstes Level",
  openFile: "Öffnen",
  delete: "Löschen",
  reallyDelete: "Wirklich löschen?",
  pressAgain: (key, subject) => `Noch einmal drücken: ${subject} ${key.toLowerCase()}.`,
  cannotCopy: (link) => `Dieser Browser lässt die Seite nicht kopieren. Der Link ist ${link}`,
  levelOf: (levels) => `Level, von ${levels}`,
  retry: "Noch einmal",
  boardOf: (name, rows, columns) => `Brett von ${name}, ${rows} Zeilen mal ${columns} Spalten.`,
  boardAt: (title, step, steps, points) =>
    `${title}, Schritt ${step} von ${steps}${points === null ? "" : `, bisher ${points} ${points === 1 ? "Punkt" : "Punkte"}`}`,
  whatIf: "Was wäre gewesen?",
};
