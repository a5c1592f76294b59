import type { Words } from "../words.ts";

export const movie: Words["movie"] = {
  title: "Bewegtes Bild",
  beside: (what) => `daneben: ${what}`,
  untouched: "die unberührte Welt",
  plan: (width, height, frames, seconds) =>
    `${width} × ${height} Bildpunkte, ${frames} Bilder in ${seconds} s`,
  steps: (from, to, speed) =>
    `Schritte ${from} bis ${to}, ${speed} je Sekunde: der Teil, der sich wiederholt, oder alles, so schnell wie die Zeitleiste.`,
  leavesOut: (every) => `Gezeigt wird jeder ${every}. Schritt.`,
  gif: "GIF",
  gifWhat: "läuft überall (.gif)",
  video: "Video",
  videoWhat: (ending) => `schärfer, eine größere Datei (.${ending})`,
  asking: "Der Browser wird gefragt, was er kodieren kann …",
  noVideo: "Dieser Browser kodiert kein Video (ihm fehlt WebCodecs). Ein GIF kann er machen.",
  notEncoded: "Dieser Browser kodiert kein Video dieser Größe. Speichere stattdessen ein GIF.",
  making: (done, frames) => `Bild ${done} von ${frames}`,
  progress: "fertige Bilder",
  stop: "Anhalten",
  made: (name, size) => `${name} ist fertig: ${size}.`,
};
