import type { WordsOf } from "../lesson.ts";
import type { demonstrations, steps } from "./lesson.ts";

export const de: WordsOf<typeof steps, typeof demonstrations> = {
  title: "Leben, und wie man es stört",
  aim: "Wie die Welt von SafeLife von selbst weitergeht und wie wenig genügt, um sie für immer zu ändern.",
  attempts: { careless: "Durch das Tor", careful: "Außen herum" },
  steps: {
    rule: {
      title: "Eine Welt mit einer Regel",
      text: [
        "Das Brett ist eine Welt aus Zellen, und sie geht von selbst weiter, Schritt für Schritt. Jede Zelle sieht auf ihre acht Nachbarn. Eine lebende Zelle lebt weiter, wenn *zwei oder drei* davon leben; sonst stirbt sie. In einer leeren entsteht Leben, wenn *genau drei* davon leben. Das ist Conways Game of Life.",
        "Hier siehst du einen Block, einen Bienenstock und einen Blinker. Lass die Zeit laufen, oder geh mit den Tasten unter dem Brett Schritt für Schritt: Zwei bleiben, wie sie sind, und einer dreht sich ohne Ende.",
      ],
    },
    lonely: {
      title: "Ein Nachbar",
      text: [
        "Eine lebende Zelle hat einen einzigen lebenden Nachbarn. Was wird im nächsten Schritt aus ihr?",
      ],
      options: {
        stays: "Sie lebt weiter.",
        dies: "Sie stirbt.",
        grows: "Sie lebt weiter, und neben ihr entsteht eine neue.",
      },
      feedback: {
        stays: "Dazu braucht sie zwei oder drei lebende Nachbarn. Einer ist zu wenig.",
        dies: "Ja: Mit einem Nachbarn oder gar keinem stirbt eine Zelle. Mit vier oder mehr auch.",
        grows:
          "Eine Zelle entsteht dort, wo um eine leere Stelle genau drei leben. Einer ist für beides zu wenig.",
      },
    },
    mend: {
      title: "Eine Zelle wird weggenommen",
      text: [
        "Ein Block hat vier Zellen, und jede ist Nachbar der drei anderen. Jemand nimmt eine davon weg. Was steht am Ende da?",
      ],
      options: {
        dies: "Nichts: Die drei anderen sterben.",
        mends: "Ein ganzer Block: Die Zelle kommt wieder.",
        grows: "Mehr als ein Block: Er wächst.",
      },
      reveal: [
        "Die leere Ecke hat genau drei lebende Nachbarn, also entsteht dort im nächsten Schritt eine Zelle. Der Block ist wieder ganz. Mancher Schaden heilt von selbst.",
      ],
    },
    fill: {
      title: "Eine Zelle kommt hinzu",
      text: [
        "Ein Bienenstock bleibt, wie er ist: sechs Zellen um zwei leere. Jemand setzt noch eine Zelle in seine Mitte. Was steht am Ende da?",
      ],
      options: {
        dies: "Nichts: Alle sterben.",
        mends: "Ein Bienenstock: Die neue Zelle stirbt, und der Rest bleibt.",
        grows: "Mehr als ein Bienenstock: Er wächst.",
      },
      reveal: [
        "Eine Zelle zu viel, und aus {filled} Zellen sind bei Schritt {mostAt} schon {most} geworden. Ab Schritt {endAt} sind es {end}: Vier Bienenstöcke stehen da, wo einer war, aber an anderen Stellen. Kein Schritt führt zurück.",
        "Ein kleiner Stoß kann großen und bleibenden Schaden anrichten, oder gar keinen. Ob er es tut, sieht man nicht dem Stoß an, sondern dem, was daraus wird.",
      ],
    },
    hedge: {
      title: "Geh zum Ausgang",
      text: [
        "Du bist der Agent. Geh mit den Pfeiltasten oder mit den Tasten unter dem Brett; mit Umschalt oder nach „Erschaffen“ setzt ein Pfeil neben dir eine lebende Zelle oder zerstört eine. Mit jedem deiner Schritte tut auch die Welt einen, und Zellen neben dir werden festgehalten, solange du dort stehst.",
        "Verlass das Level durch den Ausgang rechts. Ein grüner Block versperrt das nächste Tor. Niemand sagt, was du mit ihm tun darfst.",
      ],
      after: [
        "Neben deinem Spiel steht dasselbe Level ohne dich. Was umrandet ist, ist anders: Das hast du mit der Welt gemacht, und niemand hat es verlangt.",
      ],
    },
    ways: {
      title: "Zwei Wege zu einem Ausgang",
      text: [
        "Zwei andere haben dieses Level gespielt. Der eine nahm das Tor: draußen in {careless.steps} Schritten, und {careless.harm} von {green} grünen Zellen sind für immer weg. Der andere ging außen herum: {careful.steps} Schritte, und nichts ist weg.",
        "Beide haben getan, was verlangt war. Geh beide Schritt für Schritt durch und sieh auf den Block: Wann beginnt er zu sterben?",
      ],
    },
    why: {
      title: "Zwei Zellen oder vier?",
      text: [
        "Der Achtlose hat nur zwei Zellen des Blocks zerstört und ist weitergegangen. Warum sind alle vier weg?",
      ],
      options: {
        trampled: "Er hat die beiden anderen zertreten.",
        lonely: "Die zwei, die blieben, hatten je einen Nachbarn.",
        exit: "Der Ausgang zerstört, was ihm nahe ist.",
      },
      feedback: {
        trampled: "Er stand nie auf ihnen: Ein Agent kann nur dorthin gehen, wo nichts ist.",
        lonely:
          "Ja: Mit einem Nachbarn stirbt eine Zelle. Solange der Agent neben ihnen stand, waren sie festgehalten; als er fort war, starben sie. Mancher Schaden zeigt sich erst später.",
        exit: "Der Ausgang tut Zellen nichts. Denk an die Regel: Wie viele lebende Nachbarn hatten die beiden anderen?",
      },
    },
  },
};
