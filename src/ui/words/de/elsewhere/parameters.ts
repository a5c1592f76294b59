// The schema of parameter files: what fields are called, what they mean, and the words that they take.

const penalties = Object.fromEntries(
  [
    ["life", "Leben"],
    ["walls", "Mauern"],
    ["trees", "Bäume"],
  ].flatMap(([english, german]) => [
    [`Penalty of ${english}`, `Strafe für ${german}`],
    [
      `Energy of putting ${english} into the pattern: where there is none yet, and where there is nothing else. Negative invites it.`,
      `Energie dafür, ${german} in das Muster zu setzen: wo noch keine davon sind, und wo nichts anderes ist. Negativ lädt dazu ein.`,
    ],
  ]),
);

const words: Readonly<Record<string, string>> = {
  black: "schwarz",
  red: "rot",
  green: "grün",
  yellow: "gelb",
  blue: "blau",
  magenta: "magenta",
  cyan: "cyan",
  white: "weiß",
  board: "Brett",
  goals: "Ziele",
  both: "beide",
  alive: "lebt",
  pushable: "schiebbar",
  pullable: "ziehbar",
  destructible: "zerstörbar",
  frozen: "starr",
  preserving: "bewahrend",
  inhibiting: "hemmend",
  spawning: "erzeugend",
};

/** Fields of a layer, as its summary lists them. */
const fieldsOfLayers: Readonly<Record<string, string>> = {
  fences: "Zäune",
  spawners: "Spawner",
  "tree lattice": "Baumgitter",
  pattern: "Muster",
  "movable walls": "bewegliche Mauern",
  "movable trees": "bewegliche Bäume",
  "hardened life": "gehärtetes Leben",
  "buffer zone": "Abstand",
  fountains: "Brunnen",
};

export const parameters: Readonly<Record<string, string>> = {
  ...penalties,
  ...words,
  ...fieldsOfLayers,
  Period: "Periode",
  "1 still life, larger oscillators that return after so many steps; 0 may do as it likes. The search has an end: beyond 100 or so it is given up.":
    "1 ergibt Stillleben, mehr ergibt Oszillatoren, die nach so vielen Schritten wiederkehren; 0 darf tun, was es will. Die Suche hat ein Ende: Jenseits von etwa 100 wird sie aufgegeben.",
  "Least fill": "Mindestfüllung",
  "Share of the area that must be filled at least.": "Anteil der Fläche, der mindestens gefüllt sein muss.",
  "Most fill": "Höchstfüllung",
  "Share of the area that may be filled; twice the least if left out.":
    "Anteil der Fläche, der gefüllt sein darf; fehlt er, das Doppelte der Mindestfüllung.",
  Temperature: "Temperatur",
  "How often the search goes uphill; large makes patterns irregular.":
    "Wie oft die Suche bergauf geht; hohe Werte machen Muster unregelmäßig.",
  "Oscillation bonus": "Bonus für Schwingen",
  "Energy gained for every cell that changes over the period.":
    "Energiegewinn für jede Zelle, die sich über die Periode ändert.",
  Iterations: "Iterationen",
  "Limit of the search, times area, times period.": "Grenze der Suche, mal Fläche, mal Periode.",
  Retries: "Versuche",
  "How often a search that failed may begin anew with a wish that is easier.":
    "Wie oft eine gescheiterte Suche mit einem leichteren Wunsch neu beginnen darf.",
  Spacing: "Abstand",
  "Cells from tree to tree.": "Zellen von Baum zu Baum.",
  Stagger: "Versatz",
  "Whether rows are shifted against each other.": "Ob Zeilen gegeneinander verschoben sind.",
  Colour: "Farbe",
  "Of everything that the layer adds.": "Von allem, was die Schicht hinzufügt.",
  Target: "Ziel",
  "Where the pattern goes: to the board, to the goals, or to both.":
    "Wohin das Muster kommt: auf das Brett, auf die Ziele oder auf beide.",
  Fences: "Zäune",
  "Share of the walls that would close the region off.":
    "Anteil der Mauern, die die Region abschließen würden.",
  Spawners: "Spawner",
  "Share of the inner cells that become spawners; at least one does if not 0.":
    "Anteil der inneren Zellen, die Spawner werden; ist er nicht 0, so wird es mindestens eine.",
  "Tree lattice": "Baumgitter",
  "Trees at regular distances, which make disturbed life grow wildly.":
    "Bäume in regelmäßigen Abständen, die gestörtes Leben wild wuchern lassen.",
  Pattern: "Muster",
  "Life, walls and trees that go on as they are.": "Leben, Mauern und Bäume, die so bleiben, wie sie sind.",
  "Movable walls": "Bewegliche Mauern",
  "Share of the new walls that can be pushed and pulled.":
    "Anteil der neuen Mauern, die sich schieben und ziehen lassen.",
  "Movable trees": "Bewegliche Bäume",
  "Share of the new trees that can be pushed and pulled.":
    "Anteil der neuen Bäume, die sich schieben und ziehen lassen.",
  "Hardened life": "Gehärtetes Leben",
  "Share of the new life that cannot be taken away by hand.":
    "Anteil des neuen Lebens, das sich nicht von Hand entfernen lässt.",
  "Buffer zone": "Pufferzone",
  "Distance from this layer's life that later layers keep.":
    "Abstand, den spätere Schichten vom Leben dieser Schicht halten.",
  Fountains: "Brunnen",
  "Share of the cells that become fountains, with goals around them.":
    "Anteil der Zellen, die Brunnen werden, mit Zielen um sie herum.",
  "Also of the life that the agent makes.": "Auch die des Lebens, das der Agent erschafft.",
  Flags: "Eigenschaften",
  "What its cell can do or suffer besides being an agent.":
    "Was seine Zelle kann oder mit sich machen lässt, außer Agent zu sein.",
  Points: "Punkte",
  "Points for cells on goals: a row for each colour of goal, a column for each colour of cell, the last for empty cells. The usual table if left out.":
    "Punkte für Zellen auf Zielen: eine Zeile für jede Farbe des Ziels, eine Spalte für jede Farbe der Zelle, die letzte für leere Zellen. Fehlt sie, gilt die übliche Tabelle.",
  Alpha: "Alpha",
  "How eagerly new regions begin; large makes many of them early.":
    "Wie eifrig neue Regionen beginnen; hohe Werte ergeben früh viele davon.",
  "Least regions": "Mindestzahl der Regionen",
  "Regions that begin before any of them grows.": "Regionen, die beginnen, bevor eine von ihnen wächst.",
  "Most regions": "Höchstzahl der Regionen",
  "Regions at most; nearly always reached.": "Regionen höchstens; fast immer erreicht.",
  Board: "Brett",
  "Height and width in cells.": "Höhe und Breite in Zellen.",
  "Least performance": "Mindestleistung",
  "Share of the points that opens the exit; it is open if this is negative.":
    "Anteil der Punkte, der den Ausgang öffnet; ist er negativ, so ist der Ausgang offen.",
  Agents: "Agenten",
  "The type of each, in the order in which they act. Those of unknown types are left out.":
    "Die Art eines jeden, in der Reihenfolge, in der sie handeln. Solche unbekannter Art werden weggelassen.",
  Partitioning: "Aufteilung",
  "How the board falls into regions.": "Wie das Brett in Regionen zerfällt.",
  "First region": "Erste Region",
  "What fills the first region; as the later ones if left out.":
    "Was die erste Region füllt; fehlt es, dasselbe wie die späteren.",
  "Later regions": "Spätere Regionen",
  "What fills the others, drawn for each of them.": "Was die anderen füllt, für jede neu gezogen.",
  "Between the regions": "Zwischen den Regionen",
  "What fills the ground between; nothing if left out.":
    "Was den Boden dazwischen füllt; fehlt es, dann nichts.",
  "Agent types": "Arten von Agenten",
  "By name.": "Nach Namen.",
  Regions: "Regionen",
  "By name: layers, put into the region one after the other.":
    "Nach Namen: Schichten, die nacheinander in die Region gesetzt werden.",
};
