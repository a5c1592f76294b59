// `safelife benchmark --submission`: what was played, as a file that the leaderboard accepts.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "safelife-submission-"));
afterAll(() => rmSync(folder, { recursive: true }));

function benchmark(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "scripts/safelife.mjs"), "benchmark", "--agent", "noop", ...args, "--submission", "a.json"],
    { encoding: "utf8", cwd: folder },
  );
  return { status, stdout, stderr };
}

describe("safelife benchmark --submission", { timeout: 120_000 }, () => {
  it("writes the file that stands on the leaderboard, and none over another", () => {
    const there = readFileSync(join(root, "leaderboard/prune-still/noop.json"), "utf8");
    const { authors, about } = JSON.parse(there).method;
    const command = ["--levels", "own/prune-still", "--authors", authors, "--about", about];
    const { status, stdout } = benchmark(...command);
    expect(status).toBe(0);
    expect(stdout).toContain(`own/prune-still: 100 episodes in a.json, ${there.length} bytes`);
    expect(readFileSync(join(folder, "a.json"), "utf8")).toBe(there);
    expect(benchmark(...command).stderr).toContain("--overwrite");
  });

  it.each([
    [["--levels", "own/append-difficulty-01"], /There is no leaderboard of "own\/append-difficulty-01"/],
    [["--levels", "own/prune-still", "--seed", "1"], /submissions play with seed 0, as everyone does/],
    [["--levels", "own/prune-still", "--range", "1-3"], /has one episode on every level/],
    [["--levels", "own/prune-still", "--episodes", "3"], /has one episode on every level/],
  ])("says before it plays why there will be none: %j", (args, sentence) => {
    const { status, stderr } = benchmark(...args);
    expect(status).toBe(1);
    expect(stderr).toMatch(sentence);
  });
});
