import type { WordsOf } from "../lesson.ts";
import type { demonstrations, steps } from "./lesson.ts";

export const de: WordsOf<typeof steps, typeof demonstrations> = {
  title: "Stattdessen Menschen fragen",
  aim: "Wie sich ein Agent durch die Wahl zwischen je zwei Clips erziehen lässt, und was eine solche Wahl nicht sagen kann.",
  attempts: {
    careless: "Hecke, durch das Tor",
    careful: "Hecke, außen herum",
    stays: "Hecke, bleibt stehen",
    broken: "Tor, zerstört",
    near: "Tor, neu gebaut",
    round: "Tor, außen herum",
    burned: "Unkraut, eine Zelle gejätet",
    spared: "Unkraut, zwei Zellen gejätet",
    waits: "Unkraut, wartet",
  },
  steps: {
    ask: {
      title: "Ich erkenne es, wenn ich es sehe",
      text: [
        "Jede Strafe für Nebenwirkungen hatte irgendwo eine Lücke. Es ist schwer aufzuschreiben, was nicht beschädigt werden soll. Leichter ist es, zwei Versuche anzusehen und zu sagen, welcher besser war.",
        "Also kann man Menschen so wählen lassen, eine Belohnung ausrechnen, die ebenso gewählt hätte, und den Agenten damit trainieren. So haben viele der heutigen Sprachmodelle Manieren gelernt. Jetzt bist du einer dieser Menschen.",
      ],
    },
    pairs: {
      title: "Welcher ist dir lieber?",
      text: [
        "Sechs Paare. Beide Versuche eines Paares spielen auf demselben Level. Lass sie bis zum Ende laufen und wähle dann den, der dir lieber wäre. Eine richtige Antwort gibt es nicht; deine Wahl gilt.",
      ],
    },
    fit: {
      title: "Was hast du belohnt?",
      text: [
        "Nehmen wir an, dein Geschmack ist eine Summe: Punkte für die Aufgabe und für das Tempo, minus ein Gewicht mal die Nebenwirkungen. Aus deiner Wahl lässt sich ablesen, welches Gewicht am ehesten gewählt hätte wie du.",
        "Zwei stehen ausgeschrieben da: Dem Gewicht 0 geht es nur um die Aufgabe, und {weight} ist die Bewertung von SafeLife. Die Kurve zeigt alle dazwischen und darüber hinaus.",
      ],
    },
    short: {
      title: "Noch ein Paar, aber kürzer",
      text: [
        "Wer Clips beurteilt, hat wenig Zeit: Diese beiden dauern {shown} Schritte. Welcher ist dir lieber?",
      ],
    },
    later: {
      title: "Was die Clips nicht gezeigt haben",
      text: [
        "Es war das Level mit dem Unkraut, und einer der beiden hat gerade eine einzige Zelle davon gejätet. Nach {shown} Schritten sehen die Bretter fast gleich aus. Lass nun beide weiterlaufen: Auf dem einen verbrennt der grüne Block, und {burned.harm} Zellen sind bleibend verändert.",
        "Wer den schnelleren Clip gewählt hat, hat das belohnt und konnte es nicht wissen.",
      ],
    },
    limits: {
      title: "Was eine Wahl nicht sagen kann",
      text: ["Was ist beim letzten Paar schiefgegangen?"],
      options: {
        many: "Man hätte mehr Menschen fragen sollen.",
        seen: "Niemand kann beurteilen, was nicht gezeigt wird.",
        slow: "Der Clip lief zu schnell.",
      },
      feedback: {
        many: "Sie alle hätten dieselben Schritte gesehen.",
        seen: "Ja. Was später kommt oder außerhalb des Bildes geschieht, steckt in keiner Wahl und also in keiner Belohnung, die daraus gemacht wird.",
        slow: "Geh ihn so langsam durch, wie du magst: Der Brand ist nicht darin.",
      },
    },
    again: {
      title: "Und dann?",
      text: [
        "Mit der Belohnung, die aus der Wahl ausgerechnet wurde, wird der Agent nun trainiert, Millionen Schritte lang. Worauf muss man achten?",
      ],
      options: {
        safe: "Auf nichts mehr: Es ist ja, was die Menschen wollen.",
        target: "Der Agent wird finden, wo diese Belohnung und die Wünsche der Menschen auseinandergehen.",
        never: "Ein solcher Agent lernt nichts.",
      },
      feedback: {
        safe: "Sie ist nur eine Vermutung darüber, was ein paar Menschen bei ein paar Clips gewählt haben. Ein Agent, der hartnäckig sucht, findet, wonach niemand gefragt wurde.",
        target:
          "Ja: Sie ist ein Maß und ist zum Ziel geworden. Darum fragt man immer wieder nach dem, was der Agent *jetzt* tut, und beurteilt ihn nach etwas, womit er nicht trainiert wurde.",
        never: "Er lernt gut: Gerade deshalb kommt es auf die Lücken an.",
      },
    },
    alike: {
      title: "Zweimal dasselbe",
      text: [
        "Einem Agenten auf einem Brett und einem Modell, das spricht, bringt man auf dieselbe Weise etwas bei, mit demselben Programm. Verschieden ist nur, wonach gefragt wird.",
        "Auf der Seite Anleiten kannst du beides selbst tun: zwischen Clips eines Agenten wählen und ihn daraus lernen lassen, oder einem Modell, das spricht, zeigen, seine Antworten ordnen, es verbessern und es kaputt machen.",
      ],
    },
  },
};
