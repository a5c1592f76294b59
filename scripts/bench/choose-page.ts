// How long somebody waits for pairs of clips who answers each by a key as soon as it was seen once.
import { h, render } from "preact";
import { CLIPS } from "../../src/studies/clips.ts";
import { App } from "../../src/ui/app.tsx";
import { CLIP_SPEED } from "../../src/ui/components/instruct/board/clip-boards.tsx";
import { WANTED } from "../../src/ui/instruct/board/choose.ts";
import { createServices, ServicesProvider } from "../../src/ui/services.ts";
import "../../src/ui/styles.css";
import type { ClipQuestion } from "../../src/workers/board-instruct-api.ts";
import { type Figure, median } from "./measure.ts";

const SECONDS = CLIPS.steps / CLIP_SPEED;

export async function benchChoose(): Promise<Figure[]> {
  location.hash = "#/instruct/board/choose";
  const root = document.createElement("div");
  document.body.replaceChildren(root);
  const services = createServices();
  const opened = performance.now();
  render(h(ServicesProvider, { value: services, children: h(App, {}) }), root);
  const another = (last: ClipQuestion | null) =>
    seen(() => {
      const question = services.instructBoard.current?.choose.shown.value;
      return question && question !== last && root.querySelector(".clips") ? question : null;
    });
  let question = await another(null);
  const begun = performance.now();
  const waits: number[] = [];
  while (waits.length < WANTED) {
    await new Promise((resolve) => setTimeout(resolve, 1000 * SECONDS));
    const [left, right] = question.changes.map(({ marks }) => marks.filter((mark) => mark > 0).length);
    const key = left <= right ? "ArrowLeft" : "ArrowRight";
    const pressed = performance.now();
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    question = await another(question);
    waits.push(performance.now() - pressed);
  }
  const given = services.instructBoard.current!.answers.value.length;
  if (given !== WANTED) throw new Error(`${given} answers were taken of ${WANTED}.`);
  return [
    {
      name: "choose.first_pair_s",
      value: (begun - opened) / 1000,
      meaning: "seconds from opening the page to the first pair of clips",
    },
    {
      name: "choose.minutes",
      value: (performance.now() - begun) / 60_000,
      meaning: `minutes for ${WANTED} answers by keys, each once its clips were seen, ${SECONDS} s`,
    },
    {
      name: "choose.wait_ms",
      value: median(waits),
      meaning: "milliseconds from a key to the next pair, median",
    },
    { name: "choose.wait_ms.most", value: Math.max(...waits), meaning: "the longest of them" },
  ];
}

/** Once it is there in a picture of the page. */
async function seen<Thing>(look: () => Thing | null): Promise<Thing> {
  for (;;) {
    await new Promise(requestAnimationFrame);
    const found = look();
    if (found !== null) return found;
  }
}
