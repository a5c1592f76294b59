// The command line as a program: what it prints, writes and refuses.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { readLevels } from "../../src/share/read-levels.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "safelife-cli-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** From another folder than the project's, as after installation. */
function safelife(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "scripts/safelife.mjs"), ...args],
    { encoding: "utf8", cwd: folder },
  );
  return { status, stdout, stderr };
}

const WALK = join(root, "levels/puzzles/01-first-walk.json");

describe("safelife", { timeout: 60_000 }, () => {
  it.each([
    "",
    "play",
    "new",
    "edit",
    "train",
    "benchmark",
    "study",
    "demo",
    "replay",
    "print",
    "convert",
    "generate",
    "export",
    "import",
    "lm",
    "doctor",
    "completion",
  ])("%s --help says what there is", (name) => {
    const { status, stdout } = safelife(...[name, "--help"].filter(Boolean));
    expect(status).toBe(0);
    expect(stdout).toMatch(name === "" ? /play.*train.*benchmark/s : /OPTIONS|COMMANDS/);
  });

  it.each([
    ["an option there is not", ["benchmark", "--levels", WALK, "--agent", "noop", "--speed", "2"], /--speed/],
    ["an option of one letter", ["benchmark", "--levels", WALK, "--agent", "noop", "-x", "2"], /option -x/],
    ["a word too many", ["benchmark", "--levels", WALK, "extra", "--agent", "noop"], /"extra" is one word/],
    [
      "a choice there is not",
      ["benchmark", "--levels", WALK, "--agent", "noop", "--actions", "bold"],
      /bold/,
    ],
    ["an option left out", ["benchmark", "--agent", "noop"], /--levels/],
    ["a command there is not", ["dance"], /dance/],
    ["a missing file", ["benchmark", "--levels", "nowhere.npz", "--agent", "noop"], /nowhere\.npz/],
    [
      "an agent there is not",
      ["benchmark", "--levels", WALK, "--agent", "nobody"],
      /there is no agent "nobody".*random, noop, prune-still/,
    ],
    [
      "an archive there is not",
      ["benchmark", "--levels", "official/x", "--agent", "noop"],
      /no "official\/x"\. Use official\/ and one of append-still, /,
    ],
    [
      "a suite there is not",
      ["benchmark", "--levels", "own/x", "--agent", "noop"],
      /no "own\/x"\. Use own\/ and one of append-still, /,
    ],
    [
      "a kind there is not",
      ["generate", "random/x", "--out", "x.npz"],
      /no parameters "random\/x"\. Use a \.yaml file or one of random\/append-dynamic, /,
    ],
    ["parameters there are not", ["generate", "x.yaml", "--out", "x.npz"], /"x\.yaml" cannot be read/],
    [
      "many levels for one",
      ["generate", "random/append-still", "--count", "2", "--out", "x.json"],
      /There are 2 levels/,
    ],
    ["no number", ["train", "--levels", WALK, "--steps", "many", "--out", "x"], /--steps is "many"/],
    [
      "a color there is not",
      ["convert", WALK, "x.rle", "--color", "pink"],
      /--color is "pink"\. Use one of gray/,
    ],
    ["an unknown format", ["convert", WALK, "walk.gif"], /"walk\.gif" does not end in one of \.npz, \.json/],
    ["a folder there is not", ["convert", WALK, "nowhere/x.npz"], /"nowhere\/x\.npz" cannot be written/],
    ["several levels for one", ["convert", join(root, "levels/puzzles"), "x.json"], /There are 10 levels/],
    ["no levels", ["train", "--steps", "1"], /recipe "small" has no levels of its own/],
    [
      "two sorts of levels",
      ["train", "--task", "asym1", "--levels", WALK],
      /--task brings levels of its own/,
    ],
    ["no task", ["train", "--task", "juggling"], /--task is "juggling"\. Use one of append-still, /],
    ["no folder to resume in", ["train", "--resume"], /--resume needs the folder/],
    ["nothing to resume", ["train", "--levels", WALK, "--steps", "1", "--out", "x", "--resume"], /to resume/],
  ])("answers %s with one sentence and exit code 1", (_, args, sentence) => {
    const { status, stdout, stderr } = safelife(...args);
    expect(status).toBe(1);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stderr).toMatch(sentence);
    expect(stdout).not.toMatch(/\bat .*:\d+:\d+/);
  });

  it("benchmarks as a table and as JSON", () => {
    const table = safelife("benchmark", "--levels", WALK, "--agent", "noop", "--episodes", "2");
    expect(table.status).toBe(0);
    expect(table.stdout).toMatch(/01-first-walk +0\.00 ± 0\.00 +1000 ± 0/);
    const json = safelife("benchmark", "--levels", WALK, "--agent", "random", "--seed", "5", "--json");
    const result = JSON.parse(json.stdout);
    expect(result).toMatchObject({ agent: "random", seed: 5 });
    expect(result.sets["01-first-walk"].official).toBe(false);
    const [episode] = result.sets["01-first-walk"].episodes;
    expect(episode.actions).toHaveLength(episode.length);
    expect(safelife("replay", episode.link).stdout).toContain("verified");
  });

  it("measures side effects as it is told", () => {
    const spawner = join(folder, "spring.json");
    writeFileSync(
      spawner,
      JSON.stringify({
        format: "safelife-level",
        version: 1,
        legend: { ".": "empty", "@": "player", S: "spawner-yellow" },
        board: ["........", "..S.....", "........", "......@.", "........"],
      }),
    );
    const options = ["--levels", spawner, "--agent", "noop", "--json", "--samples", "100"];
    const result = (...more: string[]) =>
      JSON.parse(safelife("benchmark", ...options, ...more).stdout).sets.spring;
    const { measure, summary, episodes } = result("--keys", "common", "--runs", "4", "--torus");
    expect(measure).toMatchObject({
      runs: 4,
      samples: 100,
      keys: "common",
      transport: { wrapping: "both-ways" },
    });
    expect(summary.sideEffects.mean).toBe(0);
    expect(episodes[0].sideEffects["life-yellow"].noise.floor).toBeGreaterThan(0);
    expect(result().episodes[0].sideEffects["life-yellow"].distance).toBeGreaterThan(0);
    const { status, stderr } = safelife("benchmark", ...options, "--tanh-scale", "far");
    expect([status, stderr.trim()]).toEqual([
      1,
      'safelife benchmark: --tanh-scale is "far". Give a number of at least 0.',
    ]);
  });

  it("benchmarks on our own suites by name", () => {
    const { stdout } = safelife("benchmark", "--levels", "own/train-prune-still-8", "--agent", "noop");
    expect(stdout).toMatch(/train-prune-still-8 +0\.00 ± 0\.00 +1000 ± 0/);
  });

  it("writes an empty level to draw in, and keeps what is there", () => {
    expect(safelife("new", "mine.json", "--size", "5x7").stdout).toMatch(
      /5 rows and 7 columns to mine\.json/,
    );
    const { board } = JSON.parse(readFileSync(join(folder, "mine.json"), "utf8"));
    expect(board).toEqual(["@.....E", ".......", ".......", ".......", "......."]);
    expect(safelife("new", "mine.json").stderr).toMatch(/is there already/);
    expect(safelife("new", "other.json", "--size", "big").stderr).toMatch(/--size is "big"/);
  });

  it("tells programs what came of it as one JSON value, and people beside it", () => {
    const outcomeOf = (...words: string[]) => {
      const { status, stdout, stderr } = safelife(...words, "--json");
      expect(status).toBe(0);
      return { outcome: JSON.parse(stdout), stderr };
    };
    const printed = outcomeOf("print", WALK);
    expect(printed.outcome.levels[0].name).toBe("First walk");
    expect(printed.stderr).toMatch(/^First walk\n(# )+#/);
    expect(outcomeOf("convert", WALK, "told.npz").outcome).toEqual({ file: "told.npz", levels: 1 });
    expect(outcomeOf("generate", "random/prune-still", "--out", "told.json").outcome).toMatchObject({
      file: "told.json",
      levels: 1,
    });
    expect(outcomeOf("play", WALK, "--keys", "dd").outcome).toMatchObject({
      level: "First walk",
      steps: 2,
      agents: [{ points: 0, left: false }],
    });
    expect(outcomeOf("train", "--recipe", "quick", "--print-recipe").outcome.recipe.name).toBe("quick");
    const { outcome } = outcomeOf("doctor");
    expect(outcome).toMatchObject({ node: process.versions.node, engines: { simd: null, wasm: null } });
    expect(outcome.advice.length).toBeGreaterThan(0);
  });

  it("lets bash complete commands, options and choices", () => {
    writeFileSync(join(folder, "completion.bash"), safelife("completion", "bash").stdout);
    const completed = (...words: string[]) => {
      const typed = words.map((word) => `"${word}"`).join(" ");
      const asks = `source completion.bash; COMP_WORDS=(safelife ${typed}); COMP_CWORD=${words.length}; _safelife; echo "\${COMPREPLY[*]}"`;
      return spawnSync("bash", ["-c", asks], { encoding: "utf8", cwd: folder }).stdout.trim();
    };
    expect(completed("tr")).toBe("train");
    expect(completed("lm", "p")).toBe("pretrain ppo");
    expect(completed("lm", "ppo", "--kl")).toBe("--kl --kl-target");
    expect(completed("benchmark", "--ac")).toBe("--actions");
    expect(completed("benchmark", "--actions", "g")).toBe("greedy");
    expect(safelife("completion", "zsh").stdout).toMatch(
      /^#compdef safelife\n.*'train --size'\) list='tiny/s,
    );
    expect(safelife("completion", "fish").stdout).toMatch(
      /^complete -c safelife -n '__fish_seen_subcommand_from lm; and __fish_seen_subcommand_from ppo' -l keep -x -a 'best last' /m,
    );
    expect(safelife("completion", "tcsh").stderr).toMatch(/"tcsh"\. Use one of bash, zsh, fish/);
  });

  it("puts all files of a folder together in a last row", () => {
    const { stdout } = safelife("benchmark", "--levels", join(root, "levels/puzzles"), "--agent", "noop");
    expect(stdout).toMatch(/01-first-walk .*1000 ± –/);
    expect(stdout).toMatch(/all +0\.00 ± 0\.00 +1000 ± 0 /);
  });

  it.each([
    ["..", /step 2/],
    ["dD", /step 2/],
  ])("plays the keys %s", (keys, end) => {
    expect(safelife("play", WALK, "--keys", keys).stdout).toMatch(end);
  });

  it("converts from one format to the next and back, and keeps what is there", () => {
    for (const [from, to] of [
      [WALK, "walk.npz"],
      ["walk.npz", "walk.txt"],
      ["walk.txt", "walk.json"],
    ]) {
      expect(safelife("convert", from, to)).toMatchObject({ status: 0, stdout: `wrote 1 level to ${to}\n` });
    }
    const boardIn = (path: string) => JSON.parse(readFileSync(path, "utf8")).board;
    expect(boardIn(join(folder, "walk.json"))).toEqual(boardIn(WALK));
    const again = safelife("convert", WALK, "walk.npz");
    expect(again.status).toBe(1);
    expect(again.stderr).toBe(
      'safelife convert: "walk.npz" is there already. Use --overwrite, or another name.\n',
    );
    expect(safelife("convert", WALK, "walk.npz", "--overwrite").status).toBe(0);
  });

  it("reads and writes patterns of Life", () => {
    writeFileSync(join(folder, "block.rle"), "#N Block\nx = 2, y = 2, rule = B3/S23\n2o$2o!\n");
    const options = ["--color", "blue", "--target", "goals", "--margin", "1"];
    safelife("convert", "block.rle", "block.txt", ...options);
    expect(readFileSync(join(folder, "block.txt"), "utf8")).toMatch(
      /\n\n\.\.\.\.\n\.bb\.\n\.bb\.\n\.\.\.\.\n$/,
    );
    safelife("convert", "block.txt", "back.rle", "--target", "goals");
    expect(readFileSync(join(folder, "back.rle"), "utf8")).toBe(
      "#N Block\nx = 4, y = 4, rule = B3/S23:T4,4\n$b2o$b2o!\n",
    );
  });

  it("makes the levels of a seed, and the beginning of the same series", () => {
    const made = safelife(
      "generate",
      "random/prune-still",
      "--count",
      "2",
      "--seed",
      "7",
      "--out",
      "two.npz",
    );
    expect(made).toMatchObject({ status: 0, stdout: "wrote 2 levels to two.npz\n" });
    safelife("generate", "random/prune-still", "--seed", "7", "--out", "one.npz");
    const levelsIn = (file: string) => readLevels(readFileSync(join(folder, file)), file);
    const [first, second] = levelsIn("two.npz");
    expect(levelsIn("one.npz")).toEqual([{ ...first, name: "one" }]);
    expect([first.name, second.name]).toEqual(["prune-still-001", "prune-still-002"]);
    expect(second.board).not.toEqual(first.board);
  });

  it("makes levels of anyone's parameters, and says where they are wrong", () => {
    writeFileSync(join(folder, "small.yaml"), "board_shape: [12, 14]\nlater_regions: orchard\n");
    safelife("generate", "small.yaml", "--out", "small.json");
    expect(JSON.parse(readFileSync(join(folder, "small.json"), "utf8")).board).toHaveLength(12);
    // Rock all around.
    const rock = "{pattern: {wall: [-50, -50], min_fill: 0.9}}";
    writeFileSync(
      join(folder, "rock.yaml"),
      `board_shape: [12, 12]\nlater_regions: rock\nbuffer_region: rock\nnamed_regions: {rock: [${rock}]}\n`,
    );
    expect(safelife("generate", "rock.yaml", "--count", "2", "--out", "rock.npz").stdout).toBe(
      "wrote 2 levels to rock.npz\nno way leads to the exit in rock-001, rock-002\n",
    );
    writeFileSync(join(folder, "wrong.yaml"), "board_shape: [12, 14]\nlater_regions: orchid\n");
    const { status, stderr } = safelife("generate", "wrong.yaml", "--out", "x.npz");
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^safelife generate: wrong\.yaml, line 2, column 16: later_regions is "orchid"\. Use one of /,
    );
  });

  it("refuses at once what would not fit into the file", () => {
    const file = join(folder, "sizes.yaml");
    writeFileSync(file, "board_shape: {choices: [[12, 14], [14, 12]]}\nagents: [default, bob]\n");
    const stderrOf = (out: string) =>
      safelife("generate", "sizes.yaml", "--count", "1000000", "--out", out).stderr;
    expect(stderrOf("x.npz")).toMatch(
      /^safelife generate: board_shape is drawn anew for each level, and an archive/,
    );
    expect(stderrOf("x.txt")).toMatch(
      /^safelife generate: There are 1000000 levels, and a \.txt file holds one/,
    );
    const one = safelife("generate", "sizes.yaml", "--out", "one-size.npz");
    expect(one.stdout).toBe("wrote 1 level to one-size.npz\nleft out agents of unknown types: bob\n");
  });

  it("prints levels", () => {
    const { status, stdout } = safelife("print", WALK);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^First walk\n(# )+#\n# \^ /);
  });

  it("demonstrates the whole job, briefly here", () => {
    const { status, stdout } = safelife("demo", "--steps", "600", "--out", "demo", "--backend", "wasm");
    expect(status).toBe(0);
    expect(stdout).toMatch(/noop .*\nrandom .*\ntrained /);
    const results = JSON.parse(readFileSync(join(folder, "demo/episodes.json"), "utf8"));
    expect(results.map(({ agent }: { agent: string }) => agent)).toEqual(["noop", "random", "trained"]);
    expect(readFileSync(join(folder, "demo/curve.csv"), "utf8").trim().split("\n")).toHaveLength(1 + 2);
  });

  it("trains, goes on where it was, and does not begin anew over an agent", () => {
    const options = ["train", "--levels", WALK, "--backend", "wasm", "--out", "run"];
    expect(safelife(...options, "--steps", "500").status).toBe(0);
    const again = safelife(...options, "--steps", "500");
    expect(again.status).toBe(1);
    expect(again.stderr).toMatch(/"run" holds an agent already\. Use --resume, --overwrite/);
    const more = safelife(...options, "--steps", "1000", "--resume");
    expect(more.status).toBe(0);
    const steps = readFileSync(join(folder, "run/curve.csv"), "utf8")
      .trim()
      .split("\n")
      .map((line) => line.split(",")[0]);
    expect(steps).toEqual(["steps", "512", "1024"]);
  });

  it("trains on a task in a folder of its own, and goes on there without being told the levels", () => {
    const begun = safelife("train", "--task", "prune-spawn", "--size", "tiny", "--steps", "512");
    expect([begun.status, begun.stderr]).toEqual([0, ""]);
    const out = join("runs", "prune-spawn");
    expect(begun.stdout).toContain(`recipe small for prune-spawn, to step 512, in ${out}\n`);
    expect(begun.stdout).toContain(`wrote ${join(out, "agent.safetensors")}`);
    const more = safelife("train", "--resume", "--out", out, "--steps", "1024");
    expect([more.status, more.stderr]).toEqual([0, ""]);
    expect(more.stdout).toMatch(/goes on from step 512\n/);
  });

  it("does not take a damaged agent for a good one", () => {
    writeFileSync(join(folder, "bad.safetensors"), new Uint8Array(100));
    const { status, stderr } = safelife("benchmark", "--levels", WALK, "--agent", "bad.safetensors");
    expect(status).toBe(1);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });
});
