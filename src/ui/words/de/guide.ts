import type { Words } from "../words.ts";

export const guide: Words["guide"] = {
  title: "Tasten",
  everywhere: "Auf jeder Seite",
  everywhereKeys: {
    next: "zur nächsten Taste, zum nächsten Link oder Feld; mit Umschalt zum vorigen",
    press: "eine Taste drücken, einem Link folgen, ein Häkchen setzen",
    large: "große Schrift, für die Wand; und zurück",
    open: "diese Hilfe",
    close: "diese Hilfe schließen",
  },
  zoom: {
    byWheel: "näher, weiter weg, alles; auch mit dem Mausrad und mit zwei Fingern",
    byCtrlAndWheel: "näher, weiter weg, alles; auch mit Strg und dem Mausrad und mit zwei Fingern",
    pan: "bewegen, was nah ist, wie Ziehen",
  },
  rankKeys: {
    place: "der markierten Antwort diesen Platz geben, oder der, die den Fokus hat",
    back: "die letzte zurücknehmen",
    done: "weiter, wenn alle einen Platz haben",
  },
  curveKeys: {
    step: "auf einer Kurve: die Werte einen Schritt früher, einen später",
    ends: "auf einer Kurve: die ersten Werte, die letzten",
    latest: "auf einer Kurve: zurück zu den neuesten Werten",
  },
};
