// Answers about clips: as a file, and as what is learned from.
import { describe, expect, it } from "vitest";
import { keyFromSeed } from "../../src/base/random.ts";
import { INDIFFERENT } from "../../src/penalties/preferences/preference-model.ts";
import { type ClipAnswer, parseClipAnswers, writeClipAnswers } from "../../src/share/clip-answers.ts";
import { RANDOM_AGENT } from "../../src/studies/baseline-agents.ts";
import { comparisonOf, linkTo, replaysOf, saidOf } from "../../src/studies/clip-answers.ts";
import { CLIPS, drawPairs } from "../../src/studies/clips.ts";
import { levelOf } from "../support/board.ts";

const LEVEL = levelOf(["........", ".a......", "....gg..", "....gg..", "........", "........"]);
const pairs = await drawPairs({
  levels: [LEVEL, LEVEL, LEVEL],
  agent: RANDOM_AGENT,
  model: INDIFFERENT,
  settings: { ...CLIPS, latest: 20, steps: 12 },
  key: keyFromSeed(3),
});
const answers = pairs.map((pair, i): ClipAnswer => {
  const [left, right] = replaysOf(pair).map(linkTo);
  const preferred = (["left", "right", "equal"] as const)[i];
  return {
    kind: "comparison",
    task: "leave",
    clips: [left, right],
    from: pair.before.length,
    preferred,
    by: "visitor",
  };
});

describe("an answer", () => {
  it("is learned from as what was played, whoever has the file", () => {
    const read = parseClipAnswers(writeClipAnswers(answers));
    expect(read).toEqual(answers);
    expect(read.map(comparisonOf)).toEqual(
      pairs.map(({ clips }, i) => ({
        clips: clips.map(({ changes }) => ({ changes })),
        preferred: [1, 0, 0.5][i],
      })),
    );
  });

  it("of somebody who cannot tell teaches nothing", () => {
    expect(comparisonOf({ ...answers[0], preferred: "unsure" })).toBe(null);
  });

  it("of a labeler says which one is worth more", () => {
    expect([1, 0, 0.5].map(saidOf)).toEqual(["left", "right", "equal"]);
  });

  it("is refused with a sentence where its clips are not of one moment", () => {
    const [first, second] = answers;
    const mixed = { ...first, clips: [first.clips[0], second.clips[0]] as const };
    expect(() => comparisonOf(mixed)).toThrow("the same moment of the same game");
    expect(() => comparisonOf({ ...first, from: 400 })).toThrow("the same moment of the same game");
    expect(() => comparisonOf({ ...first, clips: [`${first.clips[0]}A`, first.clips[1]] })).toThrow(
      "damaged",
    );
  });
});

describe("a file of answers", () => {
  it("is refused whole, with the line that is none", () => {
    const text = writeClipAnswers(answers);
    expect(() => parseClipAnswers(`${text}{"kind":"ranking"}`)).toThrow("Line 4 is no answer");
    expect(() => parseClipAnswers(text.replace('"left"', '"best"'))).toThrow("Line 1 is no answer");
    expect(() => parseClipAnswers(text.replace("r=2", "https://x"))).toThrow("links to replays");
    expect(() => parseClipAnswers(" \n")).toThrow("no answers");
  });
});
