// What is wrong with labels and with answers about clips, and with the links that these hold.

export const labels: readonly (readonly [english: RegExp, instead: string])[] = [
  [/Line (\d+) is no label:/, "Zeile $1 ist kein Label:"],
  [/Line (\d+) is no answer:/, "Zeile $1 ist keine Antwort:"],
  [/This file is too large to hold labels\./, "Diese Datei ist zu groß für Labels."],
  [/This file is too large to hold answers\./, "Diese Datei ist zu groß für Antworten."],
  [/There are no labels in this file\./, "In dieser Datei sind keine Labels."],
  [/There are no answers in this file\./, "In dieser Datei sind keine Antworten."],
  [/There are more than (\d+) labels in this file\./, "In dieser Datei sind mehr als $1 Labels."],
  [/There are more than (\d+) answers in this file\./, "In dieser Datei sind mehr als $1 Antworten."],
  [/: it is not JSON\.$/, ": Das ist kein JSON."],
  [/: the whole: /, ": das Ganze: "],
  [/: it is missing\.$/, ": Das fehlt."],
  [/: it is not known\.$/, ": Das ist nicht bekannt."],
  [/: it is (.*) instead of (.*)\.$/, ": Da steht $1 statt $2."],
  [/: it has more than (\d+) words\.$/, ": Das hat mehr als $1 Wörter."],
  [/: it has words that the model does not know\.$/, ": Das hat Wörter, die das Modell nicht kennt."],
  [
    /: it must have a place and flags for every answer\.$/,
    ": Zu jeder Antwort gehören ein Platz und ihre Vermerke.",
  ],
  [/: its clips must be links to replays\.$/, ": Clips müssen Links zu Aufzeichnungen sein."],
  [
    /Both clips of an answer must go on from the same moment of the same game\./,
    "Beide Clips einer Antwort müssen vom selben Moment desselben Spiels an weitergehen.",
  ],
  [
    /Both clips of an answer must have (\d+) steps after the moment they share\./,
    "Beide Clips einer Antwort müssen nach dem gemeinsamen Moment $1 Schritte haben.",
  ],
  [/The link of a clip must hold its level\./, "Der Link eines Clips muss sein Level enthalten."],
  [/A clip is not what it was:/, "Ein Clip ist nicht, was er war:"],
  [
    /It claims (-?\d+) points for the agent; played again, it is (-?\d+)\./,
    "Er behauptet $1 Punkte für den Agenten; noch einmal gespielt sind es $2.",
  ],
  [
    /It claims (-?\d+) points for agent (\d+); played again, it is (-?\d+)\./,
    "Er behauptet $1 Punkte für Agent $2; noch einmal gespielt sind es $3.",
  ],
  [
    /It claims that the agent left through the exit; played again, it is not so\./,
    "Er behauptet, der Agent sei durch den Ausgang gegangen; noch einmal gespielt ist es nicht so.",
  ],
  [
    /It claims that the agent did not leave through the exit; played again, it is not so\./,
    "Er behauptet, der Agent sei nicht durch den Ausgang gegangen; noch einmal gespielt ist es nicht so.",
  ],
  [
    /It claims that agent (\d+) left through the exit; played again, it is not so\./,
    "Er behauptet, Agent $1 sei durch den Ausgang gegangen; noch einmal gespielt ist es nicht so.",
  ],
  [
    /It claims that agent (\d+) did not leave through the exit; played again, it is not so\./,
    "Er behauptet, Agent $1 sei nicht durch den Ausgang gegangen; noch einmal gespielt ist es nicht so.",
  ],
  [
    /The last board is not the one it was made with\./,
    "Das letzte Brett ist nicht das, mit dem er gemacht wurde.",
  ],
  [
    /This is no link to a replay: (.*)\. Such a link holds #(\S+) and letters\./,
    "Das ist kein Link zu einer Aufzeichnung: $1. So ein Link enthält #$2 und Buchstaben.",
  ],
  [
    /There is no agent "(.*)" to be asked about\./,
    "Einen Agenten „$1“, nach dem gefragt wird, gibt es nicht.",
  ],
  [
    /The board of (.*) is too large to be asked about\./,
    "Das Brett von $1 ist zu groß, um danach zu fragen.",
  ],
  [/Nobody has compared anything yet\./, "Noch niemand hat etwas verglichen."],
  [
    /Only an agent of PPO can be improved by answers\./,
    "Nur ein Agent von PPO lässt sich durch Antworten verbessern.",
  ],
];
