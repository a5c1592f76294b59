// What other rooms say in English has its German; what nobody says any more has none.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { STAGES } from "../../scripts/lm/plan.ts";
import { METRICS } from "../../src/agents/metrics.ts";
import { type Field, PARAMETERS, type Value, type ValueType } from "../../src/procgen/parameter-schema.ts";
import { FLAG_MEANING } from "../../src/safety/watch.ts";
import { parseAgentCards } from "../../src/share/agent-cards.ts";
import { readLevelJson } from "../../src/share/level-json.ts";
import { OFFICIAL_ARCHIVES } from "../../src/share/official-archives.ts";
import { OWN_SUITES } from "../../src/share/own-suites.ts";
import { aboutOf, KINDS } from "../../src/ui/levels/kinds.ts";
import { elsewhere } from "../../src/ui/words/de/elsewhere/index.ts";
import { speak, translated } from "../../src/ui/words/words.ts";

const PUZZLES = import.meta.glob<string>("../../levels/puzzles/*.json", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** Labels, meanings and words of a part of the schema; names of layers' fields as their summaries list them. */
function textsOf({ type, or }: Value): readonly string[] {
  return [...textsOfType(type), ...(or ? textsOfType(or) : [])];
}

function textsOfType(type: ValueType): readonly string[] {
  if (type.kind === "word") return type.words;
  if (type.kind === "list" || type.kind === "record") return textsOf(type.of);
  if (type.kind !== "group") return [];
  return Object.entries<Field>(type.fields).flatMap(([name, field]) => [
    ...[field.label, field.help, ...textsOf(field)],
    ...(type.title === "a layer" && name !== "color" && name !== "target" ? [name.replaceAll("_", " ")] : []),
  ]);
}

const said = new Set<string>([
  ...[...OWN_SUITES, ...OFFICIAL_ARCHIVES].map(({ title }) => title),
  "Puzzles",
  ...Object.entries(PUZZLES).flatMap(([path, text]) => {
    const { name, hint } = readLevelJson(text, path);
    return [name, ...(hint ? [hint] : [])];
  }),
  ...KINDS.map(({ text }) => aboutOf(text)),
  ...textsOf({ type: PARAMETERS }),
  ...METRICS.flatMap(({ title, unit, range, meaning }) => [
    title,
    range,
    meaning,
    ...(unit === "1" ? [] : [unit]),
  ]),
  ...parseAgentCards(
    readFileSync(new URL("../../public/agents/index.json", import.meta.url), "utf8"),
  ).flatMap(({ title, failures }) => [title, failures]),
  ...STAGES.flatMap(({ title }) => title ?? []),
  FLAG_MEANING,
]);

it("has German for all of it", () => {
  expect([...said].filter((text) => !Object.hasOwn(elsewhere, text))).toEqual([]);
});

it("has no German for what nobody says", () => {
  const sizesOfOtherKinds = /levels to train on/;
  const superfluous = Object.keys(elsewhere).filter(
    (text) => !said.has(text) && !sizesOfOtherKinds.test(text),
  );
  expect(superfluous).toEqual([]);
});

it("leaves what it does not know as it is, and finds sentences among others", async () => {
  await speak("de");
  expect(translated("a name of somebody’s own")).toBe("a name of somebody’s own");
  expect(translated("WebGPU is not available here. Two threads share the work.")).toBe(
    "WebGPU gibt es hier nicht. Zwei Threads teilen sich die Arbeit.",
  );
  expect(translated("The training thread stopped: oh no. Try again: it starts anew.")).toBe(
    "Der Thread des Trainings ist stehen geblieben: oh no. Versuch es noch einmal: Er startet neu.",
  );
  await speak("en");
  expect(translated("WebGPU is not available here.")).toBe("WebGPU is not available here.");
});
