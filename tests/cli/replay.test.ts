// `safelife replay`: a link that is true, one that is not, and files.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { resimulate } from "../../src/core/replay.ts";
import { BUILT_IN_DEFAULTS, readParameters } from "../../src/procgen/read-parameters.ts";
import { levelOfSeries } from "../../src/procgen/series.ts";
import { readLevels } from "../../src/share/read-levels.ts";
import { writeRecording } from "../../src/share/recording-npz.ts";
import { claimOf } from "../../src/share/replay-claim.ts";
import { readReplayJson, writeReplayJson } from "../../src/share/replay-json.ts";
import { fingerprintOf, formatReplayLink, sumInDigits, sumOfReplay } from "../../src/share/replay-link.ts";
import { packSource } from "../../src/share/series-names.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const DEFAULTS = readParameters(
  readFileSync(join(root, "levels/random/_defaults.yaml"), "utf8"),
  "_defaults.yaml",
  BUILT_IN_DEFAULTS,
);
const folder = mkdtempSync(join(tmpdir(), "safelife-replay-"));
afterAll(() => rmSync(folder, { recursive: true }));

function replay(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "scripts/safelife.mjs"), "replay", ...args],
    { encoding: "utf8", cwd: folder },
  );
  return { status, stdout, stderr };
}

const suite = join(root, "levels/benchmark/v1/prune-still.npz");
const level = readLevels(readFileSync(suite), "prune-still.npz")[6];
const episode = { level, key: [1, 2] as const, actions: [[2], [6], [0]] };
const claim = claimOf(resimulate(episode));
const known = { set: "own/prune-still", index: 6, fingerprint: fingerprintOf(level) };

describe("safelife replay", { timeout: 60_000 }, () => {
  it("finds a level that comes along, and the link true", () => {
    const { status, stdout } = replay(
      `https://example.org/#${formatReplayLink({ ...episode, level: known, claim })}`,
    );
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^prune-still-007: 3 steps, did not leave\npoints .* score .*\nreplay [0-9a-f]{8}\nverified: /,
    );
  });

  it("makes a generated level again, of a kind and of parameters of one's own", () => {
    const text = readFileSync(join(root, "levels/random/append-still-easy.yaml"), "utf8");
    for (const set of [
      "random:append-still-easy:7:5+12",
      `random:${packSource({ name: "append-still-easy", text })}:7:5+`,
    ]) {
      const of = levelOfSeries(readParameters(text, "a.yaml", DEFAULTS), 7, 6, "append-still-easy");
      const reference = { set, index: 2, fingerprint: fingerprintOf(of) };
      const played = { ...episode, level: of };
      const link = formatReplayLink({ ...played, level: reference, claim: claimOf(resimulate(played)) });
      expect(replay(`#${link}`).stdout).toContain("verified: it ends as the link says");
    }
  });

  it("says whose episode was taken over, and passes it on", () => {
    const parent = { sum: 0xabc, step: 2 };
    const link = `#${formatReplayLink({ ...episode, claim, parent })}`;
    const { stdout } = replay(link, "--link");
    const name = sumInDigits(sumOfReplay(episode));
    expect(stdout).toContain(`\nreplay ${name}, taken over from 00000abc at step 2\n`);
    expect(stdout.trim().split("\n").at(-1)).toBe(link);
  });

  it("fails where a link claims what is not so", () => {
    const forged = formatReplayLink({ ...episode, claim: { ...claim, points: [99] } });
    const { status, stdout } = replay(`#${forged}`);
    expect(status).toBe(1);
    expect(stdout).toContain("It claims 99 points for the agent; played again, it is");
  });

  it("makes a file of a link and a link of a file", () => {
    const link = `#${formatReplayLink({ ...episode, claim })}`;
    expect(replay(link, "--out", "a.json").status).toBe(0);
    expect(readReplayJson(readFileSync(join(folder, "a.json"), "utf8"), "a.json")).toEqual(episode);
    expect(replay(link, "--out", "a.json").stderr).toContain("--overwrite");
    writeFileSync(join(folder, "b.json"), writeReplayJson(episode));
    expect(replay("b.json", "--link").stdout.trim().split("\n").at(-1)).toBe(link);
    expect(replay("b.json", "--recording", "c.npz").status).toBe(0);
    expect(new Uint8Array(readFileSync(join(folder, "c.npz")))).toEqual(writeRecording(episode));
  });

  it.each([
    ["a level nobody has", { ...known, set: "drawn:mine" }, [], /Give the file that holds it with --levels/],
    [
      "a kind nobody knows",
      { ...known, set: "random:no-such:1:1+12" },
      [],
      /there are no parameters "random\/no-such"/,
    ],
    [
      "a generated level that is another now",
      { ...known, set: "random:append-still:1:1+12" },
      [],
      /made by another version/,
    ],
    [
      "another level",
      { ...known, fingerprint: 1 },
      ["--levels", suite],
      /has no level as the link was made with/,
    ],
  ])("says what to do about a link to %s", (_, reference, more, sentence) => {
    const link = `#${formatReplayLink({ ...episode, level: reference, claim })}`;
    const { status, stderr } = replay(link, ...more);
    expect(status).toBe(1);
    expect(stderr).toMatch(sentence);
  });
});
