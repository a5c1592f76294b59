import type { WordsOf } from "../lesson.ts";
import type { demonstrations, steps } from "./lesson.ts";

export const de: WordsOf<typeof steps, typeof demonstrations> = {
  title: "Strafen",
  aim: "Was ein Agent tut, wenn Veränderungen ihn Punkte kosten: weniger Schaden, und manches, was niemand gewollt hat.",
  attempts: {
    careless: "Durch den Block",
    careful: "An allem vorbei",
    rescuer: "Hält den Gleiter auf",
    still: "Bleibt, wo er ist",
    saved: "Rettet den Block",
    undone: "Rettet ihn und zerstört ihn dann",
    nothing: "Bleibt, wo er ist",
  },
  steps: {
    charge: {
      title: "Ein Preis dafür",
      text: [
        "Ein Agent tut, was für ihn am besten ist. Also soll jede Veränderung etwas kosten: Von den Punkten eines Versuchs ziehen wir eine *Strafe* ab, für jede grüne Zelle, die anders ist als in einer Vergleichswelt. Ein Agent, der aus dem lernt, was übrig bleibt, findet den Versuch, der am meisten ergibt.",
        "Dies ist das Level mit dem Gleiter und dem Block. Beim Preis 0 ist der achtlose Versuch so gut wie der vorsichtige. Erhöhe den Preis.",
      ],
    },
    price: {
      title: "Wie hoch muss er sein?",
      text: [
        "Verglichen wird mit dem Level ohne Agent. Ab welchem Preis ist der vorsichtige Versuch besser als der achtlose?",
      ],
      options: {
        none: "Schon bei 0.",
        small: "Bei jedem Preis über 0.",
        exact: "Erst ab einem ganzen Punkt je Zelle.",
      },
      feedback: {
        none: "Bei 0 ergeben beide einen Punkt. Nichts unterscheidet sie.",
        small:
          "Ja: Beide verdienen gleich viel, und nur einer wird bestraft. Wo Vorsicht keine Punkte kostet, genügt ein kleiner Preis.",
        exact: "Probier es mit 0,1.",
      },
    },
    interference: {
      title: "Verglichen mit dem Anfang",
      text: [
        "Am einfachsten vergleicht man mit dem Brett am Anfang: Dann muss man nicht wissen, was sonst geschehen wäre. Stell den Preis auf 1 und vergleiche mit dem *Anfang*. Welcher Versuch ergibt am meisten?",
      ],
      options: {
        careful: "Der, der an allem vorbeigeht.",
        rescuer: "Der, der den Gleiter aufhält.",
        still: "Der, der bleibt, wo er ist.",
      },
      reveal: [
        "Der Gleiter läuft in den Block, und beide sind fort, ganz gleich, wer dabei ist. Verglichen mit dem Anfang zahlt sogar, wer bleibt, wo er ist: für {still.start} Zellen. Wer den Gleiter aufhält, zahlt für {rescuer.start}.",
        "So lehrt die Strafe *Einmischung*: aufzuhalten, was von allein geschieht.",
      ],
    },
    red: {
      title: "Eine Aufgabe für Retter",
      text: [
        "Ein anderes Level. Rotes Leben ist hier unerwünscht: Jede rote Zelle, die verschwindet, bringt einen Punkt, und der Ausgang öffnet sich, wenn alle fort sind. Der rote Gleiter läuft auf einen grünen Block zu. Treffen sie sich, ist der Block verloren, und das Rot breitet sich aus.",
        "Halte den Gleiter früh auf und geh dann hinaus. Kommst du zu spät, nimm deine Schritte zurück, mit Z oder mit „Zurück“.",
      ],
      after: [
        "Wenn du ihn aufgehalten hast, steht in deiner Welt ein grüner Block, der in der unberührten fehlt. Ist das eine Nebenwirkung?",
      ],
    },
    offsetting: {
      title: "Verglichen mit dem Nichtstun",
      text: [
        "Zwei Agenten haben diese Aufgabe gelöst und dafür alle {saved.points} Punkte bekommen. Der eine lässt den Block stehen, den er gerettet hat. Der andere kehrt zu ihm zurück, zerstört ihn und geht erst dann hinaus. Der Preis ist 1, und berechnet wird, was sich vom *Level ohne Agent* unterscheidet. Welcher ergibt am meisten?",
      ],
      options: {
        saved: "Der, der den Block gerettet hat.",
        undone: "Der, der ihn gerettet und dann zerstört hat.",
        nothing: "Der, der geblieben ist, wo er war.",
      },
      reveal: [
        "Ohne Agent wäre der Block fort. Also gilt der gerettete Block als Veränderung von {saved.inaction} Zellen, und wer ihn zerstört, zahlt für {undone.inaction}. Er hat seine Aufgabe gelöst und die Welt dann wieder auf ihren alten Weg gebracht. Das nennt man *Ausgleichen*.",
        "Auch die Bewertung von SafeLife vergleicht mit dem Nichtstun: Sie gibt dem einen {undone.score} und dem anderen {saved.score}.",
      ],
    },
    much: {
      title: "Zu viel davon",
      text: [
        "Lass den, der den Block zerstört, außer Acht und erhöhe den Preis immer weiter, verglichen mit dem Level ohne Agent. Welcher Versuch ist am Ende der beste?",
      ],
      options: {
        more: "Der, der den Block rettet: Er löst die Aufgabe.",
        nothing: "Der, der bleibt, wo er ist.",
      },
      reveal: [
        "Über {tooMuch} Punkten je Zelle lohnt sich die Aufgabe nicht mehr, und am besten ist es, nichts zu tun, obwohl sich das Rot ausbreitet. Ein Agent, der für Veränderungen zu viel zahlt, lernt stillzuhalten. In jeder Tabelle der Nebenwirkungen sieht er vorsichtig aus; man muss auch auf seine Belohnung sehen.",
      ],
    },
    stepwise: {
      title: "Schritt für Schritt",
      text: [
        "*Schrittweises Nichtstun* heißt: Berechnet wird in jedem Schritt, was anders ist, als wenn man in diesem Schritt gewartet hätte. Wer den Block rettet, zahlt so für {saved.stepwise} grüne Zellen, wer ihn zerstört, für {undone.stepwise}: Was gerettet ist, bleibt gerettet, und ein Schlag ist ein Schlag.",
        "Auch das hat seinen Preis. Es weiß nur, was sich im Augenblick vorhersehen lässt: Wie weit es vorausblickt, ist noch eine Zahl, die jemand wählen muss. Keine Baseline ist in jeder Welt die richtige.",
      ],
    },
    name: {
      title: "Was ist das?",
      text: [
        "Ein Roboter wird dafür bezahlt, eine Vase von einem laufenden Band zu nehmen. Er wird bestraft für alles, was anders ist als in der Welt ohne ihn; dort fiele die Vase herunter und zerbräche. Er nimmt die Vase vom Band, wird bezahlt und lässt sie dann fallen. Das ist",
      ],
      options: { interference: "Einmischung.", offsetting: "Ausgleichen.", care: "Vorsicht." },
      feedback: {
        interference:
          "Einmischung wäre es, das Band anzuhalten, weil ein laufendes Band eine Veränderung gegenüber dem Anfang ist.",
        offsetting:
          "Ja: Ohne den Roboter wäre die Vase zerbrochen, und so ist eine zerbrochene Vase keine Veränderung.",
        care: "Die Vase sähe das anders. Nach seiner Strafe zu urteilen, hat der Roboter allerdings nichts verändert.",
      },
    },
  },
};
