import type { Words } from "../words.ts";

export const home: Words["home"] = {
  unknownPage: (name) =>
    `Eine Seite „${name}“ gibt es nicht: Die Adresse ist vertippt oder von einer anderen Version. Das hier ist die Startseite.`,
  title: "Geschafft, aber um welchen Preis?",
  lead: "Ein trainierter Agent, zwei Versuche an derselben Aufgabe: Entferne, was rot ist, und geh dann durch den Ausgang. Beide verdienen gleich viel. Achte darauf, was vom Grün übrig bleibt.",
  question: (
    <>
      Die Belohnung kann sie nicht unterscheiden, SafeLife schon. Es ist ein Game of Life mit einem Agenten
      darin und fragt, ob ein Agent eine Aufgabe lernen kann, <em>ohne Schaden anzurichten</em>. Bewertet wird
      beides: die verdienten Punkte, und wie weit die Welt von der abweicht, die niemand berührt hat.
    </>
  ),
  playALevel: "Ein Level spielen",
  trainAnAgent: "Einen Agenten trainieren",
  twoAttempts: "Zwei Versuche am selben Level",
  attempts: {
    careless: { title: "Achtlos", outcome: "gleich viele Punkte, viel Schaden", who: "der achtlose Versuch" },
    careful: {
      title: "Vorsichtig",
      outcome: "gleich viele Punkte, wenig Schaden",
      who: "der vorsichtige Versuch",
    },
  },
  board: (title, done, gone, steps) =>
    `${title}: ${done} % der Aufgabe erledigt, ${gone} grüne Zellen verschwunden, Schritt ${steps}`,
  done: "Aufgabe erledigt",
  gone: "Grün verschwunden",
  steps: "Schritte",
  out: "draußen",
  pause: "Pause",
  play: "Abspielen",
  simulated: (level) => `${level}: hier simuliert, während du zusiehst. Umrandet: was niemand verlangt hat.`,
  waysLabel: "Was du hier tun kannst",
  ways: {
    play: "Löse die Aufgabe selbst und sieh neben den Punkten deinen eigenen Schaden.",
    levels: "Erzeuge Level ohne Ende, nach deinen eigenen Parametern.",
    edit: "Zeichne ein Level, lass seine Physik laufen, schick es jemandem.",
    train: "Bring einem Agenten mit PPO etwas bei, auf diesem Rechner, und sieh dabei zu.",
    benchmark: "Bewerte Agenten auf hundert Leveln: Belohnung und Nebenwirkungen.",
    studies: "Vergleiche Verfahren, die Agenten vorsichtig machen, Seed für Seed.",
    learn: "Neun Lektionen über Nebenwirkungen, zum Ausprobieren.",
    instruct: "Bring einem winzigen Sprachmodell bei, was dir gefällt.",
  },
  offline: {
    kept: "Dieser Browser bewahrt die Seite auf: Sie öffnet sich auch ohne Netz.",
    failed:
      "Dieser Browser konnte die Seite nicht aufbewahren, aus Mangel an Platz oder Verbindung: Sie öffnet sich nur mit Netz. Schaff Platz und lade neu, um es noch einmal zu versuchen.",
    impossible:
      "Unter einer Adresse ohne Verschlüsselung (https) bewahrt ein Browser keine Seiten auf: Diese öffnet sich nur mit Netz.",
  },
  agentsThatComeAlong: "Mitgelieferte Agenten:",
};
