import type { Words } from "../words.ts";

export const app: Words["app"] = {
  pages: {
    home: "Start",
    play: "Spielen",
    levels: "Level",
    edit: "Editor",
    train: "Training",
    benchmark: "Benchmark",
    studies: "Studien",
    instruct: "Anleiten",
    learn: "Lernen",
    whatif: "Was wäre gewesen?",
    class: "Für eine Klasse",
    task: "Aufgabe",
  },
  firstPage: "SafeLife Web, Startseite",
  pagesLabel: "Seiten",
  useLight: "Helle Farben",
  useDark: "Dunkle Farben",
  useSlides: "Große Schrift, für die Wand",
  leaveSlides: "Große Ansicht verlassen",
  languageMissing:
    "Die deutschen Texte konnten nicht geladen werden. Prüfe die Verbindung und wähle Deutsch noch einmal; bis dahin bleibt die Seite englisch.",
  pageMissing:
    "Diese Seite ließ sich nicht laden. Die Verbindung fehlt, oder der Server hat eine neuere Fassung: Lade neu. Die anderen Seiten gehen weiter.",
  keepsNothing: (why) =>
    `Dieser Browser bewahrt für diese Seite nichts auf: ${why}. Lade Agenten herunter, bevor du gehst.`,
  agentsMissing: (why) => `Die mitgelieferten Agenten fehlen: ${why}`,
  newer: "Es gibt eine neuere Fassung dieser Seite. Dieser Tab bleibt bei seiner, bis du neu lädst.",
  reload: "Neu laden",
  later: "Später",
  lookAtIt: "Ansehen",
  levelsInTheMaking: "Level, die gerade entstehen",
  making: (title) => `${title} entsteht:`,
  madeOf: (all) => `von ${all}`,
  levelsMadeOf: (title) => `fertige Level von ${title}`,
  cancelMaking: (title) => `Erzeugen von ${title} abbrechen`,
};
