// `npm run verify-leaderboard` as others run it: what it says, what it writes, and how it ends.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { LEADERBOARD } from "../../scripts/leaderboard.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const FILE = "prune-still/prune-still-careful.json";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "safelife-leaderboard-"));
  mkdirSync(join(folder, "prune-still"));
  for (const file of ["README.md", FILE]) cpSync(join(LEADERBOARD, file), join(folder, file));
});
afterEach(() => rmSync(folder, { recursive: true }));

function verify(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["scripts/run.mjs", "scripts/verify-leaderboard.ts", "--folder", folder, ...args],
    { cwd: ROOT, encoding: "utf8" },
  );
  return { status, says: stdout + stderr };
}

describe("verify-leaderboard", () => {
  it("writes the table of what is true, and then finds it right", () => {
    expect(verify("--check")).toMatchObject({ status: 1, says: expect.stringContaining("The table is not") });
    expect(verify()).toEqual({ status: 0, says: `${FILE}: verified\n` });
    expect(JSON.parse(readFileSync(join(folder, "table.json"), "utf8"))).toHaveLength(1);
    expect(verify("--check").status).toBe(0);
    const text = readFileSync(join(folder, "table.json"), "utf8");
    writeFileSync(join(folder, "table.json"), text.replace('"length"', '"Length"'));
    expect(verify("--check").status).toBe(1);
  });

  it("fails where a submission claims what is not so, and says what", () => {
    const submission = JSON.parse(readFileSync(join(folder, FILE), "utf8"));
    submission.claims.score += 1;
    writeFileSync(join(folder, FILE), JSON.stringify(submission));
    const { status, says } = verify();
    expect(status).toBe(1);
    expect(says).toMatch(
      /REFUSED prune-still\/prune-still-careful\.json: It claims a score of .+; played again, it is /,
    );
    expect(JSON.parse(readFileSync(join(folder, "table.json"), "utf8"))).toEqual([]);
  });

  it("fails where files have names that no submission has, each of which it names", () => {
    const names = ["prune-still/Mine.json", "prune-still/mine.jsn", "prune-still/a/b.json", "mine.json"];
    mkdirSync(join(folder, "prune-still/a"));
    for (const name of names) cpSync(join(folder, FILE), join(folder, name));
    const { status, says } = verify();
    expect(status).toBe(1);
    for (const name of names) expect(says).toContain(`REFUSED ${name}: call it BENCHMARK/NAME.json`);
    expect(says).toContain(`${FILE}: verified`);
  });
});
