// Whatever is wrong with a file of labels or answers is said in German too.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { messageOf } from "../../src/base/check.ts";
import { readFileOfLines, writeLines } from "../../src/base/json-lines.ts";
import { loadParameters } from "../../src/cli/parameter-files.ts";
import { resimulate } from "../../src/core/replay.ts";
import { LABELS, type Label } from "../../src/lm/labels.ts";
import { CLIP_ANSWERS, type ClipAnswer } from "../../src/share/clip-answers.ts";
import { claimOf } from "../../src/share/replay-claim.ts";
import { formatReplayLink, type ReplayLink } from "../../src/share/replay-link.ts";
import { speak, translated } from "../../src/ui/words/words.ts";
import { createBoardInstructing } from "../../src/workers/board-instructing.ts";
import { levelOf } from "../support/board.ts";

const api = createBoardInstructing(async (kind) => (await loadParameters(`random/${kind}`)).parameters);
beforeAll(() => speak("de"));
afterAll(() => speak("en"));

/** What the page says of an error. */
async function said(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (error) {
    return translated(messageOf(error));
  }
  throw new Error("nothing is wrong with it");
}
const ENGLISH = /\b(the|is|are|it|its|of|this|there|must|has|have|points|agent|whole|nobody)\b/;

const PROMPT = "what colour is the fox ?";
const demonstration: Label = {
  kind: "demonstration",
  prompt: PROMPT,
  answer: "the fox is red .",
  by: "visitor",
};
const ranking: Label = {
  ...{ kind: "ranking", prompt: PROMPT, places: [1, 2], flags: [[], []], by: "visitor" },
  answers: [
    { text: "the fox is red .", ended: true },
    { text: "", ended: true },
  ],
};

const LEVEL = levelOf(["......", ".a....", "...gg.", "...gg.", "......"]);
const episode = (change: Partial<ReplayLink> = {}, more = 0): string => {
  const replay = {
    level: LEVEL,
    key: [1, 2] as const,
    actions: Array.from({ length: 33 + more }, () => [0]),
  };
  const link = { ...replay, claim: claimOf(resimulate(replay)), ...change };
  return formatReplayLink(link)!;
};
const claim = claimOf(
  resimulate({ level: LEVEL, key: [1, 2], actions: Array.from({ length: 33 }, () => [0]) }),
);
const answer: ClipAnswer = {
  ...{ kind: "comparison", task: "prune-still", from: 1, preferred: "left", by: "visitor" },
  clips: [episode(), episode()],
};

it("these are sound", async () => {
  expect(readFileOfLines(LABELS, writeLines([demonstration, ranking]))).toHaveLength(2);
  await api.check(readFileOfLines(CLIP_ANSWERS, writeLines([answer])));
});

it.each<[string, string]>([
  ["{", "Zeile 1 ist kein Label: Das ist kein JSON."],
  ["7", "Zeile 1 ist kein Label: das Ganze: Da steht 7 statt Object."],
  [
    JSON.stringify({ ...demonstration, kind: "essay" }),
    'Zeile 1 ist kein Label: kind: Da steht "essay" statt ("demonstration" | "ranking").',
  ],
  [JSON.stringify({ ...demonstration, by: undefined }), "Zeile 1 ist kein Label: by: Das fehlt."],
  [JSON.stringify({ ...demonstration, extra: 1 }), "Zeile 1 ist kein Label: extra: Das ist nicht bekannt."],
  [
    JSON.stringify({ ...demonstration, answer: "a ".repeat(40).trim() }),
    "Zeile 1 ist kein Label: answer: Das hat mehr als 19 Wörter.",
  ],
  [
    JSON.stringify({ ...demonstration, answer: "xyzzy" }),
    "Zeile 1 ist kein Label: answer: Das hat Wörter, die das Modell nicht kennt.",
  ],
  [
    JSON.stringify({ ...ranking, places: [1] }),
    "Zeile 1 ist kein Label: das Ganze: Zu jeder Antwort gehören ein Platz und ihre Vermerke.",
  ],
  ["", "In dieser Datei sind keine Labels."],
  [writeLines([demonstration]).repeat(5001), "In dieser Datei sind mehr als 5000 Labels."],
  [" ".repeat(4_000_001), "Diese Datei ist zu groß für Labels."],
])("labels: %.40s", async (text, german) => {
  expect(await said(() => readFileOfLines(LABELS, text))).toBe(german);
});

const IS_NONE = "Zeile 1 ist keine Antwort: ";
it.each<[string, Partial<ClipAnswer>, string]>([
  ["clips that are none", { clips: ["x", "x"] }, "clips.0: Clips müssen Links zu Aufzeichnungen sein."],
  [
    "an agent that is not here",
    { task: "knitting" },
    "Einen Agenten „knitting“, nach dem gefragt wird, gibt es nicht.",
  ],
  [
    "a clip of other length",
    { clips: [episode(), episode({}, 1)] },
    "nach dem gemeinsamen Moment 32 Schritte haben.",
  ],
  ["clips of two games", { clips: [episode(), episode({ key: [3, 4] })] }, "müssen vom selben Moment"],
  ["a damaged link", { clips: [`${episode()}A`, episode()] }, "Der Link ist beschädigt"],
  ["no link after all", { clips: ["r=2", episode()] }, "Das ist kein Link zu einer Aufzeichnung: r=2."],
  ["a later version", { clips: ["r=9.AAAA", episode()] }, "Dieser Link hat Version 9"],
  [
    "a level elsewhere",
    { clips: [episode({ level: { set: "own/prune-still", index: 0, fingerprint: 1 } }), episode()] },
    "muss sein Level enthalten.",
  ],
  [
    "other points",
    { clips: [episode({ claim: { ...claim, points: [7] } }), episode()] },
    "Er behauptet 7 Punkte für den Agenten; noch einmal gespielt sind es 0.",
  ],
  [
    "another end",
    { clips: [episode({ claim: { ...claim, hasExited: [true] } }), episode()] },
    "der Agent sei durch den Ausgang gegangen",
  ],
  [
    "another board",
    { clips: [episode({ claim: { ...claim, board: 1 } }), episode()] },
    "Das letzte Brett ist nicht das, mit dem er gemacht wurde.",
  ],
])("answers: %s", async (_, change, german) => {
  const text = writeLines([{ ...answer, ...change }]);
  const sentence = await said(() => api.check(readFileOfLines(CLIP_ANSWERS, text)));
  expect(sentence).toContain(IS_NONE);
  expect(sentence).toContain(german);
  expect(sentence).not.toMatch(ENGLISH);
});

it.each([
  ["", "In dieser Datei sind keine Antworten."],
  [writeLines([answer]).repeat(5001), "In dieser Datei sind mehr als 5000 Antworten."],
  [" ".repeat(40_000_001), "Diese Datei ist zu groß für Antworten."],
])("answers: %.5s", async (text, german) => {
  expect(await said(() => readFileOfLines(CLIP_ANSWERS, text))).toBe(german);
});

it("what is asked of no answers", async () => {
  const agent = new Uint8Array(
    readFileSync(new URL("../../public/agents/prune-still.safetensors", import.meta.url)),
  );
  const watcher = { onJudged() {}, onProgress() {}, onFile() {} };
  const request = {
    ...{ agent, task: "prune-still" as const, answers: [], seed: 1 },
    settings: { steps: 4096, factor: 1, klFactor: 0 },
  };
  expect(await said(() => api.improve(request, null, watcher))).toBe("Noch niemand hat etwas verglichen.");
});
