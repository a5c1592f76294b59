// Answers about clips: as a file, and as what is learned from.
import { describe, expect, it } from "vitest";
import { readFileOfLines, writeLines } from "../../src/base/json-lines.ts";
import { keyFromSeed } from "../../src/base/random.ts";
import { resimulate } from "../../src/core/replay.ts";
import { INDIFFERENT } from "../../src/penalties/preferences/preference-model.ts";
import { CLIP_ANSWERS, type ClipAnswer } from "../../src/share/clip-answers.ts";
import { claimOf } from "../../src/share/replay-claim.ts";
import { formatReplayLink } from "../../src/share/replay-link.ts";
import { RANDOM_AGENT } from "../../src/studies/baseline-agents.ts";
import { comparisonOf, linkTo, replaysOf, saidOf } from "../../src/studies/clip-answers.ts";
import { CLIPS, drawPairs } from "../../src/studies/clips.ts";
import { levelOf } from "../support/board.ts";

const LEVEL = levelOf(["........", ".a......", "....gg..", "....gg..", "........", "........"]);
const read = (text: string) => readFileOfLines(CLIP_ANSWERS, text).map(({ item }) => item);
const pairs = await drawPairs({
  levels: [LEVEL, LEVEL, LEVEL],
  agent: RANDOM_AGENT,
  model: INDIFFERENT,
  settings: { ...CLIPS, latest: 20 },
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
    const given = read(writeLines(answers));
    expect(given).toEqual(answers);
    expect(given.map(comparisonOf)).toEqual(
      pairs.map(({ clips }, i) => ({
        clips: clips.map(({ changes }) => ({ changes })),
        preferred: [1, 0, 0.5][i],
      })),
    );
  });

  it("takes as much memory as any other, a full file of them 62 MB, however long its game and large its board", () => {
    const rows = Array.from({ length: 128 }, (_, row) => `${row === 64 ? ".a" : ".."}${"gg..".repeat(31)}..`);
    const level = levelOf(rows);
    expect(level.board.cells).toHaveLength(2 ** 14);
    const replay = {
      level,
      key: keyFromSeed(1),
      actions: Array.from({ length: 200 + CLIPS.steps }, () => [0]),
    };
    const link = linkTo(replay);
    const { clips } = comparisonOf({ ...answers[0], clips: [link, link], from: 200 })!;
    const bytes = clips.reduce((sum, { changes }) => sum + changes.buffer.byteLength, 0);
    expect(CLIP_ANSWERS.most * bytes).toBeLessThan(62e6);
  });

  it("of somebody who cannot tell teaches nothing", () => {
    expect(comparisonOf({ ...answers[0], preferred: "unsure" })).toBe(null);
  });

  it("of a labeler says which one is worth more", () => {
    expect([1, 0, 0.5].map(saidOf)).toEqual(["left", "right", "equal"]);
  });

  it("is refused with a sentence where its clips are not of one moment", () => {
    const [first] = answers;
    const other = { ...pairs[0], before: pairs[0].before.map((action) => (action + 1) % 9) };
    const elsewhere = { ...first, clips: [first.clips[0], linkTo(replaysOf(other)[1])] as const };
    expect(() => comparisonOf(elsewhere)).toThrow("the same moment of the same game");
    expect(() => comparisonOf({ ...first, clips: [`${first.clips[0]}A`, first.clips[1]] })).toThrow(
      "damaged",
    );
  });

  it.each([
    ["a step less, on the left", 0, -1],
    ["a step less, on the right", 1, -1],
    ["hours", 0, 9000],
    ["hours, on the right", 1, 9000],
  ])("is refused where a clip has %s", (_, side, more) => {
    const links = replaysOf(pairs[0]).map((replay, i) => {
      const length = replay.actions.length + (i === side ? more : 0);
      const actions = Array.from({ length }, (_, step) => replay.actions[step] ?? [0]);
      // Were it played, the claim would not hold.
      return formatReplayLink({ ...replay, actions, claim: claimOf(resimulate(replay)) })!;
    });
    const clips = [links[0], links[1]] as const;
    expect(() => comparisonOf({ ...answers[0], clips })).toThrow(`must have ${CLIPS.steps} steps`);
    expect(() => comparisonOf({ ...answers[0], from: answers[0].from + more })).toThrow(
      `must have ${CLIPS.steps} steps`,
    );
  });

  it("is refused where its claim does not hold", () => {
    const replay = replaysOf(pairs[0])[0];
    const claim = { ...claimOf(resimulate(replay)), points: [77] };
    const wrong = [formatReplayLink({ ...replay, claim })!, answers[0].clips[1]] as const;
    expect(() => comparisonOf({ ...answers[0], clips: wrong })).toThrow("A clip is not what it was");
  });
});

describe("a file of answers", () => {
  it("is refused whole, with the line that is none", () => {
    const text = writeLines(answers);
    expect(() => read(`${text}{"kind":"ranking"}`)).toThrow("Line 4 is no answer");
    expect(() => read(text.replace('"left"', '"best"'))).toThrow("Line 1 is no answer");
    expect(() => read(text.replace("r=2", "https://x"))).toThrow("links to replays");
    expect(() => read(" \n")).toThrow("no answers");
  });
});
