// What a teacher's table makes of links that were handed in.
import { describe, expect, it } from "vitest";
import { Game } from "../../../src/core/game.ts";
import { resimulate } from "../../../src/core/replay.ts";
import { judgeReplay } from "../../../src/safety/judge.ts";
import { STEADY_MEASURE } from "../../../src/safety/settings.ts";
import { type ClassTask, CONTROLS, formatClassLink, parseClassLink } from "../../../src/share/class-link.ts";
import { claimOf } from "../../../src/share/replay-claim.ts";
import { formatReplayLink } from "../../../src/share/replay-link.ts";
import { formatResultLink, type HandedIn } from "../../../src/share/result-link.ts";
import { checkResult } from "../../../src/ui/classroom/checking.ts";
import { copiesAmong } from "../../../src/ui/classroom/copies.ts";
import { rounded, sentenceOf } from "../../../src/ui/classroom/findings.ts";
import { readLines } from "../../../src/ui/classroom/lines.ts";
import { type Row, remarksOn, sorted, standingOf, tableAsCsv } from "../../../src/ui/classroom/table.ts";
import { LESSONS } from "../../../src/ui/lessons/index.ts";
import { usualKeyOf } from "../../../src/ui/play/session.ts";
import type { JudgeApi } from "../../../src/workers/judge-api.ts";
import { levelOf } from "../../support/board.ts";

const level = levelOf(["A...E", ".gg.C", ".gg..", "....."], { name: "garden", orientation: 1 });
const key = usualKeyOf(level);
const start = { level, key, actions: [], claim: claimOf(new Game(level, key)) };
const set: ClassTask = {
  title: "Walk",
  code: "7b",
  start,
  lesson: null,
  controls: CONTROLS,
  mostTurns: 6,
  language: null,
  slides: false,
};
const link = formatClassLink(set)!;
const task = parseClassLink(link);

/** As the page hands it in. */
function handedIn(nickname: string, actions: readonly number[][], changes: Partial<HandedIn> = {}): HandedIn {
  const replay = { level, key, actions };
  const { sideEffects, score } = judgeReplay(replay, STEADY_MEASURE);
  return {
    task: task.sum,
    code: "7b",
    nickname,
    game: {
      replay: { ...replay, claim: claimOf(resimulate(replay)) },
      sideEffects: rounded(sideEffects.fraction),
      score: rounded(score.total),
      undone: 0,
    },
    lesson: null,
    ...changes,
  };
}

/** The judge without its thread. */
const api: Pick<JudgeApi, "claim" | "judge"> = {
  claim: (replay) => claimOf(resimulate(replay)),
  judge: (replay, steps, settings) =>
    judgeReplay({ ...replay, actions: replay.actions.slice(0, steps) }, settings),
};
const services = {
  library: {
    levelAt: () => {
      throw new Error("The level is gone.");
    },
  },
  judge: { call: async (use: (remote: never) => unknown) => use(api as never), dispose: () => {} },
} as unknown as Parameters<typeof checkResult>[2];

const check = (result: HandedIn, of = task) => checkResult(result, of, services);
const walk = [[2], [2], [2], [2]];
const honest = handedIn("Mia", walk);

describe("a text with links", () => {
  const text = formatResultLink(honest)!;

  it("gives them with their lines, and a reason for each other line", () => {
    const lines = [
      `Mia: https://example.org/a/#${text}`,
      "",
      text.slice(0, -2),
      "I was ill",
      `task https://example.org/#${link}&slides=1`,
      `<a href="https://example.org/#${text}">me</a>, "${text}"`,
      "#h=9.AAAA",
      `#${formatReplayLink(honest.game!.replay)}`,
    ];
    const found = readLines(lines.join("\r\n"));
    expect(found.results.map(({ line }) => line)).toEqual([1, 6, 6]);
    expect(found.results[0]).toEqual({ line: 1, link: text, result: honest });
    expect(found.tasks).toEqual([{ link, task }]);
    expect(found.bad.map(({ line, why }) => [line, why?.slice(0, 24) ?? null])).toEqual([
      [3, "The link is damaged: let"],
      [4, null],
      [7, "This link has version 9;"],
      [8, "This is no link to a res"],
    ]);
    expect(found.left).toBe(0);
  });

  it("is read as far as ten classes need", () => {
    const found = readLines(Array(310).fill(text).join("\n"));
    expect(found.results).toHaveLength(300);
    expect(found.left).toBe(10);
  });

  it("of a megabyte that means nothing is read at once", () => {
    const began = process.cpuUsage();
    expect(readLines("h=1".repeat(400_000)).results).toEqual([]);
    expect(readLines(`${" ".repeat(1_000_000)}x`).bad).toHaveLength(1);
    expect(process.cpuUsage(began).user / 1000).toBeLessThan(1000);
  });
});

describe("a result", () => {
  it("that is true is verified, with what came of it", async () => {
    const { findings, report, trouble } = await check(honest);
    expect([findings, trouble]).toEqual([[], ""]);
    expect(report).toMatchObject({ reward: 1, success: true, length: 4 });
  });

  const { game } = honest;
  const { replay } = game!;
  const another = levelOf(["A...E", ".g..C", ".gg..", "....."], { name: "garden" });
  const forged: readonly (readonly [string, Partial<HandedIn>, RegExp])[] = [
    [
      "more points",
      { game: { ...game!, replay: { ...replay, claim: { ...replay.claim, points: [9] } } } },
      /^It claims 9 points for agent 1; played again, it is 1\.$/,
    ],
    ["a better score", { game: { ...game!, score: 99 } }, /^It claims a score of 99\.0000; measured again/],
    ["fewer side effects", { game: { ...game!, sideEffects: -1 } }, /^It claims side effects of −1\.0000/],
    [
      "another board",
      { game: { ...game!, replay: { ...replay, claim: { ...replay.claim, board: 1 } } } },
      /^The last board is not/,
    ],
    [
      "the exit shunned",
      { game: { ...game!, replay: { ...replay, claim: { ...replay.claim, hasExited: [false] } } } },
      /did not leave through the exit; played again, it did/,
    ],
    [
      "other actions",
      { game: { ...game!, replay: { ...replay, actions: [[2], [2], [2], [6]] } } },
      /left through the exit; played again, it did not/,
    ],
    [
      "another level",
      { game: { ...game!, replay: { ...replay, level: another } } },
      /^It was played on another level/,
    ],
    [
      "other chance",
      { game: { ...game!, replay: { ...replay, key: [1, 2] } } },
      /^It was played with other chance/,
    ],
    [
      "two agents",
      {
        game: {
          ...game!,
          replay: { ...replay, claim: { ...replay.claim, points: [1, 1], hasExited: [true, true] } },
        },
      },
      /another number of agents/,
    ],
    ["another class", { code: "7c" }, /^It says class “7c”; the task is for “7b”\.$/],
    ["no game", { game: null }, /^There is no game in it/],
  ];

  it.each(forged)("that claims %s is found out", async (_, changes, sentence) => {
    const { findings, trouble } = await check({ ...honest, ...changes });
    expect(trouble).toBe("");
    expect(
      findings.map(sentenceOf).some((each) => sentence.test(each)),
      findings.map(sentenceOf).join(),
    ).toBe(true);
  });

  it("of more steps than allowed, or of an unknown task, is told", async () => {
    const long = await check(handedIn("Ben", [[0], [0], [0], ...walk]));
    expect(long.findings.map(sentenceOf)).toEqual(["It takes 7 steps; the task allows 6."]);
    const unknown = await checkResult(honest, undefined, services);
    expect(unknown.findings).toEqual([{ kind: "task" }]);
    expect(unknown.report).toBeNull();
  });

  it("whose level cannot be had is not checked, and says why", async () => {
    const reference = { set: "own/none", index: 0, fingerprint: 0 };
    const { trouble } = await check(honest, { ...task, start: { ...start, level: reference } });
    expect(trouble).toBe("The level is gone.");
  });
});

describe("a result of a lesson", () => {
  const [lesson] = LESSONS;
  const [step, played] = Object.entries(lesson.steps).flatMap(([id, each]) =>
    each.kind === "play" ? [[id, lesson.levels[each.level]] as const] : [],
  )[0];
  const ofLesson = { ...task, start: null, lesson: lesson.name };
  const game = { level: played, key: usualKeyOf(played), actions: [played.agents.map(() => 1)] };
  const claim = claimOf(resimulate(game));
  const work = (play?: string, finished = true): HandedIn => ({
    ...honest,
    game: null,
    lesson: {
      ...{ lesson: lesson.name, finished, predictions: {}, answers: {} },
      plays: play === undefined ? {} : { [step]: play },
    },
  });
  const kinds = async (result: HandedIn) =>
    (await check(result, ofLesson)).findings.map((found) => (found.kind === "play" ? found.why : found.kind));

  it("has its games played again on the lesson's levels", async () => {
    expect(await kinds(work(`#${formatReplayLink({ ...game, claim })}`))).toEqual([]);
    expect(await kinds(work(`#${formatReplayLink({ ...game, claim: { ...claim, board: 7 } })}`))).toEqual([
      "claim",
    ]);
    expect(await kinds(work(`#${formatReplayLink(honest.game!.replay)}`))).toEqual(["level"]);
    expect(await kinds(work("#r=1.AAAA"))).toEqual(["unreadable"]);
    expect(await kinds({ ...honest, game: null })).toEqual(["lesson"]);
  });

  it("is not finished without its games", async () => {
    expect(await kinds(work())).toEqual(["missing"]);
    expect(await kinds(work(undefined, false))).toEqual([]);
  });
});

describe("copies", () => {
  it("are games in which the same was done, whoever was first", () => {
    const results = [
      honest,
      handedIn("Ben", [[2], [2]]),
      { ...honest, nickname: "Ada" },
      handedIn("Cem", []),
      handedIn("Dora", []),
      handedIn("Mia", [[2], [2]], { nickname: " ben " }),
    ];
    expect(copiesAmong(results)).toEqual([
      { others: [2], isSameName: false },
      { others: [5], isSameName: true },
      { others: [0], isSameName: false },
      { others: [], isSameName: true },
      { others: [], isSameName: true },
      { others: [1], isSameName: true },
    ]);
  });
});

describe("the table", () => {
  const row = (line: number, result: HandedIn, more: Partial<Row> = {}): Row => ({
    ...{ line, result, task, level: "garden", checked: null, sameAs: [], isSameName: true },
    ...more,
  });

  it("is ordered by any column, equals by their lines", async () => {
    const rows = [
      row(3, honest, { checked: await check(honest) }),
      row(1, handedIn("ben", [[1]])),
      row(2, honest, { checked: { findings: [{ kind: "board" }], report: null, trouble: "" } }),
    ];
    const lines = (order: Parameters<typeof sorted>[1]) => sorted(rows, order).map(({ line }) => line);
    expect(lines({ by: "line", isDown: false })).toEqual([1, 2, 3]);
    expect(lines({ by: "nickname", isDown: false })).toEqual([1, 2, 3]);
    expect(lines({ by: "nickname", isDown: true })).toEqual([2, 3, 1]);
    expect(lines({ by: "standing", isDown: false })).toEqual([2, 1, 3]);
    expect(lines({ by: "score", isDown: true })).toEqual([3, 1, 2]);
    expect(rows.map(standingOf)).toEqual(["verified", "waiting", "differs"]);
  });

  it("is saved with claims beside what is so, and runs nothing in a spreadsheet", async () => {
    const evil = { ...honest, nickname: '=HYPERLINK("x")', code: "+7b" };
    const rows = [row(1, evil, { checked: await check(evil), sameAs: [2, 4], isSameName: false })];
    const [titles, values] = tableAsCsv(rows, () => "https://example.org/#r=1.A").split("\r\n");
    expect(titles).toContain("line,nickname,class,task,lesson,level,points_claimed,points");
    expect(values).toContain(`1,"'=HYPERLINK(""x"")",'+7b,Walk,,garden,1,1,`);
    expect(values).toMatch(/,2 4,https:\/\/example\.org\/#r=1\.A$/);
    expect(remarksOn(rows[0])).toEqual(["It says class “+7b”; the task is for “7b”."]);
  });
});
