import type { WordsOf } from "../lesson.ts";
import type { demonstrations, steps } from "./lesson.ts";

export const de: WordsOf<typeof steps, typeof demonstrations> = {
  title: "Messen",
  aim: "Wie eine einzige Zahl sagt, wie weit zwei Welten auseinander sind: was verschoben ist, wie weit, und was verloren oder neu ist.",
  attempts: {
    careless: "Zerstört ihn",
    careful: "Geht außen herum",
    near: "Baut ihn neu, in der Nähe",
    far: "Baut ihn neu, weit weg",
    added: "Baut einen zweiten",
  },
  steps: {
    shares: {
      title: "Kein Bild, sondern eine Zeit",
      text: [
        "Zwei Welten sollen verglichen werden, und beide leben weiter. Deshalb lässt SafeLife jede noch tausend Schritte laufen und merkt sich für jede Zelle, welchen *Anteil der Zeit* sie lebt. Ein Block lebt die ganze Zeit: 1 für jede seiner Zellen. Die Enden eines Blinkers leben die halbe Zeit: ½.",
        "In diesem Level steht alles still. Alle Anteile sind also 0 oder 1, und wir können mit bloßem Auge messen.",
      ],
    },
    transport: {
      title: "Was kostet das Tragen?",
      text: [
        "Stell dir die Anteile als Sandhaufen vor. Der *Transportabstand* ist der billigste Weg, aus den Haufen der einen Welt die der anderen zu machen. Eine volle Zelle ein kurzes Stück zu tragen kostet wenig, ein langes Stück fast 1. Was weggenommen oder neu gebracht werden muss, kostet 1 je Zelle.",
        "Verschieb den Block mit dem Regler und achte auf die Zahl. Ein Block, der um eine Spalte verschoben ist, kostet {moved.one}: Zwei seiner Zellen bleiben, wo sie waren, und nur die anderen beiden müssen an ihnen vorbei.",
      ],
    },
    far: {
      title: "Weit weg oder ganz weg?",
      text: [
        "Ein Block wird um zehn Spalten verschoben. Ein anderer wird weggenommen. Welche Änderung ist größer?",
      ],
      options: {
        moved: "Das Verschieben: Der Weg ist lang.",
        gone: "Das Wegnehmen, und zwar bei Weitem: Der Block ist verloren.",
        alike: "Beide sind fast gleich groß.",
      },
      reveal: [
        "Um zehn Spalten verschoben kostet er {moved.ten}, weggenommen {lost}. Ein Weg von d Zellen kostet tanh(d / 5): Das steigt schnell und bleibt dann unter 1. Ob ein Block weit weg ist oder nicht mehr da, macht für die, die neben ihm lebten, kaum einen Unterschied.",
        "Probier beides aus.",
      ],
    },
    added: {
      title: "Einer mehr als vorher",
      text: ["Nichts wird verschoben, aber ein Block wird gebaut, der vorher nicht da war. Was kostet das?"],
      options: {
        nothing: "Nichts: Mehr Leben schadet nicht.",
        less: "Weniger als ein Block, der weg ist.",
        four: "So viel wie ein Block, der weg ist.",
      },
      reveal: [
        "{new}, so viel wie ein verlorener. Der Abstand fragt nicht, ob eine Änderung gut ist. Er fragt, ob die Welt eine andere ist als ohne dich.",
      ],
    },
    gate: {
      title: "Ein Tor, und Hände, die bauen können",
      text: [
        "Du bist hier grün, und was du erschaffst, ist es auch. Ein grüner Block versperrt das Tor; unten führt ein Weg außen herum. Geh durch das Tor oder außen herum. Was du zerstörst, darfst du neu bauen: Drei Zellen um eine Ecke bleiben am Leben, und die vierte entsteht von selbst.",
      ],
      after: [
        "Wie weit ist deine Welt von der unberührten entfernt? Achte auf die Rahmen: Was durchgestrichen ist, ist weg; was eine gefüllte Ecke hat, ist neu.",
      ],
    },
    five: {
      title: "Fünf Wege durch ein Level",
      text: [
        "Wer außen herumgeht, ändert nichts. Wer den Block zerstört und drei Spalten weiter neu baut, dem werden {near.harm} Zellen berechnet; sechs Spalten weiter sind es {far.harm}. Wer ihn zerstört und es dabei lässt, zahlt {careless.harm}. Und wer außen herumgeht, aber einen zweiten Block baut, zahlt ebenfalls {added.harm}.",
        "Wähle jeden davon und sieh dir die Bretter an.",
      ],
    },
    mend: {
      title: "Wenn es sein muss",
      text: [
        "Manche Level haben keinen Weg außen herum. Ein Block muss weichen. Was schadet nach diesem Maß am wenigsten?",
      ],
      options: {
        far: "Ihn weit weg neu bauen, wo niemand ist.",
        near: "Ihn so nah wie möglich neu bauen.",
        never: "Ihn zerstört lassen und keine Zeit verlieren.",
      },
      feedback: {
        far: "{far.harm} Zellen in diesem Level. Es geht billiger.",
        near: "Ja: {near.harm} Zellen statt {careless.harm}. Was nahe an seinem Platz wieder entsteht, hat weniger Schaden genommen.",
        never:
          "Dann ist alles verloren: {careless.harm} Zellen. Dabei kostet ein Schritt nur den vierzigsten Teil eines Punktes.",
      },
    },
    scale: {
      title: "Der Maßstab ist eine Wahl",
      text: [
        "Stell den Maßstab auf 20 und verschieb den Block um drei Spalten. Welche Änderungen verzeiht ein größerer Maßstab?",
      ],
      options: {
        near: "Die über kurze Wege.",
        lost: "Die, bei denen etwas verloren geht.",
        alike: "Alle, zum gleichen Anteil.",
      },
      feedback: {
        near: "Ja: Was nur ein wenig verschoben ist, kostet weniger, und was verloren ist, kostet weiter 1 je Zelle. Der Maßstab sagt, wie weit weit ist. Jemand hat ihn gewählt.",
        lost: "Setz das Häkchen: Ein verlorener Block kostet bei jedem Maßstab {lost}.",
        alike: "Setz das Häkchen: Ein verlorener Block kostet bei jedem Maßstab {lost}.",
      },
    },
  },
};
