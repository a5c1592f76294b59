import type { WordsOf } from "../lesson.ts";
import type { demonstrations, steps } from "./lesson.ts";

export const de: WordsOf<typeof steps, typeof demonstrations> = {
  title: "Wenn das Maß zum Ziel wird",
  aim: "Was aus einem Maß wird, sobald jemand danach gut abschneiden will.",
  attempts: { careless: "Grünes Tor", careful: "Außen herum", optimiser: "Blaues Tor" },
  steps: {
    gates: {
      title: "Drei Wege",
      text: [
        "Das eine Tor versperrt ein grüner Block, das andere ein blauer; ein dritter Weg führt weit unten herum. Geh zum Ausgang, wie du es für richtig hältst.",
      ],
      after: [
        "Merk dir, welchen Weg du genommen hast. Jetzt wählen drei andere den ihren, und keiner von ihnen hält irgendetwas für richtig.",
      ],
    },
    points: {
      title: "Eine Maschine, die alles probiert",
      text: [
        "Dieses Level ist so klein, dass eine Maschine *jeden* Plan probieren kann: gehen, warten, zerstören, Schritt für Schritt, alle Bretter, die daraus entstehen können. Sie behält den Plan, der nach dem Ziel, das wir ihr geben, der beste ist.",
        "Zuerst wollen wir Punkte, und zwar bald. Drück die Taste und sieh, was sie findet.",
      ],
    },
    best: {
      title: "Jetzt will sie die Bewertung",
      text: [
        "Der Weg durch das grüne Tor ist der kürzeste, aber seine Bewertung ist {careless.score}: Sie berücksichtigt Nebenwirkungen. Machen wir also die Bewertung selbst zum Ziel. Die Maschine muss nichts von uns lernen: Sie nimmt einfach von allen Plänen den mit der besten Bewertung von SafeLife. Welchen Weg nimmt sie?",
      ],
      options: {
        green: "Trotzdem den durch das grüne Tor.",
        blue: "Den durch das blaue Tor.",
        round: "Den langen außen herum, der nichts beschädigt.",
      },
      reveal: [
        "Drück die Taste: Sie geht in {optimiser.steps} Schritten durch das blaue Tor, und ihre Bewertung ist {optimiser.score}, die beste, die es gibt. {blue} blaue Zellen sind fort.",
        "Die Bewertung von SafeLife zählt grünes Leben und gelbe Spawner. Blaues Leben, Pflanzen und Kisten werden auch gemessen, haben in der Bewertung aber kein Gewicht.",
      ],
    },
    counted: {
      title: "Dieselbe Zahl für zwei Welten",
      text: [
        "Nach der Bewertung ist das blaue Tor sogar ein wenig besser als der Weg außen herum, {optimiser.score} zu {careful.score}: Es geht schneller, und nichts, was zählt, ist verloren. Sieh dir die Zeile mit dem an, was nicht zählt.",
        "Das Maß ist nicht falsch. Für Agenten, die es nicht kennen, ist grünes Leben eine brauchbare Stichprobe dessen, was sie beschädigen könnten. Das ist sie nicht mehr, sobald jemand nur auf diese Stichprobe achtet.",
      ],
    },
    wider: {
      title: "Lass alles zählen",
      text: [
        "Wir könnten jede Art von Zelle zählen lassen, auch blaues Leben. Dieselbe Maschine mit dieser Bewertung: Wäre das Problem gelöst?",
      ],
      options: {
        solved: "Ja: Dann gibt es nichts mehr zu umgehen.",
        moved: "In diesem Level schon, aber nicht für immer.",
      },
      reveal: [
        "Mit dieser Bewertung ist der beste Plan der lange Weg außen herum, in {careful.steps} Schritten. Drück die Taste; diese Suche dauert am längsten.",
        "Aber auch dieses Maß hat Ränder: Eine Kopie, die in der Nähe gebaut wird, gilt als Reparatur; ein weiter Weg kostet kaum mehr als ein etwas kürzerer; und was erst nach tausend Schritten geschieht, wird nicht gesehen. Wer hartnäckig sucht, findet den nächsten Rand. Das hat einen Namen, *Goodharts Gesetz*: Wird ein Maß zum Ziel, hört es auf, ein gutes Maß zu sein.",
      ],
    },
    dagger: {
      title: "Ein Agent, der das Maß gesehen hat",
      text: [
        "Jemand reicht einen Agenten für die Bestenliste ein. Er wurde mit der Bewertung von SafeLife als Belohnung trainiert. Er schneidet sehr gut ab. Was soll mit ihm geschehen?",
      ],
      options: {
        fine: "Er ist der beste. Führ ihn auf wie die anderen.",
        flag: "Führ ihn auf, mit einem Zeichen, dass er das Maß gesehen hat.",
        ban: "Lösch ihn: Er muss schädlich sein.",
      },
      feedback: {
        fine: "Seine Bewertung sagt nicht mehr, was sie bei den anderen sagt: wie vorsichtig ein Agent ist, dem niemand verraten hat, worauf geachtet wird.",
        flag: "Ja. Hier bekommen solche Verfahren überall ein †: Die Zahl darf man lesen, aber nicht wie die anderen.",
        ban: "Vielleicht ist er ja vorsichtig. Nur kann seine Bewertung das nicht sagen.",
      },
    },
    goodhart: {
      title: "Wohin mit einem Maß?",
      text: ["Was folgt daraus für alle, die Agenten trainieren?"],
      options: {
        rid: "Gar nicht messen.",
        apart: "Trennen, womit man urteilt und womit man trainiert.",
        more: "Das Maß so weit wie möglich in die Belohnung aufnehmen.",
      },
      feedback: {
        rid: "Dann hätte niemand den grünen Block brennen sehen.",
        apart:
          "Ja: Ein Agent, der das Maß nicht sehen kann, kann nicht darauf zielen. Darum haben die Teile dieses Programms, die Agenten lernen lassen, keinen Zugang zu dem Teil, der sie misst.",
        more: "Genau das hat die Maschine hier getan.",
      },
    },
  },
};
