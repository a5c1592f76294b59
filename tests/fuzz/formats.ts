// Every format that strangers may send us: sound files of it, how they are damaged, and how they are read.
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { stringify } from "yaml";
import { readCheckpoint } from "../../src/agents/checkpoint.ts";
import { ALL_RECIPES } from "../../src/agents/dqn-recipes.ts";
import { readRecipeFile, writeRecipeFile } from "../../src/agents/recipe-file.ts";
import { fromBase64Url, toBase64Url } from "../../src/base/base64.ts";
import { crc32c } from "../../src/base/crc32c.ts";
import { readFileOfLines } from "../../src/base/json-lines.ts";
import { readSafetensors } from "../../src/base/safetensors.ts";
import { Game } from "../../src/core/game.ts";
import type { Level } from "../../src/core/level.ts";
import { resimulate } from "../../src/core/replay.ts";
import { readLmCheckpoint } from "../../src/lm/checkpoint.ts";
import { LABELS, type Label } from "../../src/lm/labels.ts";
import { BUILT_IN_DEFAULTS, readParameters } from "../../src/procgen/read-parameters.ts";
import { formatClassLink, parseClassLink } from "../../src/share/class-link.ts";
import { formatLevelCode, parseLevelCode } from "../../src/share/level-code.ts";
import { fileOfLevel } from "../../src/share/level-json.ts";
import { writeLevelText } from "../../src/share/level-text.ts";
import { packText, unpackText } from "../../src/share/packed-text.ts";
import { readLevels } from "../../src/share/read-levels.ts";
import { claimOf } from "../../src/share/replay-claim.ts";
import { readReplayJson, writeReplayJson } from "../../src/share/replay-json.ts";
import { formatReplayLink, parseReplayLink, type ReplayLink } from "../../src/share/replay-link.ts";
import { formatResultLink, parseResultLink } from "../../src/share/result-link.ts";
import { readSubmission } from "../../src/share/submission.ts";
import { readTensorsNpz, writeTensorsNpz } from "../../src/share/tensors-npz.ts";
import { writeNpz } from "../../src/share/write-npz.ts";
import { unzip, zip } from "../../src/share/zip.ts";
import { parseStudy } from "../../src/studies/parse-study.ts";
import { readResults, writeResults } from "../../src/ui/lessons/result.ts";
import { npzFile } from "../share/files.ts";
import { levelOf } from "../support/board.ts";
import { agentFiles, damagedAgents, damagedModels, damagedRuns, resumeTraining } from "./checkpoints.ts";
import { damagedBytes, damagedData, damagedText } from "./damage.ts";
import { callsWith, send } from "./messages.ts";

export interface Format {
  readonly name: string;
  readonly inputs: fc.Arbitrary<unknown>;
  /** Of one input. @throws where it is refused */
  readonly read: (input: never) => unknown;
  /** How its refusals begin: with what, and where. */
  readonly refusal: RegExp;
  /** Of the inputs of other formats, as many are tried of this one. */
  readonly share: number;
}

const format = <Input>(
  name: string,
  inputs: fc.Arbitrary<Input>,
  read: (input: Input) => unknown,
  refusal: RegExp,
  share = 1,
): Format => ({ name, inputs, read, refusal, share });

/** Of formats that take milliseconds. */
const SLOW = 0.5;

const root = new URL("../../", import.meta.url);
const textOf = (path: string): string => readFileSync(new URL(path, root), "utf8");
const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);

const SMALL = levelOf(["A...E", ".gg.C", ".gg..", "....A"], { name: "a small garden", minPerformance: 0.25 });
const [GENERATED] = readLevels(
  readFileSync(new URL("levels/benchmark/v1/append-spawn.npz", root)),
  "append-spawn",
);

const played = (level: Level, steps: number): ReplayLink => {
  const actions = Array.from({ length: steps }, (_, step) =>
    level.agents.map((_, agent) => (step * 5 + agent) % 9),
  );
  const key = [7, 4_294_967_295] as const;
  return { level, key, actions, claim: claimOf(resimulate({ level, key, actions })) };
};

/** What was read must also be playable. */
function playable(levels: readonly Level[]): readonly Level[] {
  for (const level of levels.slice(0, 2)) {
    if (level.board.cells.length > 1000) continue;
    const game = new Game(level, [1, 2]);
    for (let turn = 0; turn < 2; turn++) game.takeTurn(level.agents.map(() => turn));
  }
  return levels;
}

const readAnyLevels = (bytes: Uint8Array) => playable(readLevels(bytes, "x.file"));
const OF_A_FILE = /^x\.file[ :,]/;

const archive = writeNpz([SMALL, { ...SMALL, name: "b" }]);

/** Files whose entries were damaged before they were packed. */
const damagedEntries = (sound: readonly Uint8Array[]) =>
  fc.constantFrom(...sound).chain((file) => {
    const entries = unzip(file, "x");
    return fc
      .constantFrom(...entries.keys())
      .chain((name) =>
        damagedBytes([entries.get(name)!], 400).map((content) => zip(new Map([...entries, [name, content]]))),
      );
  });

const weights = writeTensorsNpz(
  new Map([
    ["a.weight", { shape: [2, 3], values: Float32Array.from({ length: 6 }, (_, i) => i / 3) }],
    ["b.bias", { shape: [4], values: new Float32Array(4) }],
  ]),
);

const JSON_PIECES = [
  "{",
  "}",
  "[",
  "]",
  '"',
  ":",
  ",",
  "\\u",
  "null",
  "1e999",
  "-",
  '"__proto__":{}',
  "[".repeat(30_000),
  '{"a":'.repeat(20_000),
];
const damagedJson = (sound: readonly unknown[]): fc.Arbitrary<string> =>
  fc.oneof(
    damagedData(sound).map((data) => JSON.stringify(data) ?? ""),
    damagedText(
      sound.map((data) => JSON.stringify(data)),
      JSON_PIECES,
    ),
  );

/** Nine times nine times nine … values, by aliases of aliases. */
const LAUGHS = [..."bcdefghi"].reduce(
  (text, name, i) => `${text}${name}: &${name} [${Array(9).fill(`*${"abcdefgh"[i]}`)}]\n`,
  `a: &a [${Array(9).fill("x")}]\n`,
);
/** Names, which a parser may compare each with every other. */
const namesOf = (count: number) => Array.from({ length: count }, (_, i) => `k${i}: 1\n`).join("");
const YAML_PIECES = [
  ...["[", "]", "{", "}", ": ", "- ", "? ", "\n", "\n  ", "\t", "|\n", ">-\n", "#", "'", '"', "%YAML 1.1\n"],
  ...[
    "&a ",
    "*a",
    "<<: *a",
    "!!binary ",
    "!!set ",
    "!x ",
    "---\n",
    "...\n",
    "~",
    "1e400",
    ".nan",
    "0x7fffffff",
    "- - - - - -",
  ],
  ...[
    "[".repeat(40),
    "[".repeat(20_000),
    "- ".repeat(9000),
    namesOf(1500),
    namesOf(6000),
    LAUGHS,
    "&a [*a,*a,*a]",
    "2026-01-01",
    "__proto__: 1\n",
  ],
];
const damagedYaml = (texts: readonly string[], data: readonly unknown[]): fc.Arbitrary<string> =>
  fc.oneof(
    damagedText(texts, YAML_PIECES),
    damagedData(data).map((value) => stringify(value)),
  );

const RLE = [
  "#N Glider\nx = 3, y = 3, rule = B3/S23\nbob$2bo$3o!\n",
  "x = 5, y = 2, rule = B3/S23:T30,20\n5o$2b3A!\n",
];
const RLE_PIECES = ["$", "!", "b", "o", "99999999", "x = ", "rule = ", ":T", "#", "\n", "12", "1000$", "24o"];

const links = [played(SMALL, 3), played(GENERATED, 50)].map((replay) => formatReplayLink(replay)!);

/** As a stranger writes them, who knows how sums are made. */
const damagedReplayLinks = damagedBytes(
  links.map((link) => fromBase64Url(link.slice("r=2.".length))!.subarray(4)),
).map((body) => {
  const bytes = new Uint8Array(4 + body.length);
  new DataView(bytes.buffer).setUint32(0, crc32c(body));
  bytes.set(body, 4);
  return `r=${1 + (body.length % 2)}.${toBase64Url(bytes)}`;
});

const LINK_PIECES = ["%20", "-", "_", ".", "#", "=", "r=2.", "c=1.", "h=1.", "A".repeat(9000)];
const SEALED = "c=1.00000000".length;
const sealed = (mark: string, json: string): string =>
  `${mark}=1.${crc32c(encoded(json)).toString(16).padStart(8, "0")}${packText(json)}`;
/** Letters of it, or what is inside. */
const damagedSealed = (
  inside: readonly unknown[],
  seal: (json: string) => string,
  sound: string,
): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: damagedJson(inside).map(seal) },
    { weight: 1, arbitrary: damagedText([sound], LINK_PIECES) },
  );
const damagedSealedLinks = (mark: string, link: string): fc.Arbitrary<string> =>
  damagedSealed([JSON.parse(unpackText(link.slice(SEALED), 2 ** 16)!)], (json) => sealed(mark, json), link);

const classLink = formatClassLink({
  ...{
    title: "Prune, but mind the rest",
    code: "7b",
    start: played(SMALL, 0),
    lesson: "life",
    controls: ["undo"],
  },
  ...{ mostTurns: 200, language: "de", slides: false },
})!;
const lessonResult = {
  ...{ lesson: "life", finished: false, predictions: { block: "stays" } },
  ...{ answers: { rule: ["three", "two"] }, plays: { hedge: links[0].slice(2) } },
};
const resultLink = formatResultLink({
  ...{ task: 123, code: "7b", nickname: "Grün", lesson: lessonResult },
  game: { replay: played(SMALL, 3), sideEffects: 0.125, score: -3.5, undone: 4 },
})!;

const OF_A_LINK = /^(This link has version|This is no link to a|The link is damaged|The link holds no)/;

const replayData = JSON.parse(writeReplayJson({ ...played(SMALL, 3), level: SMALL }));
const resultData = JSON.parse(writeResults([lessonResult]));
const submission = {
  ...JSON.parse(textOf("leaderboard/prune-still/random.json")),
  episodes: links,
};

const labels: readonly Label[] = [
  { kind: "demonstration", prompt: "what colour is the fox ?", answer: "the fox is red .", by: "visitor" },
  {
    ...{
      kind: "ranking",
      prompt: "what colour is the fox ?",
      by: "script",
      places: [1, 2],
      flags: [[], ["rude"]],
    },
    answers: [
      { text: "the fox is red .", ended: true },
      { text: "", ended: false },
    ],
  },
];

const studyData = {
  ...{
    name: "walking",
    recipe: "quick",
    size: "tiny",
    steps: 1024,
    stepsPerPart: 512,
    episodes: 1,
    seeds: [1, 2],
  },
  tasks: [{ name: "walk", train: { levels: "a.json" }, test: { levels: "b.json", range: "1-2" } }],
  methods: [
    { name: "points alone" },
    {
      name: "careful",
      penalty: { kind: "stepwise-inaction", rollout: 2 },
      coefficient: 0.1,
      recipe: "small",
    },
    {
      name: "tasks",
      penalty: { kind: "future-tasks", baseline: "inaction", discount: 0.9, tasks: 3 },
      coefficient: 1,
    },
  ],
};

const parameters = ["append-spawn", "prune-still-easy", "multi-agent/build-coop"].map((kind) =>
  textOf(`levels/random/${kind}.yaml`),
);
const defaults = readParameters(textOf("levels/random/_defaults.yaml"), "_defaults.yaml", BUILT_IN_DEFAULTS);

const recipes = [ALL_RECIPES.small, ALL_RECIPES.dqn];

const damagedRecipes = damagedYaml(
  [writeRecipeFile(ALL_RECIPES.full), "base: small\nppo: { epochs: 2 }\n"],
  recipes,
);
const damagedArchives = damagedBytes([npzFile(), archive]);

const OF_A_YAML = /^x\.file, line \d+, column \d+:|^x\.file has \d+ characters/;
const OF_A_CHECKPOINT = /^(This |The description of this |The state of this |A team |The recipe|x\.file)/;

export const FORMATS: readonly Format[] = [
  format("zip", damagedBytes([archive, weights]), (bytes) => unzip(bytes, "x.file"), OF_A_FILE),
  format(
    "npz of levels",
    fc.oneof(damagedArchives, damagedEntries([npzFile(), archive])),
    readAnyLevels,
    OF_A_FILE,
  ),
  format("npz of weights", damagedEntries([weights]), (bytes) => readTensorsNpz(bytes, "x.file"), OF_A_FILE),
  format("level, JSON", damagedJson([fileOfLevel(SMALL)]), (text) => readAnyLevels(encoded(text)), OF_A_FILE),
  format(
    "level, text",
    damagedText([writeLevelText(SMALL)], [...JSON_PIECES, "\n\n", "!name: ", "!agents: ", "A"]),
    (text) => readAnyLevels(encoded(text)),
    OF_A_FILE,
  ),
  format("RLE", damagedText(RLE, RLE_PIECES), (text) => readAnyLevels(encoded(text)), OF_A_FILE),
  format("replay, JSON", damagedJson([replayData]), (text) => readReplayJson(text, "x.file"), OF_A_FILE),
  format(
    "submission, JSON",
    damagedJson([submission]),
    (text) => readSubmission(text, "x.file"),
    /^(x\.file[ :,]|There is no leaderboard of)/,
  ),
  format(
    "results of lessons, JSON",
    damagedJson([resultData]),
    (text) => readResults(text, "x.file"),
    OF_A_FILE,
  ),
  format(
    "labels, JSON",
    damagedJson(labels),
    (text) => readFileOfLines(LABELS, text),
    /^(Line \d+ is no label:|There are |This file is too)/,
  ),
  format(
    "parameters, YAML",
    damagedText(parameters, YAML_PIECES),
    (text) => readParameters(text, "x.file", defaults),
    OF_A_YAML,
    SLOW,
  ),
  format("recipe, YAML", damagedRecipes, (text) => readRecipeFile(text, "x.file"), OF_A_YAML, SLOW),
  format("study, YAML", damagedYaml([stringify(studyData)], [studyData]), parseStudy, /^The study/, SLOW),
  format(
    "safetensors",
    damagedBytes(agentFiles, 3000),
    readSafetensors,
    /^This is not a readable safetensors file:/,
  ),
  format("checkpoint, agent", damagedAgents, readCheckpoint, OF_A_CHECKPOINT),
  format("checkpoint, training", damagedRuns, resumeTraining, OF_A_CHECKPOINT, SLOW),
  format("checkpoint, language model", damagedModels, readLmCheckpoint, OF_A_CHECKPOINT),
  format(
    "link to a replay",
    fc.oneof(
      { weight: 3, arbitrary: damagedReplayLinks },
      { weight: 1, arbitrary: damagedText(links, LINK_PIECES) },
    ),
    parseReplayLink,
    OF_A_LINK,
  ),
  format("link to a task", damagedSealedLinks("c", classLink), parseClassLink, OF_A_LINK),
  format("link to a result", damagedSealedLinks("h", resultLink), parseResultLink, OF_A_LINK),
  format(
    "level in an address",
    damagedSealed([fileOfLevel(SMALL)], (json) => `1.${packText(json)}`, formatLevelCode(SMALL)!),
    levelInAddress,
    /^The address holds no level/,
  ),
  format(
    "messages to threads",
    callsWith(damagedArchives, fc.oneof(damagedAgents, damagedRuns), damagedRecipes),
    send,
    OF_A_CHECKPOINT,
    SLOW,
  ),
];

/** Pages have their own sentence for null. */
function levelInAddress(code: string): Level {
  const level = parseLevelCode(code);
  if (level === null) throw new Error("The address holds no level.");
  return level;
}
