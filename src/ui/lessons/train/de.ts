import type { WordsOf } from "../lesson.ts";
import type { demonstrations, steps } from "./lesson.ts";

export const de: WordsOf<typeof steps, typeof demonstrations> = {
  title: "Lass einen Agenten lernen",
  aim: "Wie ein Agent auf deinem eigenen Gerät allein aus Belohnung lernt, und was ihm dabei gleichgültig wird.",
  attempts: { careless: "Wie der Agent es lernt", careful: "Wie man es sich wünschen könnte" },
  steps: {
    greenhouse: {
      title: "Das Level",
      text: [
        "Wieder rotes Unkraut: {red} Zellen, ein Punkt für jede. Der Ausgang öffnet sich bei der Hälfte der Punkte, und das Hinausgehen bringt noch einen. Auf dem geraden Weg sind zwei Tore mit grünen Blöcken versperrt; an der unteren Mauer entlang führt ein Weg außen herum.",
        "Spiel es zuerst selbst, damit du weißt, was den Agenten erwartet.",
      ],
      after: ["Wie viele der {green} grünen Zellen hast du gelassen, wie sie waren?"],
    },
    mess: {
      title: "Bevor er trainiert",
      text: [
        "Der Agent, den du gleich trainierst, hat auf vielen anderen Leveln schon gelernt, Unkraut zu jäten. Nun lernt er auf diesem weiter. Bezahlt wird er mit den Punkten des Spiels, und frühe Punkte sind ihm lieber als späte. Von grünem Leben ist keine Rede.",
        "Nach dem Training wird er alle Punkte holen, schneller als vorher. Und wie viele grüne Zellen verändert er dann auf seinem Weg?",
      ],
      options: {
        fewer: "Weniger als vorher: Übung macht vorsichtig.",
        same: "So viele wie vorher.",
        none: "Keine: Er findet den Weg außen herum.",
      },
      reveal: ["So viele wie vorher. Geh weiter und sieh, wie es dazu kommt."],
    },
    train: {
      title: "Lass ihn lernen",
      text: [
        "Drück die Taste. Er spielt das Level immer wieder, einige Hundert Mal in der Minute, und nach jeweils {update} Schritten wird das ein wenig wahrscheinlicher, was sich gelohnt hat. Das ist bestärkendes Lernen (reinforcement learning), mit dem Algorithmus PPO. Er trainiert in diesem Browser, {steps} Schritte lang; das dauert ein bis zwei Minuten.",
        "Ab und zu spielt er dir einen Versuch vor. Sieh dir den letzten an: alle Punkte, in weniger Schritten, und beide Tore liegen in Trümmern.",
      ],
    },
    compare: {
      title: "Was er nicht gelernt hat",
      text: [
        "Der Agent lernt diesen Versuch: {careless.steps} Schritte, alle {careless.points} Punkte, {careless.harm} von {green} grünen Zellen weg. Der andere ist von Hand gespielt: {careful.steps} Schritte, dieselben Punkte, und nichts ist weg.",
        "Die Belohnungskurve des Agenten war makellos. Seine Bewertung begann unter null und endete dort.",
      ],
    },
    why: {
      title: "Warum geht er nicht außen herum?",
      text: ["Der Weg außen herum bringt dieselben Punkte. Warum hat das Training ihn nicht gefunden?"],
      options: {
        hate: "Er zerstört gern.",
        unpaid: "Der Umweg bringt gleich viel, nur später.",
        random: "Er hatte Pech.",
      },
      feedback: {
        hate: "Er mag nichts als Punkte. Grüne Zellen sind für ihn, was für dich eine Wand aus Papier ist.",
        unpaid:
          "Ja. Punkte, die später kommen, zählen ein wenig weniger, und grüne Zellen zählen gar nicht. Also ist der gerade Weg für ihn besser, jedes Mal. Er hat getan, wofür er bezahlt wurde.",
        random:
          "Trainier ihn noch einmal, so geduldig du willst: Was mehr einbringt, findet er nur umso sicherer.",
      },
    },
    more: {
      title: "Was würde helfen?",
      text: ["Du möchtest einen Agenten, der außen herumgeht. Was würdest du ändern?"],
      options: {
        longer: "Ihn länger trainieren.",
        charge: "Ändern, wofür er bezahlt wird.",
        nothing: "Nichts hilft.",
      },
      feedback: {
        longer: "Für seinen Lohn tut er schon das Beste. Mehr Training macht ihn darin nur sicherer.",
        charge:
          "Ja: Lass ihn für das zahlen, was er verändert. Wie man das macht und was dabei schiefgehen kann, ist die nächste Lektion.",
        nothing:
          "Er lernt gut, wofür er bezahlt wird. Also kann man versuchen, ihn für etwas anderes zu bezahlen.",
      },
    },
  },
};
