// Progress in lessons is kept, and what cannot be read costs nothing but itself.
import { beforeEach, describe, expect, it, vi } from "vitest";
import { life } from "../../../src/ui/lessons/life/lesson.ts";
import { LessonProgress, NO_PROGRESS, readProgress } from "../../../src/ui/lessons/progress.ts";
import { marksOf, readResults, resultOf, writeResults } from "../../../src/ui/lessons/result.ts";

const kept = new Map<string, string>();

beforeEach(() => {
  kept.clear();
  vi.stubGlobal("localStorage", {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  });
});

describe("progress", () => {
  it("outlasts the page", () => {
    const before = new LessonProgress();
    before.goTo("life", 3);
    before.goTo("life", 1);
    before.predict("life", "mend", "mends");
    before.answer("life", "lonely", "grows");
    before.answer("life", "lonely", "dies");
    before.play("life", "hedge", "#r=1.x");
    const after = new LessonProgress();
    expect(after.problem.value).toBeNull();
    expect(after.of("life")).toEqual({
      at: 1,
      reached: 3,
      predictions: { mend: "mends" },
      answers: { lonely: ["grows", "dies"] },
      plays: { hedge: "#r=1.x" },
    });
    after.forget("life");
    expect(new LessonProgress().of("life")).toEqual(NO_PROGRESS);
  });

  it("keeps the first prediction", () => {
    const lessons = new LessonProgress();
    lessons.predict("life", "mend", "dies");
    lessons.predict("life", "mend", "mends");
    expect(lessons.of("life").predictions).toEqual({ mend: "dies" });
  });

  it("takes in what another tab has kept of other lessons", () => {
    const [here, there] = [new LessonProgress(), new LessonProgress()];
    there.goTo("chance", 2);
    here.goTo("life", 1);
    expect(here.of("chance").at).toBe(2);
    expect(new LessonProgress().of("chance").at).toBe(2);
  });

  it.each(["{", "7", '{"life":{"at":-1}}', '{"life":7}'])(
    "is lost, and that is said, where %s is stored",
    (text) => {
      kept.set("safelife.lessons", text);
      const lessons = new LessonProgress();
      expect(lessons.of("life")).toEqual(NO_PROGRESS);
      expect(lessons.problem.value).toBe("lost");
      lessons.goTo("life", 1);
      expect(new LessonProgress().of("life").at).toBe(1);
    },
  );

  it("keeps the lessons that can be read beside one that cannot", () => {
    const { all, isWhole } = readProgress(JSON.stringify({ life: 7, chance: { ...NO_PROGRESS, at: 4 } }));
    expect(isWhole).toBe(false);
    expect(all).toEqual({ chance: { ...NO_PROGRESS, at: 4 } });
  });

  it("says so where the browser keeps nothing, and lasts as long as the page", () => {
    vi.stubGlobal("localStorage", {
      getItem() {
        throw new Error("denied");
      },
      setItem() {
        throw new Error("denied");
      },
    });
    const lessons = new LessonProgress();
    expect(lessons.problem.value).toBeNull();
    lessons.goTo("life", 2);
    lessons.predict("life", "mend", "dies");
    expect(lessons.of("life")).toMatchObject({ at: 2, predictions: { mend: "dies" } });
    expect(lessons.problem.value).toBe("notKept");
  });
});

describe("a result", () => {
  const progress = {
    at: 6,
    reached: 6,
    predictions: { mend: "mends", fill: "dies" },
    answers: { lonely: ["grows", "dies"], why: ["lonely"] },
    plays: { hedge: "#r=1.x" },
  };

  it("is marked by first choices", () => {
    const result = resultOf(life, progress);
    expect(result.finished).toBe(true);
    expect(marksOf(life, result)).toEqual({
      right: 1,
      questions: 2,
      foreseen: 1,
      predictions: 2,
      played: 1,
      levels: 1,
    });
    expect(resultOf(life, NO_PROGRESS).finished).toBe(false);
  });

  it("goes through a file", () => {
    const results = [resultOf(life, progress)];
    expect(readResults(writeResults(results), "a.json")).toEqual(results);
    for (const text of ["{", "{}", '{"format":"safelife-lesson-results","version":2,"results":[]}']) {
      expect(() => readResults(text, "a.json")).toThrow(/a\.json holds no results/);
    }
  });
});
