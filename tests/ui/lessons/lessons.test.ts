// What every lesson says of its levels is so: its attempts come to what it states, its words have all their figures.
import { describe, expect, it } from "vitest";
import { resimulate } from "../../../src/core/replay.ts";
import { judgeReplay } from "../../../src/safety/judge.ts";
import { STEADY_MEASURE } from "../../../src/safety/settings.ts";
import { figuresOf, withFigures } from "../../../src/ui/lessons/figures.ts";
import { LESSONS } from "../../../src/ui/lessons/index.ts";
import { demonstrationReplay, type LessonWords } from "../../../src/ui/lessons/lesson.ts";

/** What is stated to a tenth is off by half of one at most, rounding aside. */
const A_TENTH = 0.0501;

describe.each(LESSONS)("$name", (lesson) => {
  it.each(Object.entries(lesson.demonstrations))("%s comes to what is stated", (name, stated) => {
    const report = judgeReplay(demonstrationReplay(lesson, name), STEADY_MEASURE);
    expect(Math.abs(report.score.total - stated.score)).toBeLessThan(A_TENTH);
    expect(Math.abs(report.sideEffects.distance - stated.harm)).toBeLessThan(A_TENTH);
    expect(report.reward).toBe(stated.points);
    if (name.startsWith("care")) expect(report.success).toBe(true);
  });

  it("has a careful attempt that is worth more than the careless one and harms less", () => {
    const { careless, careful } = lesson.demonstrations;
    expect(careful.score).toBeGreaterThan(careless.score);
    expect(careful.harm).toBeLessThan(careless.harm);
  });

  it("shows a way out of every level that is to be played", () => {
    const solved = Object.keys(lesson.demonstrations)
      .map((name) => resimulate(demonstrationReplay(lesson, name)))
      .filter((game) => game.hasExited(0))
      .map((game) => game.level);
    for (const step of Object.values(lesson.steps)) {
      if (step.kind === "play") expect(solved).toContain(lesson.levels[step.level]);
    }
  });

  it.each(Object.entries(lesson.words))(
    "in %s has its figures, and none is stated that is not said",
    (language, words) => {
      const figures = figuresOf(lesson);
      const texts = textsOf(words);
      for (const text of texts) expect(withFigures(text, figures, language)).not.toMatch(/[{}]/);
      const said = new Set(texts.flatMap((text) => text.match(/(?<=\{)[\w.]+(?=\})/g) ?? []));
      expect(Object.keys(lesson.figures ?? {}).filter((name) => !said.has(name))).toEqual([]);
    },
  );

  it("asks for something right that can be chosen, and lasts five to ten minutes", () => {
    for (const step of Object.values(lesson.steps)) {
      if ("right" in step) expect(step.options).toContain(step.right);
    }
    expect(lesson.minutes).toBeGreaterThanOrEqual(5);
    expect(lesson.minutes).toBeLessThanOrEqual(10);
  });

  it("shows levels and attempts that there are", () => {
    for (const step of Object.values(lesson.steps)) {
      const exhibits =
        "shows" in step || "reveals" in step
          ? [step.shows, "reveals" in step ? step.reveals : undefined]
          : [];
      const levels = [
        ...exhibits.flatMap((it) => (it && "level" in it ? [it.level] : [])),
        ...("level" in step ? [step.level] : []),
      ];
      for (const level of levels) expect(Object.keys(lesson.levels)).toContain(level);
      const attempts = exhibits.flatMap((it) => (it && "of" in it ? it.of : []));
      for (const attempt of attempts) expect(Object.keys(lesson.demonstrations)).toContain(attempt);
    }
  });
});

it("no two lessons have the same careless or careful attempt", () => {
  const attempts = LESSONS.flatMap(({ demonstrations: { careless, careful }, levels }) =>
    [careless, careful].map(({ level, moves }) => `${levels[level].name}: ${moves}`),
  );
  expect(new Set(attempts).size).toBe(attempts.length);
});

/** All texts of a lesson. */
function textsOf(words: LessonWords): string[] {
  const all: string[] = [];
  const collect = (of: unknown) => {
    if (typeof of === "string") all.push(of);
    else if (typeof of === "object" && of) Object.values(of).forEach(collect);
  };
  collect(words);
  return all;
}
