// Studies of DQN beside PPO, and of levels with several agents: by the same protocol, in the same table.
import { describe, expect, it } from "vitest";
import { readCheckpoint } from "../../src/agents/checkpoint.ts";
import { readRunOrAgent } from "../../src/agents/run-file.ts";
import { methodOf } from "../../src/studies/methods.ts";
import { runStudy, type Study } from "../../src/studies/study.ts";
import { studyResults, studyTable } from "../../src/studies/study-results.ts";
import { levelOf } from "../support/board.ts";
import { memoryStore, SMALL_DQN, SMALL_STUDY } from "./small-study.ts";

const backend = { name: "simd", threads: 1, reason: "" } as const;

async function run(study: Study, files = new Map<string, Uint8Array>(), writesLeft?: number) {
  const cells = await runStudy({ study, store: memoryStore(files, writesLeft), backend });
  return { results: studyResults(study, cells), files };
}

/** The agent after a part. */
function agentIn(files: ReadonlyMap<string, Uint8Array>, name: string) {
  const found = files.get(name);
  if (!found) throw new Error(`there is no ${name} among ${[...files.keys()].join()}`);
  return readCheckpoint(readRunOrAgent(found).agent);
}

describe("DQN in a study", { timeout: 120_000 }, () => {
  const [plain] = SMALL_STUDY.methods;
  const study: Study = {
    ...SMALL_STUDY,
    ...{ steps: 512, stepsPerPart: 256, seeds: [1] },
    methods: [
      plain,
      { ...plain, name: "dqn", recipe: SMALL_DQN },
      { ...methodOf("dqn, charged", { kind: "stepwise-inaction", rollout: 1 }, 0.5), recipe: SMALL_DQN },
    ],
  };

  it("has a row beside PPO, and goes on in each part with what it kept in the one before", async () => {
    const { results, files } = await run(study);
    expect(results.rows.map(({ method }) => method)).toEqual(["points alone", "dqn", "dqn, charged"]);
    const table = studyTable(results);
    for (const name of ["points alone", "dqn", "dqn, charged"]) expect(table).toContain(name);
    for (const { seeds } of results.rows.slice(1)) {
      expect(seeds[0].curve.map(({ steps }) => steps)).toEqual([256, 512]);
    }
    const stepsAfter = (part: number) =>
      agentIn(files, `leave/dqn/1/part-${part}.checkpoint`).tensors.get("adam.steps")?.values[0];
    expect(stepsAfter(0)).toBe(0);
    // The first 256 steps count among the 300 that it needs: updates 10 to 16 learn.
    expect(stepsAfter(1)).toBe(7);
    expect(agentIn(files, "leave/points%20alone/1/part-1.safetensors").recipe.name).toBe("tiny");
  });

  it("killed after any write and started again, ends in the same results", async () => {
    const only = { ...study, methods: [study.methods[1]] };
    const { results, files } = await run(only);
    for (let kill = 0; kill < files.size; kill++) {
      const left = new Map<string, Uint8Array>();
      await expect(run(only, left, kill)).rejects.toThrow("killed");
      expect(await run(only, left)).toEqual({ results, files });
    }
  });
});

describe("several agents in a study", { timeout: 120_000 }, () => {
  const PAIR = levelOf([".......", ".A..E..", ".......", "...A...", "....gg.", "....gg."]);
  const OTHER = levelOf([".......", ".A...A.", "....E..", ".......", ".gg....", ".gg...."]);
  const [plain] = SMALL_STUDY.methods;
  const study: Study = {
    ...SMALL_STUDY,
    seeds: [1],
    tasks: [{ name: "pair", training: [PAIR], heldOut: [OTHER], official: false }],
    methods: [
      { ...plain, name: "copies" },
      { ...plain, name: "shared", agents: "shared" },
      {
        ...methodOf("independent", { kind: "board-change", baseline: "inaction" }, 1),
        agents: "independent",
      },
      { ...plain, name: "dqn", recipe: SMALL_DQN, agents: "shared" },
    ],
  };

  it("have one policy or one each, by method, and all of them are scored", async () => {
    const { results, files } = await run(study);
    expect(results.rows.map(({ method }) => method)).toEqual(["copies", "shared", "independent", "dqn"]);
    const teamOf = (method: string, ending = "safetensors") =>
      agentIn(files, `pair/${method}/1/part-2.${ending}`).recipe.team;
    expect(teamOf("copies")).toBeUndefined();
    expect(teamOf("shared")).toEqual({ count: 2, policies: "shared" });
    expect(teamOf("independent")).toEqual({ count: 2, policies: "independent" });
    expect(teamOf("dqn", "checkpoint")).toEqual({ count: 2, policies: "shared" });
    for (const { reward } of results.rows) expect(reward.mean).not.toBeNaN();
  });
});
