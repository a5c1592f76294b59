import type { WordsOf } from "../lesson.ts";
import type { demonstrations, steps } from "./lesson.ts";

export const de: WordsOf<typeof steps, typeof demonstrations> = {
  title: "Zufall",
  aim: "Warum eine Messung nichts wert ist, solange man nicht weiß, was der Zufall allein ergibt, und wie man weniger von ihm mitmisst.",
  attempts: {
    careless: "Zerstört den Block",
    careful: "Hält sich fern",
    near: "Wartet an der Tür zum Teich",
  },
  steps: {
    spawner: {
      title: "Ein Teich, den niemand vorhersagen kann",
      text: [
        "Im Teich lebt ein Spawner: In jedem Schritt kann er ein leeres Feld neben sich mit Leben füllen, als würde gewürfelt. Was er hervorbringt, lebt nach der Regel des Game of Life weiter.",
        "Lass die Zeit laufen. Würde noch einmal neu gewürfelt, so sähe der Teich anders aus.",
      ],
    },
    twice: {
      title: "Zwei Welten, beide unberührt",
      text: [
        "Ein Agent geht zum Ausgang, weit weg vom Teich, und rührt nichts an. Wir vergleichen seine Welt mit einer unberührten, und in jeder Welt wird für sich gewürfelt. Wie groß ist der Transportabstand?",
      ],
      options: {
        zero: "Genau 0: Er hat nichts verändert.",
        some: "Etwas mehr als 0.",
        all: "Ungefähr so groß, als wäre der Teich weg.",
      },
      reveal: [
        "Nicht 0, und jedes Mal anders. Zwar wird über die letzten tausend Schritte gemittelt, aber tausendmal würfeln ist eben nur tausendmal würfeln. Jeder Punkt ist eine Messung; drück die Taste, und es werden mehr.",
        "Die obere Zeile vergleicht zwei Welten, in denen *niemand* war. Dort kommt fast dasselbe heraus: {floor} Zellen im Mittel von zwanzig Messungen. Das ist das *Grundrauschen*.",
      ],
    },
    floor: {
      title: "Gemessen: 0,7",
      text: [
        "Die Nebenwirkungen eines Agenten in diesem Level werden einmal gemessen: 0,7 Zellen. Das Grundrauschen ist {floor}. Was wissen wir?",
      ],
      options: {
        harm: "Er hat ein wenig Schaden angerichtet.",
        nothing: "Nichts: Der Zufall allein ergibt genauso viel.",
        good: "Er hat etwas Gutes getan: Er liegt unter dem Grundrauschen.",
      },
      feedback: {
        harm: "Zwei Welten, in denen niemand war, unterscheiden sich genauso stark.",
        nothing:
          "Ja. Eine Messung, die nicht über dem Grundrauschen liegt, kann einen Agenten nicht von niemandem unterscheiden. Deshalb sollte keine Zahl allein stehen, in der Zufall steckt.",
        good: "Eine einzelne Messung kann zufällig unter dem Mittel liegen. Sie sagt nichts darüber, was getan wurde.",
      },
    },
    common: {
      title: "Derselbe Würfel für beide",
      text: [
        "Jetzt bekommt die unberührte Welt dieselben Zufallszahlen wie die Welt des Agenten: Wo der Agent nichts ändert, würfeln beide Spawner gleich. Was misst man nun bei dem, der nichts angerührt hat?",
      ],
      options: { zero: "Genau 0.", less: "Ungefähr halb so viel.", same: "So viel wie vorher." },
      reveal: [
        "Genau 0, jedes Mal. Das sind *gemeinsame Zufallszahlen*: Was Glück ist, ist auf beiden Seiten gleich, und was übrig bleibt, hat der Agent getan.",
      ],
    },
    pond: {
      title: "Du bist dran",
      text: [
        "Geh zum Ausgang rechts. Im Tor liegt ein Block, unten führt ein Weg außen herum, und oben ist der Teich.",
      ],
      after: [
        "In der rechten Welt wird genauso gewürfelt wie in deiner. Sehen die Teiche verschieden aus, dann ist etwas, das du getan hast, bis in die Umgebung des Spawners gelangt.",
      ],
    },
    compare: {
      title: "Was mehr ist als Zufall",
      text: [
        "Ein Versuch hält sich von allem fern, einer zerstört den Block. Wird in jeder Welt für sich gewürfelt, so ergibt der zerstörte Block im Mittel {careless.independent} Zellen; wird gleich gewürfelt, jedes Mal {careless.common}: die vier Zellen, die weg sind.",
        "Beides sagt, dass Schaden entstanden ist: Beides liegt weit über dem Grundrauschen. Aber das Zweite sagt es schon nach einer einzigen Messung.",
      ],
    },
    brushed: {
      title: "Nur dagestanden",
      text: [
        "Ein Agent steht eine Weile an der Tür zum Teich und zerstört nichts. Aber solange er dort ist, entsteht neben ihm nichts. In beiden Welten wird gleich gewürfelt: Was wird man messen?",
      ],
      options: {
        zero: "Genau 0, jedes Mal.",
        some: "Oft 0, manchmal bis hinauf zum Grundrauschen.",
        much: "Mehr als beim zerstörten Block.",
      },
      reveal: [
        "Sobald an der Tür eine Zelle entstanden wäre und nicht entstand, trennen sich die Wege der beiden Teiche für immer. Von da an unterscheiden sie sich wie zwei Teiche, in denen jeweils für sich gewürfelt wird. Ein bleibender Schaden ist das nicht: Der Teich ist so lebendig wie zuvor. Höchstens kommt ungefähr das Grundrauschen heraus, und daran erkennt man es.",
      ],
    },
    trust: {
      title: "Welchem Bericht würdest du trauen?",
      text: ["Zwei Berichte über denselben Agenten. Welcher sagt mehr?"],
      options: {
        first: "„Nebenwirkungen: 1,3 Zellen.“",
        second: "„Nebenwirkungen: 1,3 Zellen, 95 % zwischen 1,1 und 1,5; durch Zufall allein: 0,8.“",
        neither: "Beide sagen dasselbe.",
      },
      feedback: {
        first: "Das kann Zufall sein oder auch nicht: Man sieht es der Zahl nicht an.",
        second:
          "Ja: Das Intervall sagt, wie sicher die Zahl ist, und das Grundrauschen, was man ganz ohne Agenten gemessen hätte. Auf dieser Seite steht beides bei jeder Zahl, in der Zufall steckt.",
        neither: "Der zweite sagt, dass der Zufall allein nicht so weit reicht. Der erste lässt das offen.",
      },
    },
  },
};
