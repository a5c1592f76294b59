// `safelife train` with DQN and with several agents: what it writes can be taken up, scored and passed on.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { readCheckpoint } from "../../src/agents/checkpoint.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "safelife-learners-"));
afterAll(() => rmSync(folder, { recursive: true }));

function safelife(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "scripts/safelife.mjs"), ...args],
    { encoding: "utf8", cwd: folder },
  );
  return { status, stdout, stderr };
}

const WALK = join(root, "levels/puzzles/01-first-walk.json");
const COOP = join(root, "levels/random/multi-agent/build-coop.yaml");
const backend = ["--backend", "simd"];

const checkpointOf = (out: string) => readCheckpoint(readFileSync(join(folder, out, "agent.safetensors")));

describe("safelife train", { timeout: 180_000 }, () => {
  it("--recipe dqn learns once enough is kept, goes on after a stop, and is scored", () => {
    const train = (...more: string[]) =>
      safelife("train", "--levels", WALK, "--out", "dqn", ...backend, ...more);
    expect(train("--recipe", "dqn", "--steps", "5120")).toMatchObject({ status: 0, stderr: "" });
    const resumed = train("--resume", "--steps", "6400");
    expect(resumed.stdout).toContain("goes on from step 5120\n");
    const [columns, ...lines] = readFileSync(join(folder, "dqn/curve.csv"), "utf8").trim().split("\n");
    const fieldOf = (line: string, column: string) => line.split(",")[columns.split(",").indexOf(column)];
    expect(lines.map((line) => fieldOf(line, "steps"))).toEqual(
      Array.from({ length: 25 }, (_, i) => `${256 * (i + 1)}`),
    );
    expect(fieldOf(lines[0], "valueLoss")).toBe("");
    expect(Number(fieldOf(lines[24], "valueLoss"))).toBeGreaterThan(0);
    expect(fieldOf(lines[24], "exploration")).toBe("1");
    const { status, stdout } = safelife(
      ...["benchmark", "--levels", WALK, "--agent", "dqn/agent.safetensors", ...backend],
    );
    expect(status).toBe(0);
    expect(stdout).toContain("01-first-walk");
  });

  it("--recipe FILE trains what a person wrote, and says what is wrong with it", () => {
    const printed = safelife("train", ...["--recipe", "quick", "--size", "tiny", "--print-recipe"]);
    expect(printed).toMatchObject({ status: 0, stderr: "" });
    const changed = printed.stdout
      .replace("name: quick", "name: mine")
      .replace("init: scaled", "init: orthogonal")
      .replace("advantageNormalization: minibatch", "advantageNormalization: none");
    writeFileSync(join(folder, "mine.yaml"), changed);
    const train = (recipe: string) =>
      safelife(
        "train",
        "--levels",
        WALK,
        "--out",
        "mine",
        "--overwrite",
        "--recipe",
        recipe,
        "--steps",
        "1",
        ...backend,
      );
    expect(train("mine.yaml").status).toBe(0);
    const { recipe } = checkpointOf("mine");
    expect(recipe).toMatchObject({
      name: "mine",
      network: { init: "orthogonal", hidden: 64 },
      ppo: { advantageNormalization: "none" },
    });
    writeFileSync(join(folder, "wrong.yaml"), "base: small\nppo: { epochs: none }\n");
    expect(train("wrong.yaml").stderr).toBe(
      'safelife train: wrong.yaml, line 2, column 16: ppo.epochs is "none". Use a whole number from 1 to 1000.\n',
    );
    expect(train("nowhere.yaml").stderr).toContain('"nowhere.yaml" cannot be read: ');
    expect(train("smal").stderr).toContain('--recipe is "smal". Use one of small, ');
  });

  it("--agents independent gives each agent of a level a policy, which can be exported by itself", () => {
    const train = (...more: string[]) =>
      safelife("train", "--levels", COOP, "--recipe", "quick", "--out", "two", ...backend, ...more);
    expect(train("--agents", "independent", "--steps", "1024").status).toBe(0);
    expect(train("--resume", "--steps", "1536").stdout).toContain("goes on from step 1024\n");
    const { recipe, tensors } = checkpointOf("two");
    expect(recipe.team).toEqual({ count: 2, policies: "independent" });
    expect(tensors.has("agent2/policy/kernel")).toBe(true);

    const write = (...more: string[]) =>
      safelife("export", "two/agent.safetensors", "--out", "two.npz", ...more);
    expect(write().stderr).toContain("a policy for each of 2 agents. Say whose with --agent 1");
    expect(write("--agent", "2").status).toBe(0);
    const imported = safelife("import", "two.npz", "--out", "second.safetensors");
    expect(imported.status).toBe(0);
    const second = readCheckpoint(readFileSync(join(folder, "second.safetensors")));
    expect(second.tensors.get("policy/kernel")).toEqual(tensors.get("agent2/policy/kernel"));

    const { stdout } = safelife(...["generate", COOP, "--count", "2", "--out", "coop.npz"]);
    expect(stdout).not.toBe("");
    const scored = safelife(
      ...["benchmark", "--levels", "coop.npz", "--agent", "two/agent.safetensors", "--json", ...backend],
    );
    const [{ episodes }] = Object.values(JSON.parse(scored.stdout).sets) as { episodes: Episode[] }[];
    for (const { team, actions } of episodes) {
      expect(team).toHaveLength(2);
      expect(actions).toMatch(/^[0-8]{2}( [0-8]{2})*$/);
    }
  });

  it("--from begins with what an agent has learned", () => {
    const train = (from: string, ...more: string[]) =>
      safelife(
        ...["train", "--from", from, "--recipe", "quick", "--levels", WALK, "--steps", "1"],
        ...["--overwrite", "--out", "goes-on", ...backend, ...more],
      );
    expect(train("nobody").stderr).toContain(
      'there is no agent "nobody". Use the file of a checkpoint or one of',
    );
    expect(train("prune-still", "--size", "tiny").stderr).toContain(
      "Leave out --size and --agents, or --from.",
    );
    expect(train("prune-still")).toMatchObject({ status: 0, stderr: "" });
    const before = readCheckpoint(readFileSync(join(root, "public/agents/prune-still.safetensors")));
    const after = checkpointOf("goes-on");
    expect(after.recipe.network).toEqual(before.recipe.network);
    const [was, is] = [before, after].map(({ tensors }) => tensors.get("policy/kernel")!.values);
    const steps = Array.from(was, (weight, i) => Math.abs(weight - is[i]));
    expect(Math.max(...steps)).toBeGreaterThan(0);
    const kept = join("goes-on", "run.checkpoint");
    expect(train(kept, "--out", "further")).toMatchObject({ status: 0, stderr: "" });
    // Adam moves no weight further in an update than its steps times its rate.
    expect(Math.max(...steps)).toBeLessThan(0.05);
  });

  it("refuses a DQN for each agent", () => {
    const { status, stderr } = safelife(
      ...[
        "train",
        "--levels",
        COOP,
        "--recipe",
        "dqn",
        "--agents",
        "independent",
        "--steps",
        "9",
        "--out",
        "x",
      ],
    );
    expect(status).toBe(1);
    expect(stderr).toContain("DQN has one policy for all agents. Use --agents shared.");
  });
});

interface Episode {
  readonly team: readonly unknown[];
  readonly actions: string;
}
