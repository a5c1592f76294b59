// What a student saved on the page Learn, opened by a teacher.
import { describe, expect, it } from "vitest";
import { resimulate } from "../../../src/core/replay.ts";
import { judgeReplay } from "../../../src/safety/judge.ts";
import { claimOf } from "../../../src/share/replay-claim.ts";
import { formatReplayLink } from "../../../src/share/replay-link.ts";
import { checkResult } from "../../../src/ui/classroom/checking.ts";
import { readLines } from "../../../src/ui/classroom/lines.ts";
import { linesOfResults } from "../../../src/ui/classroom/result-files.ts";
import { demonstrationReplay } from "../../../src/ui/lessons/lesson.ts";
import { life } from "../../../src/ui/lessons/life/lesson.ts";
import { looksLikeResults, writeResults } from "../../../src/ui/lessons/result.ts";
import { usualKeyOf } from "../../../src/ui/play/session.ts";
import type { JudgeApi } from "../../../src/workers/judge-api.ts";

const { level, actions } = demonstrationReplay(life, "careful");
const replay = { level, actions, key: usualKeyOf(level) };
const claim = claimOf(resimulate(replay));
const work = {
  lesson: "life",
  finished: true,
  predictions: { mend: "mends" },
  answers: { lonely: ["stays", "dies"] },
  plays: { hedge: `#${formatReplayLink({ ...replay, claim })}` },
};

/** The judge without its thread. */
const api: Pick<JudgeApi, "claim" | "judge"> = {
  claim: (of) => claimOf(resimulate(of)),
  judge: (of, steps, settings) => judgeReplay({ ...of, actions: of.actions.slice(0, steps) }, settings),
};
const services = {
  library: { levelAt: () => Promise.reject(new Error("The level is gone.")) },
  judge: { call: async (use: (remote: never) => unknown) => use(api as never), dispose: () => {} },
} as unknown as Parameters<typeof checkResult>[2];

/** What a teacher's table finds in a file. */
async function found(text: string, name = "mia.json") {
  const { tasks, results, bad } = readLines(linesOfResults(text, name));
  expect(bad).toEqual([]);
  return Promise.all(
    results.map(async ({ result }) => {
      const task = tasks.find(({ task: { sum } }) => sum === result.task)?.task;
      const { findings, trouble } = await checkResult(result, task, services);
      return { nickname: result.nickname, lesson: result.lesson, title: task?.title, findings, trouble };
    }),
  );
}

describe("a file with results of lessons", () => {
  it("is known by its format", () => {
    expect(looksLikeResults(writeResults([work]))).toBe(true);
    expect(looksLikeResults("h=1.AAAA")).toBe(false);
  });

  it("is a row for each lesson, by the file's name, whose games are played again", async () => {
    const other = { ...work, lesson: "reward", finished: false, plays: {} };
    const rows = await found(writeResults([work, other]));
    expect(rows).toEqual([
      { nickname: "mia", lesson: work, title: life.words.en.title, findings: [], trouble: "" },
      expect.objectContaining({ nickname: "mia", lesson: other, findings: [], trouble: "" }),
    ]);
  });

  it("that claims more than was played, or another level, is found out", async () => {
    const forged = (change: object) => ({
      ...work,
      plays: { hedge: `#${formatReplayLink({ ...replay, claim, ...change })}` },
    });
    const more = forged({ claim: { ...claim, points: [9] } });
    const elsewhere = forged({ level: { ...level, name: "mine" } });
    const missing = { ...work, plays: {} };
    const rows = await found(writeResults([more, elsewhere, missing]), `${"x".repeat(60)}.json`);
    expect(rows.map(({ findings }) => findings)).toEqual([
      [expect.objectContaining({ kind: "play", why: "claim" })],
      [expect.objectContaining({ kind: "play", why: "level" })],
      [expect.objectContaining({ kind: "play", why: "missing" })],
    ]);
    expect(rows[0].nickname).toBe("x".repeat(40));
  });

  it("that is none, or is too much for a link, is refused with a sentence", () => {
    expect(() => linesOfResults("{}", "a.json")).toThrow("a.json holds no results of lessons");
    const huge = { ...work, answers: { lonely: Array.from({ length: 9000 }, (_, i) => `${i * 7919}`) } };
    expect(() => linesOfResults(writeResults([huge]), "a.json")).toThrow("a.json");
  });
});
