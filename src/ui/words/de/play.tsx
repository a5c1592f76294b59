import type { Words } from "../words.ts";

export const play: Words["play"] = {
  openHint: "Lass ein Level oder eine Aufzeichnung hier los, um sie zu öffnen",
  noLevel: "Kein Level ist geöffnet",
  board: (name, rows, columns) =>
    `Brett von ${name}, ${rows} Zeilen mal ${columns} Spalten. Mit D hörst du, was um dich ist.`,
  yourGame: "dein Spiel",
  yourGameFrom: (parent) => `dein Spiel, ab: ${parent}`,
  parent: (who, step) => `${who}, Schritt ${step}`,
  loading: (set) => `${set} wird geladen …`,
  previousLevel: "Voriges Level",
  today: "Heute",
  todayLevel: "Heute: das Level des Tages",
  todayTitle: "Ein Level, das heute für alle dasselbe ist",
  edit: "Editor",
  editLevel: "Editor: dieses Level ändern",
  guide: "Hilfe",
  score: "Spielstand",
  youAreOut: "du bist draußen",
  exitOpen: "Ausgang offen",
  exitShut: "Ausgang zu",
  noExit: "kein Ausgang",
  takenOver: (parent) => `Übernommen von: ${parent}.`,
  points: (points) => (points === 1 ? "Punkt" : "Punkte"),
  needed: "nötig",
  steps: (steps) => (steps === 1 ? "Schritt" : "Schritte"),
  agentsOut: "Agenten draußen",
  undone: "rückgängig",
  players: "Spieler",
  playerChooses: (player) => `Spieler ${player} wählt.`,
  one: "Einer",
  two: "Zwei",
  cellUnderPointer: "Zelle unter dem Zeiger",
  pointAtACell: "Zeig auf eine Zelle oder tipp sie an: Hier steht dann, was sie ist.",
  keyboardHint: (
    <>
      Mit den Pfeiltasten gehst du. Mit <kbd>Umschalt</kbd> erschaffen oder zerstören sie Leben. Alles
      Weitere: <kbd>?</kbd>
    </>
  ),
  touchHint: (
    <>
      Mit den Pfeilen gehst du. Nach „Erschaffen“ erschaffen oder zerstören sie Leben. Alles Weitere:{" "}
      <kbd>?</kbd>
    </>
  ),
  place: (row, column) => `Zeile ${row}, Spalte ${column}`,
  gauge: {
    earned: "verdiente Punkte",
    reading: (earned, required, available) =>
      `${earned} ${earned === 1 ? "Punkt" : "Punkte"}; ${required} öffnen den Ausgang; ${available} sind möglich`,
  },
  pad: {
    label: "Steuerung",
    walkTo: (direction) => `Gehen: ${direction}`,
    steerTo: ["Vorwärts gehen", "Nach rechts drehen", "Rückwärts gehen", "Nach links drehen"],
    changeAt: (direction) => `Erschaffen oder zerstören: ${direction}`,
    wait: "Einen Schritt warten",
    arrows: "Pfeile",
    walk: "Gehen",
    create: "Erschaffen",
    undo: "Zurück",
    redo: "Vor",
    restart: "Neu",
  },
  keys: {
    walk: "gehen",
    turn: "dorthin sehen; gehen, wenn du schon dorthin siehst",
    steer: "nach links und rechts drehen, vorwärts und rückwärts gehen",
    change: "auf dieser Seite Leben erschaffen oder zerstören",
    changeAhead: "vor dir erschaffen oder zerstören",
    wait: "einen Schritt warten; wenn du draußen bist, geht es mit Eingabe weiter",
    undo: "einen Schritt oder einen Neustart zurücknehmen",
    redo: "den Schritt wieder tun",
    restart: "von vorn anfangen",
    turnPage: "voriges, nächstes Level",
    describe: "beschreiben, was um dich ist",
    second: "gehen und warten, für den zweiten von zwei Spielern",
  },
  fieldGuide: {
    rule: "Leben entsteht und stirbt nach Conways Regel auf einem Brett ohne Ränder. Punkte verdienst du mit der richtigen Farbe auf markiertem Boden; genug davon öffnen den Ausgang. Was du unterwegs sonst kaputt machst, wird auch gemessen.",
    agents:
      "Ein gestrichelter Ring um einen Agenten sagt, dass ihm der Ausgang offensteht. Gibt es zwei Agenten, so tun beide zugleich dasselbe, oder zwei Spieler haben je einen: Dann geht es weiter, wenn beide gewählt haben.",
    touch:
      "Mit den Pfeilen gehst du, ebenso mit einem Finger, der über das Brett wischt. Nach „Erschaffen“ erschaffen oder zerstören die Pfeile Leben auf ihrer Seite. Der Punkt wartet einen Schritt. „Zurück“ nimmt einen Schritt oder einen Neustart zurück. Tipp eine Zelle an, und die Tafel sagt, was sie ist. Mit zwei Fingern siehst du näher hin.",
    steering: "Pfeile der Tastatur und auf dem Bildschirm",
    steerings: {
      walk: "gehen",
      turn: "erst drehen, dann gehen",
      steer: "nach links und rechts drehen, vorwärts und rückwärts gehen",
    },
    fade: "Einen Schritt in den nächsten übergehen lassen",
    marks:
      "Jede Farbe trägt ein Zeichen, man muss sie also nicht sehen: Rot ein Kreuz, Grün ein Blatt, Gelb ein Dreieck, Blau zwei Wellen, Magenta eine Raute, Cyan einen Ring, Weiß ein Plus.",
  },
  said: {
    level: (number, levels) => `Level ${number} von ${levels}.`,
    yourTurn: "Du bist dran: Das Spiel geht von hier aus weiter.",
    noSuchLevel: (set, asked, levels, taken) =>
      `${set} hat kein Level ${asked}: Es gibt die Level 1 bis ${levels}. Das hier ist Level ${taken}.`,
    chosen: (player, other) => `Spieler ${player} hat gewählt. Spieler ${other}?`,
    twoPlayers: "Zwei Spieler: Jeder hat einen Agenten, und es geht weiter, wenn beide gewählt haben.",
    onePlayer: "Ein Spieler: Alle Agenten tun dasselbe.",
    takenBack: {
      turn: "Letzter Zug zurückgenommen.",
      restart: "Neustart zurückgenommen.",
      nothing: "Nichts zum Zurücknehmen da.",
    },
    redone: "Einen Schritt weiter, wie vorher.",
    nothingToRedo: "Es gibt keinen Schritt, der wieder getan werden könnte.",
    restarted: "Wieder am Anfang.",
    step: (step) => `Schritt ${step}.`,
    left: "Du bist durch den Ausgang gegangen.",
    gone: "Dein Agent ist weg.",
    waited: "Gewartet.",
    moved: (direction) => `Nach ${direction} gegangen.`,
    looks: (direction) => `Du siehst nach ${direction}.`,
    blocked: (direction) => `Nach ${direction} geht es nicht.`,
    reached: (direction) => `Nach ${direction} gegriffen.`,
    points: (earned, required) => `${earned} von ${required} ${required === 1 ? "Punkt" : "Punkten"}.`,
    exitOpens: "Der Ausgang ist offen.",
  },
  around: {
    noAgent: "Auf dem Brett ist kein Agent.",
    place: (row, column) => `Zeile ${row}, Spalte ${column}.`,
    noExit: "Dieses Level hat keinen Ausgang.",
    up: (cells) => `${cells} nach oben`,
    down: (cells) => `${cells} nach unten`,
    left: (cells) => `${cells} nach links`,
    right: (cells) => `${cells} nach rechts`,
    both: (down, right) => `${down} und ${right}`,
    exit: (exit, way) => `${exit}: von hier ${way}.`,
    exitTwoWays: (exit, way, round) => `${exit}: von hier ${way}, oder über den Rand ${round}.`,
  },
  verdict: {
    oneIsNotOut: "Dein Agent hat es nicht hinaus geschafft.",
    oneIsOut: "Du hast es hinaus geschafft.",
    notAllAreOut: "Nicht alle deine Agenten haben es hinaus geschafft.",
    allAreOut: "Alle deine Agenten haben es hinaus geschafft.",
    result: (earned, possible, steps, undone) =>
      `${earned} von ${possible} ${possible === 1 ? "Punkt" : "Punkten"}, den für das Hinausgehen eingerechnet, in ${steps} ${steps === 1 ? "Schritt" : "Schritten"}${undone > 0 ? `, davon ${undone} zurückgenommen` : ""}.`,
    comparing: "Vergleiche mit der Welt, die du in Ruhe gelassen hättest …",
    best: (score, points, possible, steps) =>
      `Dein bestes Ergebnis hier: Bewertung ${score}, ${points} von ${possible} ${possible === 1 ? "Punkt" : "Punkten"} in ${steps} ${steps === 1 ? "Schritt" : "Schritten"}.`,
    saveResults: "Meine Ergebnisse mit Replays speichern",
    nothingToDisturb: "Auf diesem Brett gab es nichts, was du hättest stören können.",
    noMoreThanChance: "Du hast sonst nichts stärker verändert, als es der Zufall tut.",
    leftAlone: "Alles andere ist so, wie es ohne dich gewesen wäre.",
    changed: "Über die Aufgabe hinaus hast du die Welt so sehr verändert:",
    kind: "Art",
    movedOrLost: "verschoben, verloren",
    byChance: "durch Zufall",
    withoutYou: "ohne dich",
    about:
      "Zellen, gemittelt über die tausend Schritte nach deinem Weggang, verglichen mit demselben Brett ohne dich.",
    aboutChance: (runs) =>
      `Spawner handeln zufällig: Mittelwerte aus ${runs} Vergleichen, in Klammern die mittleren 95 % des Bootstraps, und wie weit zwei Bretter ohne dich durch Zufall auseinanderliegen.`,
  },
};
