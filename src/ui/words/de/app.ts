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
  unknownPart: (part, page) =>
    `„${part}“ gibt es auf der Seite ${page} nicht: Die Adresse ist vertippt oder von einer anderen Version. Das hier ist die Seite ohne diesen Teil.`,
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
  unkept: (thing) =>
    `Dieser Browser hat für diese Seite keinen Platz mehr, oder er bewahrt nichts für sie auf: ${thing} Um Platz zu schaffen, lösche Agenten, Studien oder Zeichnungen, die du nicht mehr brauchst.`,
  unkeptThings: {
    choices: "Was du wählst, gilt, bis du diesen Tab schließt.",
    results:
      "Deine Ergebnisse bleiben, bis du diesen Tab schließt. Speichere Spiele, die du behalten willst, als Dateien unter „Was wäre gewesen?“.",
    tasks:
      "Deine Aufgaben bleiben, bis du diesen Tab schließt. Behalte ihre Links: Fügst du sie hier wieder ein, sind sie wieder bekannt.",
    study: "Was du schreibst, bleibt, bis du diesen Tab schließt. Speichere die Studie vorher als Datei.",
    labels: "Was du gesagt hast, bleibt, bis du diesen Tab schließt. Speichere die Labels vorher als Datei.",
    improved: "Dieser Lauf geht weiter, bleibt aber nur, bis du diesen Tab schließt. Lass ihn vorher enden.",
    duels: "Deine Duelle bleiben, bis du diesen Tab schließt.",
    episode:
      "Diese Episode ist fort, wenn die Seite neu geladen wird. Speichere sie vorher als Datei, oder kopiere ihren Link.",
  },
  cardLost: (engine) =>
    `Die Grafikkarte zeichnet nicht mehr. Von jetzt an zeichnet ${engine} die Bretter, vielleicht langsamer. Um die Karte wieder zu versuchen, lade die Seite neu.`,
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
