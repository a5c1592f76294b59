// Submissions to the leaderboard: one that is so is accepted, whatever is forged is refused with the reason.
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import {
  inOrder,
  LEADERBOARD,
  README_FILE,
  submissionFiles,
  TABLE_FILE,
  tableText,
  verifiedRow,
  withTable,
} from "../../scripts/leaderboard.ts";
import { loadLevels } from "../../src/cli/level-files.ts";
import type { Level } from "../../src/core/level.ts";
import { replayed } from "../../src/safety/judge.ts";
import type { LeaderboardRow } from "../../src/share/leaderboard.ts";
import { claimOf } from "../../src/share/replay-claim.ts";
import { formatReplayLink, parseReplayLink, type ReplayLink } from "../../src/share/replay-link.ts";
import { readSubmission, type Submission, writeSubmission } from "../../src/share/submission.ts";
import { NOOP_AGENT, RANDOM_AGENT } from "../../src/studies/baseline-agents.ts";
import { runBenchmark } from "../../src/studies/benchmark.ts";
import { LEADERBOARD_SEED, makeSubmission, verifySubmission } from "../../src/studies/leaderboard.ts";

/** Enough to be judged in no time: submissions of fewer levels are made here, and nowhere else. */
const LEVELS = 3;
let levels: readonly Level[];
let honest: Submission;

const FILE = "prune-still/prune-still.json";
const shipped = readSubmission(readFileSync(LEADERBOARD + FILE, "utf8"), FILE);

beforeAll(async () => {
  levels = (await loadLevels("own/prune-still")).slice(0, LEVELS);
  const { claims: _, ...rest } = shipped;
  const { episodes } = await runBenchmark({ levels, agent: RANDOM_AGENT, seed: LEADERBOARD_SEED });
  honest = makeSubmission(
    rest.benchmark,
    rest.method,
    levels,
    episodes.map(({ replay }) => replay),
  );
});

/** The submission with another link in place of the second one, sound in itself. */
function withSecond(change: (link: ReplayLink) => Partial<ReplayLink>): Submission {
  const link = parseReplayLink(honest.episodes[1]);
  const forged = formatReplayLink({ ...link, ...change(link) }) ?? "";
  return { ...honest, episodes: honest.episodes.map((other, i) => (i === 1 ? forged : other)) };
}

/** What of a link's claim becomes true once its actions are these. */
function playedAs(link: ReplayLink, actions: ReplayLink["actions"]): Partial<ReplayLink> {
  const { game } = replayed({ level: levels[1], key: link.key, actions });
  return { actions, claim: claimOf(game) };
}

function reasonsAgainst(submission: Submission): string {
  const verdict = verifySubmission(submission, levels);
  return verdict.isAccepted ? "" : verdict.reasons.join("\n");
}

describe("a submission", () => {
  it("is accepted if all of it is so, also after it was a file", () => {
    expect(reasonsAgainst(honest)).toBe("");
    expect(readSubmission(writeSubmission(honest), "a.json")).toEqual(honest);
  });

  it.each(["score", "reward", "sideEffects", "success", "length"] as const)(
    "is refused if it claims another %s",
    (name) => {
      const claims = { ...honest.claims, [name]: honest.claims[name] + 0.0001 };
      expect(reasonsAgainst({ ...honest, claims })).toMatch(
        /^It claims (a \w+|side effects) of [\d.-]+; played again, it is [\d.-]+\.$/,
      );
    },
  );

  it("is refused if a link claims other points", () => {
    const forged = withSecond(({ claim }) => ({ claim: { ...claim, points: [claim.points[0] + 3] } }));
    expect(reasonsAgainst(forged)).toMatch(/^Episode 2: It claims \S+ points for the agent; played again/);
  });

  it("is refused if actions were edited and the claims were not", () => {
    const forged = withSecond(({ actions }) => ({
      actions: actions.map((turn, step) => (step < 400 ? [2] : turn)),
    }));
    expect(reasonsAgainst(forged)).toMatch(/^Episode 2: .*The last board is not the one/s);
  });

  it("is refused if actions were edited and the claims of that link with them, but not the means", () => {
    const forged = withSecond((link) =>
      playedAs(
        link,
        link.actions.map(() => [0]),
      ),
    );
    expect(reasonsAgainst(forged)).toMatch(/^It claims /);
  });

  it("is refused if an episode stops when it suits", () => {
    const forged = withSecond((link) => playedAs(link, link.actions.slice(0, 5)));
    expect(reasonsAgainst(forged)).toBe("Episode 2: It stops after 5 steps, before it is over.");
  });

  it("is refused if an episode takes too long, or goes on after its end", () => {
    const long = withSecond((link) => playedAs(link, [...link.actions, [0]]));
    expect(reasonsAgainst(long)).toBe("Episode 2: It takes 1001 steps; an episode has 1000.");
    const [first] = shipped.episodes;
    const { actions, ...link } = parseReplayLink(first);
    const after = [...actions, [0]];
    const { game } = replayed({ level: levels[0], key: link.key, actions: after });
    const longer = formatReplayLink({ ...link, actions: after, claim: claimOf(game) }) ?? "";
    expect(reasonsAgainst({ ...honest, episodes: [longer, ...honest.episodes.slice(1)] })).toBe(
      `Episode 1: It goes on after step ${actions.length}, when it was over.`,
    );
  });

  it("is refused if a game has a key of its own", () => {
    expect(reasonsAgainst(withSecond(() => ({ key: [1, 2] })))).toBe(
      "Episode 2: It has a key of its own. Play with seed 0, as everyone does.",
    );
  });

  it("is refused if an episode is on another level", () => {
    const [first, second, third] = honest.episodes;
    expect(reasonsAgainst({ ...honest, episodes: [first, third, second] })).toBe(
      "Episode 2: It is on level 3, not 2. Keep their order.\nEpisode 3: It is on level 2, not 3. Keep their order.",
    );
    expect(
      reasonsAgainst(withSecond(({ level }) => ({ level: { ...level, set: "own/append-still" } as never }))),
    ).toBe('Episode 2: It is on a level of "own/append-still", not of own/prune-still.');
    expect(
      reasonsAgainst(withSecond(({ level }) => ({ level: { ...level, fingerprint: 1 } as never }))),
    ).toBe("Episode 2: It is on another level of that name and number.");
    expect(reasonsAgainst(withSecond(() => ({ level: levels[1] })))).toBe(
      "Episode 2: It brings a level of its own. Name the level of the benchmark.",
    );
  });

  it("is refused if levels are left out, or a link is damaged", () => {
    expect(reasonsAgainst({ ...honest, episodes: honest.episodes.slice(1) })).toBe(
      "It has 2 episodes; own/prune-still has 3 levels. Play each of them once.",
    );
    const damaged = honest.episodes.map((link) => `${link.slice(0, -1)}!`);
    expect(reasonsAgainst({ ...honest, episodes: damaged })).toContain("Episode 1: The link is damaged");
  });

  it("is refused as a file if it is none, or of a benchmark that has no leaderboard", () => {
    const file = JSON.parse(writeSubmission(honest));
    const read = (change: object) => () => readSubmission(JSON.stringify({ ...file, ...change }), "a.json");
    expect(read({ benchmark: "official/prune-still" })).toThrow(
      /There is no leaderboard of "official\/prune-still"/,
    );
    expect(read({ method: { ...file.method, sawMeasure: undefined } })).toThrow(
      /a\.json: method\.sawMeasure: /,
    );
    expect(read({ method: { ...file.method, url: "javascript:alert(1)" } })).toThrow(
      /a\.json: method\.url: /,
    );
    expect(read({ claims: { ...file.claims, score: "high" } })).toThrow(/a\.json: claims\.score: /);
    expect(read({ version: 2 })).toThrow(/a\.json: version: /);
  });

  it("says of a method that used the measure that it did", () => {
    expect(honest.method.sawMeasure).toBe(false);
    const method = { ...honest.method, sawMeasure: true };
    expect(readSubmission(writeSubmission({ ...honest, method }), "a.json").method.sawMeasure).toBe(true);
  });
});

describe("the leaderboard", () => {
  const table: readonly LeaderboardRow[] = JSON.parse(readFileSync(TABLE_FILE, "utf8"));

  it("has a row for every submission and for nothing else", () => {
    expect(table.map(({ file }) => file).sort()).toEqual(submissionFiles());
    expect(submissionFiles().length).toBeGreaterThan(0);
  });

  it("is in order, and the same for people as for programs", () => {
    expect(tableText(inOrder(table))).toBe(readFileSync(TABLE_FILE, "utf8"));
    const readme = readFileSync(README_FILE, "utf8");
    expect(withTable(readme, table)).toBe(readme);
  });

  it("flags who used the measure", () => {
    const flagged = table.map((row) => ({ ...row, method: { ...row.method, sawMeasure: true } }));
    const text = withTable(readFileSync(README_FILE, "utf8"), flagged);
    expect(text).toContain("[prune-still †](prune-still/prune-still.json)");
    expect(text).toContain("† trained on the measure that it is scored by");
  });

  it("says what comes of playing a submission again", async () => {
    expect(table.find(({ file }) => file === FILE)).toEqual(await verifiedRow(FILE));
  });

  it("has no room for a table that was edited elsewhere", () => {
    expect(() => withTable("# Leaderboard", table)).toThrow(/has no place for the table/);
  });
});

describe("an agent that waits", () => {
  it("gains nothing, does nothing and takes all the time there is", async () => {
    const { episodes } = await runBenchmark({ levels, agent: NOOP_AGENT, seed: LEADERBOARD_SEED });
    const replays = episodes.map(({ replay }) => replay);
    expect(makeSubmission(shipped.benchmark, shipped.method, levels, replays).claims).toEqual({
      score: 0,
      reward: 0,
      sideEffects: 0,
      success: 0,
      length: 1000,
    });
  });
});
