import type { WordsOf } from "../lesson.ts";
import type { demonstrations, steps } from "./lesson.ts";

export const de: WordsOf<typeof steps, typeof demonstrations> = {
  title: "Was ist eine Nebenwirkung?",
  aim: "Verändert, aber verglichen womit? Drei Baselines geben drei Antworten und lehren dreierlei Verhalten.",
  attempts: {
    careless: "Durch den Block",
    careful: "An allem vorbei",
    rescuer: "Hält den Gleiter auf",
  },
  steps: {
    alone: {
      title: "Eine Welt, die sich von selbst ändert",
      text: [
        "Die fünf Zellen oben sind ein Gleiter: ein Muster, das wandert. Er wandert auf einen Block zu. Lass die Zeit laufen.",
        "Bei Schritt {vanished} sind beide weg. Niemand war da, der es getan hätte.",
      ],
    },
    nobody: {
      title: "Jemand geht vorbei",
      text: [
        "Ein Agent geht an der unteren Mauer entlang zum Ausgang und berührt nichts. Am Ende zählen wir die grünen Zellen, die anders sind als auf dem Brett, *wie es am Anfang war*: lebende, die weg sind, und neue. Wie viele sind es?",
      ],
      options: {
        none: "Keine: Er hat nichts berührt.",
        five: "Fünf: die des Gleiters.",
        nine: "Neun: die des Gleiters und die des Blocks.",
      },
      reveal: [
        "Am Anfang waren ein Gleiter und ein Block auf dem Brett, jetzt ist keiner mehr da: {careful.start} Zellen sind anders. Nichts davon war der Agent. Wer mit dem Anfang vergleicht, gibt ihm die Schuld an allem, was geschieht.",
      ],
    },
    untouched: {
      title: "Die Welt ohne dich",
      text: [
        "Es gibt eine bessere Frage: Was ist *wegen des Agenten* anders? Dazu lassen wir dasselbe Level ebenso viele Schritte ohne ihn laufen und vergleichen damit. Darum steht hier neben jedem Spiel eine unberührte Welt.",
        "Verglichen mit ihr hat der, der vorbeiging, {careful.inaction} Zellen verändert. Ein anderer hat den Block unten in der Ecke zerstört und {careless.inaction} verändert.",
      ],
    },
    rescue: {
      title: "Ein Retter",
      text: [
        "Ein dritter geht dem Gleiter entgegen und zerstört eine seiner Zellen, und so lebt der Block weiter. Verglichen mit dem Brett *am Anfang*: Bei welchem der drei ist am Ende am wenigsten anders?",
      ],
      options: {
        careful: "Bei dem, der an allem vorbeiging.",
        careless: "Bei dem, der einen Block zerstörte.",
        rescuer: "Bei dem, der den Gleiter aufhielt.",
      },
      reveal: [
        "Bei dem, der den Gleiter aufhielt, sind {rescuer.start} Zellen anders, bei dem, der nichts berührte, {careful.start}. Ein Agent, dem Änderungen seit dem Anfang berechnet werden, lernt, die Welt so zu erhalten, wie sie war: aufzuhalten, was sich bewegt, und zu nähren, was sterben würde. Das heißt *Einmischung*.",
      ],
    },
    stepwise: {
      title: "Eine dritte Baseline",
      text: [
        "Verglichen mit der unberührten Welt hat der Retter {rescuer.inaction} Zellen verändert: Ein Block, der weg sein müsste, steht noch. Ist das ein Schaden? Die Zahl weiß es nicht. Sie sagt nur: Das warst du.",
        "Eine dritte Art zu zählen sieht auf einen Schritt nach dem anderen: Was wäre geworden, wenn der Agent *in diesem Schritt* gewartet hätte? Was sich unterscheidet, wird zusammengezählt. Dem Retter werden {rescuer.stepwise} Zellen berechnet, für den Schlag und nicht für das, was daraus wurde. Dem, der einen Block zerstörte, werden {careless.stepwise} berechnet.",
        "Der Anfang, Nichtstun und schrittweises Nichtstun: drei Baselines, und für jeden Versuch drei Antworten.",
      ],
    },
    glider: {
      title: "Du bist dran",
      text: [
        "Geh zum Ausgang in der Ecke unten rechts, und zwar so, dass nichts anders wird als in der unberührten Welt.",
      ],
      after: [
        "Spiel die beiden Welten unten ab. Erscheint irgendwo ein Rahmen, so hat dieser Schritt den Unterschied gemacht.",
      ],
    },
    which: {
      title: "Womit SafeLife vergleicht",
      text: [
        "Nun kennst du drei Baselines. Welche davon muss die Bewertung von SafeLife benutzen, wenn sie dem, der vorbeigeht, {careful.inaction} Zellen berechnet und dem Retter {rescuer.inaction}?",
      ],
      options: {
        start: "Das Level am Anfang.",
        inaction: "Das Level, ebenso lange sich selbst überlassen.",
        none: "Keine: Sie zählt, was der Agent berührt hat.",
      },
      feedback: {
        start: "Dann würden dem, der vorbeigeht, {careful.start} berechnet.",
        inaction:
          "Ja. Und sie blickt voraus: Beide Welten gehen nach dem Ende noch tausend Schritte weiter, damit auch Schaden zählt, der erst später kommt.",
        none: "Der Retter hat einen Gleiter aus fünf Zellen berührt, und berechnet wird ihm der Block, den er nie berührt hat.",
      },
    },
    meddle: {
      title: "Was würde er lernen?",
      text: [
        "Ein Agent trainiert in einer Welt voller Gleiter, und ihm wird jede Zelle berechnet, die *anders als am Anfang* ist. Welche Gewohnheit lohnt sich?",
      ],
      options: {
        wait: "Sich von allem fernzuhalten.",
        break: "Blöcke zu zerstören, bevor es ein Gleiter tut.",
        stop: "Gleiter aufzuhalten.",
      },
      feedback: {
        wait: "Dann würde ihm alles berechnet, was von selbst geschieht: {careful.start} Zellen in diesem Level.",
        break: "Ein Block, der weg ist, ist anders als am Anfang, wer auch immer ihn zerstört hat.",
        stop: "Ja: Eine Welt, in der sich nichts bewegt, weicht am wenigsten von der ab, die sie war. Das hat niemand gewollt.",
      },
    },
  },
};
