// Sentences of other rooms that have something filled in or stand beside others: engines, threads, memory, links.

import { labels } from "./labels.ts";

const THREADS: Readonly<Record<string, string>> = {
  levels: "der Level",
  training: "des Trainings",
  benchmark: "der Bewertung",
  generator: "des Generators",
  judging: "der Messung",
  study: "der Studie",
  clips: "der Clips",
  "language model": "des Sprachmodells",
  movie: "der Filme",
  search: "der Suche",
};

const ofThreads = Object.entries(THREADS).flatMap(([name, german]): [RegExp, string][] => [
  [
    new RegExp(`The ${name} thread stopped: (.*)\\. Try again: it starts anew\\.`),
    `Der Thread ${german} ist stehen geblieben: $1. Versuch es noch einmal: Er startet neu.`,
  ],
  [
    new RegExp(`The ${name} thread sent something unreadable\\. Try again: it starts anew\\.`),
    `Der Thread ${german} hat etwas Unlesbares gesendet. Versuch es noch einmal: Er startet neu.`,
  ],
  [new RegExp(`The ${name} thread was ended\\.`), `Der Thread ${german} wurde beendet.`],
  [
    new RegExp(
      `The engine of the ${name} \\(WebAssembly\\) does not start\\. Close other tabs and programs, and try again\\.`,
    ),
    `Das Rechenwerk ${german} (WebAssembly) startet nicht. Schließ andere Tabs und Programme, und versuch es noch einmal.`,
  ],
]);

export const phrases: readonly (readonly [english: RegExp, instead: string])[] = [
  ...ofThreads,
  [/stehen geblieben: no memory\./, "stehen geblieben: kein Speicher."],
  [/its script did not load/, "sein Skript wurde nicht geladen"],
  [
    /Memory ran out \((.*)\)\. Choose something smaller, or close other tabs and programs, and try again\./,
    "Der Speicher ist voll ($1). Wähle etwas Kleineres oder schließ andere Tabs und Programme, und versuch es noch einmal.",
  ],
  [/Two threads share the work\./, "Zwei Threads teilen sich die Arbeit."],
  [
    /One thread does it: this machine has one processor\./,
    "Ein Thread macht alles: Dieser Rechner hat einen Prozessor.",
  ],
  [
    /One thread does it: the server of this page does not isolate it \(COOP and COEP headers\)\. Two would be nearly twice as fast: where the browser keeps the page, it isolates itself when it is loaded again\./,
    "Ein Thread macht alles: Der Server isoliert diese Seite nicht (Header COOP und COEP). Zwei wären fast doppelt so schnell: Wo der Browser die Seite aufbewahrt, isoliert sie sich beim nächsten Laden selbst.",
  ],
  [/its canvas was lost\./, "Seine Zeichenfläche ging verloren."],
  [/it gives no canvas to draw on\./, "Er gibt keine Zeichenfläche her."],
  [/it has no OffscreenCanvas\./, "Ihm fehlt OffscreenCanvas."],
  [/WebGPU is not available here\./, "WebGPU gibt es hier nicht."],
  [/WebGPU finds no graphics card\./, "WebGPU findet keine Grafikkarte."],
  [
    /WebGPU is only emulated in software here \((.*?)\)\./,
    "WebGPU ist hier nur in Software nachgebildet ($1).",
  ],
  [/WebGPU gives no graphics card \((.*?)\)\./, "WebGPU gibt keine Grafikkarte heraus ($1)."],
  [
    /WebGPU is slower here: a training step takes (.*?) on the GPU, (.*?) on the processor\./,
    "WebGPU ist hier langsamer: Ein Trainingsschritt dauert $1 auf der GPU, $2 auf dem Prozessor.",
  ],
  [
    /A training step takes (.*?) on the GPU, (.*?) on the processor\./,
    "Ein Trainingsschritt dauert $1 auf der GPU, $2 auf dem Prozessor.",
  ],
  [/Boards are played there too\./, "Auch die Bretter werden dort gespielt."],
  [/Training will be very slow:/, "Das Training wird sehr langsam:"],
  [/(The SIMD engine|WebGPU|WebAssembly|Plain JavaScript) was asked for\./, "Das wurde so gewählt ($1)."],
  [
    /(The SIMD engine|WebGPU|WebAssembly|Plain JavaScript) does not start: (.*?) Choose the fastest that does \("auto"\) instead\./,
    "$1 startet nicht: $2 Wähle stattdessen das schnellste, das startet.",
  ],
  [/(The SIMD engine|WebAssembly) does not start:/, "$1 startet nicht:"],
  [
    /The GPU was lost at step (\d+); training went on from step (\d+)\./,
    "Die GPU ging bei Schritt $1 verloren; das Training ging ab Schritt $2 weiter.",
  ],
  [
    /The GPU was lost; the processor went on from the same step\./,
    "Die GPU ging verloren; der Prozessor machte beim selben Schritt weiter.",
  ],
  [
    /The GPU was lost; the study went on from the last part that was done\./,
    "Die GPU ging verloren; die Studie ging vom letzten fertigen Teil an weiter.",
  ],
  [/The GPU was lost (\d+) times in a row\./, "Die GPU ging $1-mal nacheinander verloren."],
  [
    /Choose another engine; what was trained up to the last checkpoint is kept\./,
    "Wähle ein anderes Rechenwerk; was bis zum letzten Checkpoint trainiert wurde, ist aufbewahrt.",
  ],
  [
    /Parts that were done are kept: restart the browser, then go on with the study\./,
    "Fertige Teile sind aufbewahrt: Starte den Browser neu, und lass die Studie dann weitergehen.",
  ],
  [
    /The engine that this study was begun on does not start now, and sums differ between engines\. Restart the browser, then go on with it; or delete it and start it anew\./,
    "Das Rechenwerk, auf dem diese Studie begann, startet jetzt nicht, und Summen unterscheiden sich zwischen Rechenwerken. Starte den Browser neu, und lass sie dann weitergehen; oder lösche sie, und fang sie neu an.",
  ],
  [/The GPU was lost: /, "Die GPU ging verloren: "],
  [
    /The link is damaged: letters are missing or changed\. Copy it again, whole\./,
    "Der Link ist beschädigt: Buchstaben fehlen oder sind geändert. Kopiere ihn noch einmal, und ganz.",
  ],
  [
    /The link holds no replay, though it is whole\. Whoever made it used another program\./,
    "Der Link enthält keine Aufzeichnung, obwohl er ganz ist. Er kommt aus einem anderen Programm.",
  ],
  [
    /This link has version (.*?); this program reads version (\d+)\. Update the program, or reload the page\./,
    "Dieser Link hat Version $1; dieses Programm liest Version $2. Lade die Seite neu.",
  ],
  [
    /This link has version (.*?); this program reads versions up to (\d+)\. Update the program, or reload the page\./,
    "Dieser Link hat Version $1; dieses Programm liest Versionen bis $2. Lade die Seite neu.",
  ],
  [
    /(\S+) is not a level file\. Use an \.npz of SafeLife, or a level as JSON, RLE or plain text\./,
    "$1 ist keine Level-Datei. Nimm eine .npz von SafeLife oder ein Level als JSON, RLE oder Text.",
  ],
  [
    /(\S+) is a damaged or cut-off zip archive\. Download or save it again\./,
    "$1 ist ein beschädigtes oder abgeschnittenes Zip-Archiv. Lade es noch einmal herunter oder speichere es neu.",
  ],
  [
    /(\S+) is empty\. Download or save it again\./,
    "$1 ist leer. Lade es noch einmal herunter oder speichere es neu.",
  ],
  [
    /(\S+) could not be fetched: no connection to (\S+)\. Open a copy of the file instead\./,
    "$1 konnte nicht geholt werden: keine Verbindung zu $2. Öffne stattdessen eine Kopie der Datei.",
  ],
  [
    /(\S+) could not be fetched: (\S+) answered (\d+)\. Open a copy of the file instead\./,
    "$1 konnte nicht geholt werden: $2 hat mit $3 geantwortet. Öffne stattdessen eine Kopie der Datei.",
  ],
  [
    /DQN has one policy for all agents\. Choose another recipe, or one policy for all\./,
    "DQN hat eine Policy für alle Agenten. Wähle ein anderes Rezept oder eine Policy für alle.",
  ],
  [
    /The levels of this study have changed since it began\. Start it anew\./,
    "Die Level dieser Studie haben sich seit ihrem Beginn geändert. Starte sie neu.",
  ],
  [
    /This browser cannot keep the study: (.*) Delete studies or agents that you need no more, then start it again: parts that are kept are not done twice\./,
    "Dieser Browser kann die Studie nicht aufbewahren: $1 Lösche Studien oder Agenten, die du nicht mehr brauchst, und starte sie noch einmal: Aufbewahrte Teile werden nicht noch einmal gerechnet.",
  ],
  [
    /This study is running already, perhaps in another tab\./,
    "Diese Studie läuft schon, vielleicht in einem anderen Tab.",
  ],
  ...labels,
];
