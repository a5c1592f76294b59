import type { Words } from "../words.ts";

export const embed: Words["embed"] = {
  world: "Welt",
  fullView: "Ganze Ansicht in SafeLife Web",
  key: "Einbetten",
  title: "Auf einer anderen Seite zeigen",
  about:
    "Wer jene Seite öffnet, sieht diese Episode dort noch einmal gespielt, von diesem Schritt an. Jedes von beiden genügt; füge es in das HTML der Seite ein.",
  frame: "Ein Rahmen",
  element: "Ein Element",
  copy: (what) => `Kopieren: ${what}`,
  copied: "Kopiert.",
  notCopied: "Dieser Browser lässt die Seite nicht kopieren. Markiere den Text und kopiere ihn.",
};
