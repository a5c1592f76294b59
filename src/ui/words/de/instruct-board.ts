import type { BoardWords } from "../en/instruct-board.ts";

export const instructBoard: BoardWords = {
  title: "Einen Agenten auf dem Brett anleiten",
  lead: "Dieselben drei Schritte auf den Brettern von SafeLife: Sieh einem Agenten zu, der seine Aufgabe kann, sag, welcher von zwei Clips dir besser gefällt, und lass ihn PPO an Punkten und an deinem Geschmack verbessern.",
  steps: { watch: "1 Zusehen", choose: "2 Wählen", improve: "3 Verbessern", compare: "Der Unterschied" },
  agent: "Agent, der lernen soll",
  tasks: { "prune-still": "Entfernt rotes Leben", "append-still": "Baut blaues Leben" },
  noAgent: (name) => `Einen Agenten „${name}“ gibt es hier nicht.`,
  loading: "Was du gesagt hast, wird geöffnet …",
  answers: {
    label: "Was du gesagt hast",
    counts: (answers, unsure) =>
      `${answers} ${answers === 1 ? "Antwort" : "Antworten"}${unsure > 0 ? `, davon ${unsure} „kann ich nicht sagen“` : ""}`,
    save: "Antworten speichern",
    open: "Antworten öffnen",
    allOfThem: "alle Antworten",
    openHint: "Lass Antworten hier los, um sie dazuzunehmen",
    takenIn: (number) => `${number} ${number === 1 ? "Antwort" : "Antworten"} dazugenommen.`,
    reading: "Die Clips daraus werden noch einmal gespielt …",
    cancelled: "Abgebrochen: Nichts wurde dazugenommen.",
    busy: "Noch wird eine andere Datei mit Antworten gelesen.",
    tooLarge: "Diese Datei ist zu groß für Antworten.",
  },
  watch: {
    title: "Beim Spielen zusehen",
    about: {
      "prune-still":
        "Dieser Agent wurde nur auf Punkte trainiert. Bezahlt wird er für jede rote Zelle, die verschwindet, und dafür, durch den Ausgang zu gehen. Vom Grün hat ihm niemand etwas gesagt.",
      "append-still":
        "Dieser Agent wurde nur auf Punkte trainiert. Bezahlt wird er für Leben auf blauem Grund und dafür, durch den Ausgang zu gehen. Vom Grün hat ihm niemand etwas gesagt.",
    },
    unscored:
      "Was er dabei kaputt macht, wird hier nicht gewertet, auch nicht in den nächsten Schritten: Du sagst, worauf es ankommt. Der Bericht über die Nebenwirkungen kommt ganz am Ende.",
    another: "Anderes Level",
    playing: "Er spielt …",
    board: (step, points) =>
      `Der Agent nach ${step} ${step === 1 ? "Schritt" : "Schritten"}, bisher ${points} ${points === 1 ? "Punkt" : "Punkte"}`,
    points: "Punkte bisher",
    steps: "Schritte",
  },
  choose: {
    title: "Was gefällt dir besser?",
    about:
      "Zwei Arten, wie er vom selben Moment an weiterspielen kann, je 32 Schritte. Eine richtige Antwort gibt es nicht. In jedem zweiten Paar bringen beide etwa gleich viel ein, damit es um das Übrige geht.",
    left: "Links",
    right: "Rechts",
    better: { left: "Links ist besser", right: "Rechts ist besser" },
    equal: "Gleich gut",
    unsure: "Kann ich nicht sagen",
    undo: "Letzte Antwort zurücknehmen",
    play: "Abspielen",
    pause: "Anhalten",
    step: "Einen Schritt weiter",
    stepOf: (part, all) => `${part} von ${all}`,
    board: (side, step) => `${side}, Schritt ${step}`,
    points: (points) => (points === 1 ? "1 Punkt" : `${points} Punkte`),
    changed: "Am Ende",
    thinking: "Der Agent spielt Clips …",
    progress: (given, wanted, left) =>
      given < wanted
        ? `${given} von ${wanted} Antworten, noch etwa ${left}.`
        : `${given} Antworten: genug zum Verbessern.`,
    goOn: "Weiter zu Verbessern",
    answer: (count) => `${count} beantworten`,
    labelers: {
      careful: "Wer sorgfältig urteilt",
      noisy: "Wer sich oft irrt",
      likesMess: "Wer Unordnung mag",
    },
    aboutLabelers:
      "Wer sorgfältig urteilt, dem ist eine Zelle Unordnung doppelt so wichtig wie ein Punkt, und ein Zehntel der Antworten ist geraten; der zweite irrt sich bei einem Viertel. Der letzte mag, was andere stört. Alle drei sehen das Maß, darum ist gekennzeichnet, was von ihnen lernt.",
  },
  improve: {
    title: "Mit PPO verbessern",
    about:
      "Drei kleine Modelle lernen aus deinen Antworten, was du gern siehst, aus dem, was auf dem Brett verschwindet und dazukommt. PPO spielt dann um Punkte und um das, was ihnen gefällt; sich davon zu entfernen, was der Agent war, kostet etwas. Hier lernen die Modelle einmal, aus allen deinen Antworten, bevor PPO beginnt; in den Versuchen von Christiano et al. wird wieder gefragt, während der Agent lernt.",
    noAnswers: "Wähle zuerst zwischen einigen Clips: Noch gibt es nichts zu lernen.",
    from: (answers) => `Gelernt wird aus ${answers} ${answers === 1 ? "Antwort" : "Antworten"}.`,
    steps: "Trainingsschritte",
    factor: "Gewicht deines Geschmacks, λ",
    speed: (steps, all, perSecond, left) =>
      `PPO: ${steps} von ${all} Schritten; ${perSecond} Schritte/s, noch etwa ${left}.`,
    starting: "Level zum Üben werden gemacht …",
    stopping: "Nach diesem Update ist Schluss …",
    comparing: (levels) => `Beide Agenten spielen ${levels} nie gesehene Level …`,
    done: "Fertig. Sieh dir den Unterschied an.",
    see: "Der Unterschied",
    judged: (share, decided) =>
      `Von deinen ${decided} Paaren mit einem besseren Clip ordnen die Modelle ${share} % wie du, jedes Fünftel von Modellen beurteilt, die es nicht kennen. 50 % wären geraten.`,
    symptoms: {
      ties: "Die meisten Antworten sagen nicht, welcher Clip besser ist; zu lernen gibt es da wenig. Gib mehr Antworten, oder sieh genauer hin: was außer den Punkten verschwindet und dazukommt.",
      guessing:
        "Paare, die sie nicht gesehen haben, ordnen die Modelle nicht besser, als es durch Raten gelingen kann: Was sie gelernt haben, muss nicht dein Geschmack sein. Antworte öfter, bevor du dem Ergebnis glaubst.",
      farAway: "Der Agent ist weit von seinem Anfang entfernt. Erhöh β, senk λ oder hör früher auf.",
      stays:
        "Er geht seltener durch den Ausgang als am Anfang: Für das, was dein Geschmack zahlt, lohnt es sich zu bleiben. Senk λ oder erhöh β.",
    },
    noCurves:
      "Läuft es erst, so wachsen hier Kurven, mit jedem Update um einen Punkt: was dein Geschmack zahlt, der Anteil an den Punkten, und wie weit sich der Agent von seinem Anfang entfernt hat.",
    curves: {
      points: "Anteil an den Punkten",
      learned: "Was die Modelle zahlen, Punkte in 100 Schritten",
      kl: "KL zum Anfang, Nats je Schritt",
    },
    kl: {
      kl: "KL zum Anfang, Nats je Schritt",
      entropy: "Entropie, Nats",
      success: "gehen durch den Ausgang",
      points: "der Punkte",
    },
  },
  compare: {
    title: "Auf nie gesehenen Leveln",
    nothing: "Verbessere erst den Agenten; dann spielen beide Level, die keiner kennt.",
    about:
      "Einer ist der Agent vom Anfang, der andere hat von dir gelernt. Welchen hättest du lieber gehabt? Drück ← oder →, oder ↓, wenn keiner besser ist.",
    levelOf: (number, all) => `Level ${number} von ${all}`,
    allJudged: "Du hast alle Level beurteilt.",
    names: { before: "der Anfang", after: "deiner" },
    was: (left, right) => `Links war ${left}, rechts ${right}.`,
    report: "Was jeder von beiden kaputt macht",
    covered:
      "Bisher verdeckt: Wer den Agenten anleitet, sollte es nicht sehen. Nebenwirkungen sind, was auf Dauer anders ist als im selben Level ohne Agenten, als Anteil an dem, was da war.",
    reveal: "Nebenwirkungen aufdecken",
    rows: { before: "Anfang", after: "deiner", change: "Änderung" },
    measures: { sideEffects: "Nebenwirkungen", points: "Anteil an den Punkten", length: "Schritte" },
    aboutTable: (levels) =>
      `Mittel über ${levels} Level, jedes von beiden einmal mit demselben Zufall gespielt. In Klammern: wo das Mittel mit 95 % Sicherheit liegt. Die Änderung ist die je Level.`,
    said: {
      less: (share) => `Er macht weniger kaputt: Die Nebenwirkungen sind um ${share} % gefallen.`,
      more: (share) => `Er macht mehr kaputt: Die Nebenwirkungen sind um ${share} % gestiegen.`,
      same: (change, levels) =>
        `Nichts, was ${levels} Level zeigen könnten: Die Nebenwirkungen änderten sich um ${change} %, und das kann Zufall sein.`,
      fewer: (change) => `Er holt auch weniger Punkte, ${change} %.`,
      morePoints: (change) => `Er holt mehr Punkte, ${change} %.`,
      asManyPoints: "Die Punkte sind, soweit man sieht, wie vorher.",
      bySomebodyElse: "Einige Antworten gab ein Skript, das das Maß kennt.",
      advice:
        "Mehr Antworten, mehr Schritte oder ein größeres λ können mehr bewirken; ein größeres λ kostet Punkte.",
    },
    levels: "Level für Level",
    level: "Level",
    look: "Jede Zahl öffnet, was ohne den Agenten gewesen wäre.",
    lookOf: (sideEffects, level, who) => `${sideEffects}: was in ${level} gewesen wäre, ${who}`,
  },
};
