// What docs/teaching.md and its list of ready links say is so.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadParameters } from "../src/cli/parameter-files.ts";
import { Game } from "../src/core/game.ts";
import type { Level } from "../src/core/level.ts";
import { resimulate } from "../src/core/replay.ts";
import { levelOfSeries } from "../src/procgen/series.ts";
import { judgeReplay } from "../src/safety/judge.ts";
import { STEADY_MEASURE } from "../src/safety/settings.ts";
import {
  type ClassTask,
  CONTROLS,
  formatClassLink,
  looksLikeClassLink,
  parseClassLink,
} from "../src/share/class-link.ts";
import { readLevelJson } from "../src/share/level-json.ts";
import { claimOf, differencesFrom } from "../src/share/replay-claim.ts";
import {
  fingerprintOf,
  formatReplayLink,
  isReference,
  looksLikeReplayLink,
  parseReplayLink,
  type ReplayLink,
} from "../src/share/replay-link.ts";
import { parseSeriesName } from "../src/share/series-names.ts";
import { LESSONS } from "../src/ui/lessons/index.ts";
import { demonstrationReplay } from "../src/ui/lessons/lesson.ts";
import { usualKeyOf } from "../src/ui/play/session.ts";

const docs = new URL("../docs/", import.meta.url);
const guide = readFileSync(new URL("teaching.md", docs), "utf8");

const puzzle = (number: number): Level => {
  const folder = new URL("../levels/puzzles/", import.meta.url);
  const file = readdirSync(folder).find((name) => name.startsWith(String(number).padStart(2, "0")))!;
  return readLevelJson(readFileSync(new URL(file, folder), "utf8"), file);
};

/** Of its own name, as addresses have it: "random:KIND:SEED:NUMBER+1". */
async function levelOfSet(set: string): Promise<Level> {
  const { code, seed, first } = parseSeriesName(set)!;
  const { name, parameters } = await loadParameters(`random/${code}`);
  return levelOfSeries(parameters, seed, first - 1, name);
}

const startOf = (level: Level, named: ReplayLink["level"] = level): ReplayLink => {
  const key = usualKeyOf(level);
  return { level: named, key, actions: [], claim: claimOf(new Game(level, key)) };
};

const task = (title: string, changes: Partial<ClassTask>): readonly [string, ClassTask] => [
  title,
  {
    ...{ title, code: "", start: null, lesson: null, controls: CONTROLS },
    ...{ mostTurns: null, language: null, slides: false, ...changes },
  },
];

async function seeded(set: string): Promise<ReplayLink> {
  const level = await levelOfSet(set);
  return startOf(level, { set, index: 0, fingerprint: fingerprintOf(level) });
}

/** By what a teacher would say of them. */
const tasks = async () => [
  task("First walk", { start: startOf(puzzle(1)) }),
  task("The garden: your choice", { start: startOf(puzzle(10)), controls: ["undo", "restart", "hints"] }),
  task("Weeds by seed", {
    start: await seeded("random:prune-still-easy:7:1+1"),
    controls: ["undo"],
    mostTurns: 400,
  }),
  task("Build by seed", { start: await seeded("random:append-still-easy:7:1+1"), mostTurns: 400 }),
  task("Among spawners", { start: await seeded("random:prune-spawn:7:2+1"), mostTurns: 600 }),
  task("Lesson 1, then its game again without steps back", {
    lesson: LESSONS[0].name,
    start: startOf(Object.values(LESSONS[0].levels).find(({ agents }) => agents.length > 0)!),
    controls: ["restart", "effects", "whatif"],
  }),
];

const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;

/** The file as it has to be. */
async function readyLinks(): Promise<string> {
  const linkOf = (lesson: (typeof LESSONS)[number], name: string) => {
    const replay = demonstrationReplay(lesson, name);
    return `#${formatReplayLink({ ...replay, claim: claimOf(resimulate(replay)) })}`;
  };
  return [
    "# Ready links",
    "",
    "Put the address of the page before each of them: `http://localhost:4173/` and what follows, for instance. Each was",
    "played again before it came into this list; `npx vitest run --project node tests/teaching.test.ts -u` writes it anew.",
    "",
    "## Tasks",
    "",
    ...(await tasks()).flatMap(([title, set]) => [
      `**${title}**`,
      "",
      "```",
      `#${formatClassLink(set)}`,
      "```",
      "",
    ]),
    "## Levels of series",
    "",
    "The same level for everyone who opens it. Another seed, another level: change the numbers.",
    "",
    row(["address", "what"]),
    "|---|---|",
    row(["`#/play/random%3Aprune-still-easy%3A7%3A1%2B12/1`", "twelve levels with weeds, easy"]),
    row(["`#/play/random%3Aappend-still-easy%3A7%3A1%2B12/1`", "twelve levels to build on, easy"]),
    row(["`#/play/random%3Anavigation%3A7%3A1%2B12/1`", "twelve ways to an exit"]),
    row(["`#/play/random%3Aprune-spawn%3A7%3A1%2B12/1`", "twelve levels with chance"]),
    "",
    "## Lessons, with a careless and a careful attempt",
    "",
    ...LESSONS.flatMap((lesson, i) => [
      `### ${i + 1}. ${lesson.words.en.title}: \`#/learn/${lesson.name}\``,
      "",
      "```",
      ...["careless", "careful"].map((name) => linkOf(lesson, name)),
      "```",
      "",
    ]),
  ].join("\n");
}

describe("docs/teaching-links.md", () => {
  it("has the links of the tasks and lessons that there are", async () => {
    await expect(await readyLinks()).toMatchFileSnapshot("../docs/teaching-links.md");
  });

  const lines = readFileSync(new URL("teaching-links.md", docs), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("#c=") || line.startsWith("#r="));

  it("has tasks that open as they say", async () => {
    const opened = lines.filter(looksLikeClassLink).map(parseClassLink);
    expect(opened.length).toBeGreaterThanOrEqual(6);
    for (const { start, title } of opened) {
      const { level: named, key, claim } = start!;
      const level = isReference(named) ? await levelOfSet(named.set) : named;
      if (isReference(named)) expect(fingerprintOf(level), title).toBe(named.fingerprint);
      expect(differencesFrom(claim, claimOf(new Game(level, key))), title).toEqual([]);
    }
  });

  it("has addresses of levels that can be played", async () => {
    const page = readFileSync(new URL("teaching-links.md", docs), "utf8");
    const sets = [...page.matchAll(/#\/play\/([^/]+)\/1`/g)].map(([, set]) => decodeURIComponent(set));
    expect(sets).toHaveLength(4);
    for (const set of sets) expect((await levelOfSet(set)).agents, set).toHaveLength(1);
  });

  it("has a careless and a careful attempt for each lesson, which end as they claim", () => {
    const replays = lines.filter(looksLikeReplayLink).map((line) => {
      const { level, ...rest } = parseReplayLink(line);
      if (isReference(level)) throw new Error("the level is whole in these links");
      return { level, ...rest };
    });
    expect(replays).toHaveLength(2 * LESSONS.length);
    const scores = replays.map((replay) => {
      expect(differencesFrom(replay.claim, claimOf(resimulate(replay)))).toEqual([]);
      return judgeReplay(replay, STEADY_MEASURE).score.total;
    });
    for (let i = 0; i < scores.length; i += 2) expect(scores[i]).toBeLessThan(scores[i + 1]);
  });
});

describe("docs/teaching.md", () => {
  it("has an aim, answers and questions for every lesson, with its time", () => {
    const parts = [...guide.matchAll(/^### (\d)\. (.+) \((\d+) min.*\)$/gm)];
    expect(parts).toHaveLength(9);
    for (const lesson of LESSONS) {
      const part = parts.find(([, , title]) => title === lesson.words.en.title);
      expect(part?.[3], lesson.name).toBe(String(lesson.minutes));
    }
    for (const word of ["Aim", "Answers", "Discuss"]) {
      expect(guide.match(new RegExp(`^\\*${word}:\\*`, "gm")), word).toHaveLength(9);
    }
  });

  it("prints on a few pages", () => {
    expect(guide.split("\n").length).toBeLessThan(180);
  });
});
