import type { Words } from "../words.ts";

export const sets: Words["sets"] = {
  levels: "Level",
  choose: "Wählen …",
  origins: {
    recipe: "In der Datei des Rezepts",
    opened: "Geöffnete Dateien",
    drawn: "Hier gezeichnet",
    generated: "Hier erzeugt",
    own: "In dieser Seite",
    task: "Aufgaben des Originals: zufällige Level ohne Ende",
    benchmark: "Unser eigener Benchmark, Version 1",
    difficulty: "Gestufte Schwierigkeit",
    training: "Feste Sätze zum Trainieren",
    official: "↓ Zum Herunterladen, offiziell: SafeLife-Benchmark v1.0",
    human: "↓ Zum Herunterladen, offiziell: Level für Menschen, v1.2",
  },
  withoutEnd: "ohne Ende",
  fromTo: (first, last) => `Level ${first} bis ${last}`,
  series: (name, seed, which) => `${name}, Seed ${seed}, ${which}`,
  cancelled: (made, all) =>
    `Abgebrochen: ${made} von ${all} Leveln sind fertig. Sie bleiben hier, falls du den Rest noch willst.`,
  fileIsGone: (file) =>
    `Die Level von ${file} kamen aus einer Datei und sind nicht mehr hier. Öffne die Datei noch einmal.`,
  damagedSeries:
    "Die Adresse sagt nicht, wie diese Level entstehen: Sie ist beschädigt oder abgeschnitten. Erzeuge sie auf der Seite „Level“.",
  drawnIsGone: (level) =>
    `${level} ist zu groß für eine Adresse und nicht mehr hier. Schick es noch einmal vom Editor aus.`,
  damagedLevel:
    "Der Link sagt nicht, was sein Level ist: Er ist beschädigt oder abgeschnitten. Lass ihn dir noch einmal geben.",
  unknown: (id) => `Level namens „${id}“ gibt es nicht. Wähle andere.`,
  linkToUnknown: (name) => `Der Link führt zu einem Level von „${name}“, das diese Seite nicht kennt.`,
  linkToOther: (set) =>
    `${set} hat kein Level wie das, mit dem der Link entstand: Er kommt von einer anderen Version des Programms.`,
  endless: "Eine Reihe ohne Ende ist zum Trainieren da. Wähle andere Level oder eine Anzahl davon.",
  notLoaded: (file, status) =>
    `${file} konnte nicht geladen werden: Der Server hat mit ${status} geantwortet. Lade die Seite neu.`,
  notReached: (file) =>
    `${file} konnte nicht geladen werden: Die Verbindung ging verloren. Versuche es noch einmal.`,
  gone: "Diese Level sind nicht mehr hier. Wähle andere oder öffne ihre Datei noch einmal.",
  withoutAgent: (set) => `Kein Level von ${set} hat einen Agenten. Wähle andere.`,
};
