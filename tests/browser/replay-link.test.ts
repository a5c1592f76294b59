// A replay that comes as a link: opened, checked, sent on.
import { afterEach, describe, expect, it, vi } from "vitest";
import { resimulate } from "../../src/core/replay.ts";
import { claimOf } from "../../src/share/replay-claim.ts";
import {
  formatReplayLink,
  isReference,
  parseReplayLink,
  sumInDigits,
  sumOfReplay,
} from "../../src/share/replay-link.ts";
import { levelOf } from "../support/board.ts";
import { clickKey, type OpenApp, openApp, untilText } from "./app.ts";

let app: OpenApp;
afterEach(() => {
  app.services.whatIf.opened.value?.close();
  app.close();
  sessionStorage.clear();
  vi.restoreAllMocks();
});

const REPLAY = {
  level: levelOf(["......", ".Aggg.", "......", "......"], { name: "still", orientation: 1 }),
  key: [1, 2] as const,
  actions: [[6], [0], [0], [0]],
};
const CLAIM = claimOf(resimulate(REPLAY));
const hashOf = (claim = CLAIM) => `#${formatReplayLink({ ...REPLAY, claim })}`;

/** What the page copies. */
function copied(): string[] {
  const texts: string[] = [];
  vi.spyOn(navigator.clipboard, "writeText").mockImplementation(async (text) => {
    texts.push(text);
  });
  return texts;
}

const SOON = { timeout: 10_000 };
const step = () => app.root.querySelector(".time-step strong")?.textContent;

describe("a link to a replay", () => {
  it("opens at its end, is played again and found to be true", async () => {
    app = await openApp(hashOf());
    await untilText(app.root, "Verified: played again, it ends as the link says.");
    await untilText(app.root, "still, an episode from a link");
    await expect.poll(step, SOON).toBe("4");
  });

  it("opens at the step that it names", async () => {
    app = await openApp(`${hashOf()}&step=2&show=`);
    await untilText(app.root, "Verified");
    await expect.poll(step, SOON).toBe("2");
  });

  it("that claims more than is so is told off", async () => {
    app = await openApp(hashOf({ ...CLAIM, points: [CLAIM.points[0] + 40], hasExited: [true] }));
    await untilText(app.root, "Not as claimed");
    await untilText(app.root, `It claims ${CLAIM.points[0] + 40} points for the agent`);
    await untilText(app.root, "It claims that the agent left through the exit");
  });

  it("that is damaged is refused with a sentence, and the page goes on", async () => {
    app = await openApp(hashOf().slice(0, -3));
    await untilText(app.root, "The link is damaged: letters are missing or changed. Copy it again, whole.");
    location.hash = hashOf();
    await untilText(app.root, "Verified");
  });

  it("to a level that nobody knows says so", async () => {
    const level = { set: "own/no-such", index: 0, fingerprint: 0 };
    app = await openApp(`#${formatReplayLink({ ...REPLAY, level, claim: CLAIM })}`);
    await untilText(app.root, 'The link is to a level of "own/no-such", which this page does not know.');
  });

  it("is copied with the level in it, and at the step that is shown", async () => {
    const texts = copied();
    app = await openApp(hashOf());
    await untilText(app.root, "Verified");
    clickKey(app.root, "Copy link");
    await expect.poll(() => texts, SOON).toHaveLength(1);
    expect(texts[0].slice(texts[0].indexOf("#"))).toBe(hashOf());
    app.services.whatIf.opened.value?.player.seek(1);
    await expect.poll(step, SOON).toBe("1");
    app.root.focus();
    dispatchEvent(new KeyboardEvent("keydown", { key: "c", code: "KeyC", bubbles: true }));
    await expect.poll(() => texts, SOON).toHaveLength(2);
    expect(texts[1]).toContain(`${hashOf()}&step=1`);
  });

  it("of a game on a level of our own names the level, and opens again", async () => {
    const texts = copied();
    app = await openApp("#/play/own-prune-still/7");
    await untilText(app.root, "Level 7 of 100");
    app.services.play.act(2);
    app.services.play.act(0);
    const replay = app.services.play.replay();
    if (!replay) throw new Error("no game");
    app.services.whatIf.open({ who: "your game", replay, setId: "own-prune-still" });
    await untilText(app.root, "your game");
    clickKey(app.root, "Copy link");
    await expect.poll(() => texts, { timeout: 40_000 }).toHaveLength(1);
    const link = parseReplayLink(texts[0]);
    expect(isReference(link.level) && link.level).toMatchObject({ set: "own/prune-still", index: 6 });
    expect(texts[0].slice(texts[0].indexOf("#")).length).toBeLessThan(90);
    location.hash = texts[0].slice(texts[0].indexOf("#"));
    await untilText(app.root, "Verified");
    expect(app.services.whatIf.opened.value?.replay).toEqual(replay);
  });

  it("is gone on with by a person, from the step that is shown and with the same chance", async () => {
    app = await openApp(`${hashOf()}&step=2`);
    await untilText(app.root, "Verified");
    await expect.poll(step, SOON).toBe("2");
    clickKey(app.root, "Play on from here");
    await untilText(app.root, "Taken over from an episode from a link, step 2.");
    expect(app.services.play.replay()).toEqual({ ...REPLAY, actions: REPLAY.actions.slice(0, 2) });
    app.services.play.act(3);
    await untilText(app.root, "Taken over from");
    expect(app.services.play.replay()?.actions).toEqual([[6], [0], [3]]);
    for (let turn = 0; turn < 2; turn++) app.services.play.undo();
    await expect.poll(() => app.root.textContent).not.toContain("Taken over from");
    app.services.play.restart();
    expect(app.services.play.replay()?.key).toEqual(REPLAY.key);
  });

  it("that holds two of one level shows them side by side, and is copied as such", async () => {
    const texts = copied();
    const other = { ...REPLAY, actions: [[1], [2]] };
    const claim = claimOf(resimulate(other));
    const both = `${hashOf()}&with=${formatReplayLink({ ...other, claim })?.slice(2)}`;
    app = await openApp(`${both}&step=1`);
    await untilText(app.root, "Verified");
    await untilText(app.root, "Beside it: another from the link");
    await expect.poll(step, SOON).toBe("1");
    clickKey(app.root, "Copy link");
    await expect.poll(() => texts, SOON).toHaveLength(1);
    expect(texts[0].slice(texts[0].indexOf("#"))).toBe(`${both}&step=1`);
    const forged = formatReplayLink({ ...other, claim: { ...claim, points: [7] } })?.slice(2);
    location.hash = `${hashOf()}&with=${forged}`;
    await untilText(app.root, "another from the link: It claims 7 points for the agent");
  });

  it("that holds two of different levels says so", async () => {
    const other = { ...REPLAY, level: levelOf([".....", ".A...", "....."], { name: "other" }) };
    const beside = formatReplayLink({ ...other, claim: claimOf(resimulate(other)) })?.slice(2);
    app = await openApp(`${hashOf()}&with=${beside}`);
    await untilText(
      app.root,
      "another from the link is on the level “other”. Only episodes on the same level",
    );
  });

  it("is put into another page as a frame or an element", async () => {
    const texts = copied();
    app = await openApp(`${hashOf()}&step=2`);
    await untilText(app.root, "Verified");
    await expect.poll(step, SOON).toBe("2");
    clickKey(app.root, "Embed");
    await untilText(app.root, "Either of these does");
    clickKey(app.root, "Copy: A frame");
    clickKey(app.root, "Copy: An element");
    await untilText(app.root, "Copied.");
    const hash = `${hashOf()}&amp;step=2"`;
    expect(texts[0]).toMatch(/^<iframe src="http[^"]+\/embed\.html#r=2\./);
    expect(texts[0]).toContain(hash);
    expect(texts[1]).toMatch(/^<script src="http[^"]+\/embed\.js"><\/script>\n<safelife-replay src="/);
    expect(texts[1]).toContain(hash);
  });

  it("of a game that was taken over tells its parent, and keeps its place in its set", async () => {
    const texts = copied();
    app = await openApp("#/play/own-prune-still/7");
    await untilText(app.root, "Level 7 of 100");
    for (const action of [2, 6, 0]) app.services.play.act(action);
    const replay = app.services.play.replay()!;
    app.services.whatIf.open({ who: "your game", replay, setId: "own-prune-still" });
    await untilText(app.root, "your game");
    app.services.whatIf.opened.value?.player.seek(2);
    await expect.poll(step, SOON).toBe("2");
    clickKey(app.root, "Play on from here");
    await untilText(app.root, "Taken over from your game, step 2.");
    expect(location.hash).toBe("#/play/own-prune-still/7");
    const { play, whatIf } = app.services;
    play.act(3);
    whatIf.open({ who: "mine", replay: play.replay()!, setId: play.setId.value, parent: play.parent() });
    const name = sumInDigits(sumOfReplay(replay));
    await untilText(app.root, `Taken over from replay ${name} at step 2.`);
    clickKey(app.root, "Copy link");
    await expect.poll(() => texts, { timeout: 40_000 }).toHaveLength(1);
    const link = parseReplayLink(texts[0]);
    expect(link.parent).toEqual({ sum: sumOfReplay(replay), step: 2 });
    expect(link.level).toMatchObject({ set: "own/prune-still", index: 6 });
    clickKey(app.root, "Compare with your game");
    await untilText(app.root, "Taken over from the one beside it at step 2.");
  });

  it("of a game that was taken over and ended tells its parent on the way back", async () => {
    const level = levelOf([".....", ".A.E.", "....."], { name: "out" });
    const before = { ...REPLAY, level, actions: [[0], [0]] };
    app = await openApp(`#${formatReplayLink({ ...before, claim: claimOf(resimulate(before)) })}&step=1`);
    await untilText(app.root, "Verified");
    clickKey(app.root, "Play on from here");
    await untilText(app.root, "Taken over from an episode from a link, step 1.");
    for (const action of [2, 2]) app.services.play.act(action);
    await untilText(app.root, "You made it out.");
    clickKey(app.root, "What would have happened?");
    await untilText(app.root, `Taken over from replay ${sumInDigits(sumOfReplay(before))} at step 1.`);
  });

  it("that holds two of one level shows both again after a reload", async () => {
    const other = { ...REPLAY, actions: [[1], [2]] };
    const parent = { sum: 7, step: 1 };
    const beside = formatReplayLink({ ...other, claim: claimOf(resimulate(other)) })?.slice(2);
    app = await openApp(`#${formatReplayLink({ ...REPLAY, claim: CLAIM, parent })}&with=${beside}`);
    await untilText(app.root, "Beside it: another from the link");
    app.services.whatIf.opened.value?.close();
    app.close();
    app = await openApp("#/whatif");
    await untilText(app.root, "Beside it: another from the link");
    await untilText(app.root, "Taken over from replay 00000007 at step 1.");
    expect(app.services.whatIf.opened.value?.other?.replay).toEqual(other);
    clickKey(app.root, "Stop comparing");
    app.services.whatIf.opened.value?.close();
    app.close();
    app = await openApp("#/whatif?step=1");
    await untilText(app.root, "still, an episode from a link");
    expect(app.services.whatIf.opened.value?.other).toBeNull();
  });

  it("goes to its start and its end by the keys of chess", async () => {
    app = await openApp(hashOf());
    await untilText(app.root, "Verified");
    const press = (code: string) => dispatchEvent(new KeyboardEvent("keydown", { key: code, code }));
    for (const [code, there] of [
      ["ArrowUp", "0"],
      ["ArrowRight", "1"],
      ["ArrowDown", "4"],
      ["ArrowLeft", "3"],
    ]) {
      press(code);
      await expect.poll(step, SOON).toBe(there);
    }
  });

  it("of two who act apart is gone on with by two", async () => {
    const two = levelOf(["A....", ".....", "....A"], { name: "two" });
    const replay = { level: two, key: [1, 2] as const, actions: [[3, 1]] };
    app = await openApp(`#${formatReplayLink({ ...replay, claim: claimOf(resimulate(replay)) })}`);
    await untilText(app.root, "Verified");
    clickKey(app.root, "Play on from here");
    await untilText(app.root, "Player 1 chooses.");
    expect(app.services.play.replay()?.actions).toEqual([[3, 1]]);
  });
});
