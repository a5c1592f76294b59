// What the documents list is what there is.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { METRICS } from "../src/agents/metrics.ts";
import { RECIPES } from "../src/agents/recipes.ts";
import { SIZES } from "../src/agents/sizes.ts";
import { TASKS } from "../src/agents/tasks.ts";
import { FEATURES } from "../src/penalties/preferences/change-features.ts";
import { PREFERENCES } from "../src/penalties/preferences/preference-model.ts";
import { PARAMETERS, type Value } from "../src/procgen/parameter-schema.ts";
import { CLIPS } from "../src/studies/clips.ts";
import { PREFERENCE_TRAINING } from "../src/studies/preference-training.ts";
import { BOARD_SETTINGS } from "../src/workers/board-world.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const read = (path: string) => readFileSync(join(root, path), "utf8");

/** The first cells of a table's rows, in backticks. */
const firstCells = (markdown: string) => [...markdown.matchAll(/^\| `([^`]+)`/gm)].map((match) => match[1]);

describe("docs/dependencies.md", () => {
  it("gives a reason for every dependency and for nothing else", () => {
    const { dependencies, devDependencies } = JSON.parse(read("package.json"));
    const wanted = Object.keys({ ...dependencies, ...devDependencies }).sort();
    expect(firstCells(read("docs/dependencies.md")).sort()).toEqual(wanted);
  });
});

describe("docs/metrics.md", () => {
  const page = read("docs/metrics.md");

  it("has a row for every metric, with its unit and range", () => {
    const rows = [...page.matchAll(/^\| `(\w+)` \| (.*?) \| (.*?) ?\| (.*?) \| (.*?) \|$/gm)].map((row) =>
      row.slice(1),
    );
    expect(rows).toEqual(
      METRICS.map(({ name, title, unit, range, group }) => [
        name,
        title,
        unit === "1" ? "" : unit,
        range,
        group,
      ]),
    );
  });

  it.each(METRICS.map((metric) => [metric.title, metric.meaning]))(
    "explains %s as the page does",
    (title, meaning) => {
      expect(page.replace(/\s+/g, " ")).toContain(`**${title}.** ${meaning}`);
    },
  );
});

describe("docs/hyperparameters.md", () => {
  const page = read("docs/hyperparameters.md");
  /** What the first cells of a section's rows name. */
  const rowsOf = (title: string) => {
    const [, section = ""] = page.split(new RegExp(`^#+ ${title}.*$`, "m"));
    const cells = [...section.split(/^#/m)[0].matchAll(/^\| ([^|]+) \|/gm)].map((match) => match[1]);
    return cells.flatMap((cell) => cell.split(", ")).map((name) => name.replaceAll("`", ""));
  };
  const { name: _, network, ppo, ...others } = RECIPES.small;

  it.each([
    ["Learner", ppo],
    ["Recipe", others],
    ["Network", network],
    ["Sizes", SIZES],
    ["Tasks", TASKS],
  ])("has a row for everything in %s", (title, all) => {
    expect(rowsOf(title)).toEqual(expect.arrayContaining(Object.keys(all)));
  });

  it("says what agents learn from answers with", () => {
    const [, section] = page.split("## Preferences on boards");
    const row = (name: string) => new RegExp(`^\\| ${name}.*$`, "m").exec(section)?.[0] ?? "";
    const { firstQuestions, questionsEach, parts, stepsPerPart, klFactor } = PREFERENCE_TRAINING;
    expect(row("λ")).toContain(`| ${BOARD_SETTINGS.factor} |`);
    expect(row("β")).toContain(`| ${klFactor} a step | ${BOARD_SETTINGS.klFactor} |`);
    expect(row("steps")).toContain(
      `| ${parts} parts of ${stepsPerPart.toLocaleString("en")} | ${BOARD_SETTINGS.steps.toLocaleString("en")} |`,
    );
    expect(row("answers")).toContain(`| ${firstQuestions}, then ${questionsEach} before each`);
    expect(row("clip")).toContain(`| ${CLIPS.steps} steps, from the first ${CLIPS.latest} of`);
    expect(row("candidates")).toContain(`| ${CLIPS.candidates} ways`);
    expect(row("members")).toContain(`| ${PREFERENCES.members}, each`);
    expect(row("errors")).toContain(`| ${100 * PREFERENCES.errors} % | |`);
    expect(row("features")).toContain(`| ${FEATURES.length} counts`);
    expect(row("decay")).toContain(`| of ${PREFERENCES.decays.join(", ")} the one`);
    expect(row("optimizer")).toContain(`| ${PREFERENCES.steps} steps of Adam`);
    expect(row("deviation")).toContain(`| ${PREFERENCES.deviation} points`);
  });
});

describe("docs/interop.md", () => {
  it("shows the PyTorch module that is tested", () => {
    const [module] =
      /^class PolicyNetwork.*?\n(?=\n\n\S)/ms.exec(read("scripts/interop/policy_network.py")) ?? [];
    expect(read("docs/interop.md")).toContain(`\`\`\`python\n${module}\`\`\``);
  });
});

describe("README.md", () => {
  const readme = read("README.md");

  it("has a line for every room of src", () => {
    const rooms = readdirSync(join(root, "src"));
    expect(rooms.filter((room) => !readme.includes(`${room}/`))).toEqual([]);
  });

  it("names only commands that exist", () => {
    const { scripts } = JSON.parse(read("package.json"));
    const named = [...readme.matchAll(/npm run (?:-s )?([\w-]+)/g)].map((match) => match[1]);
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});

describe("levels/random/README.md", () => {
  it("has a row for every field of a parameter file", () => {
    const fieldsOf = (value: Value): string[] => {
      const { type } = value;
      if (type.kind === "list" || type.kind === "record") return fieldsOf(type.of);
      if (type.kind !== "group") return [];
      return Object.entries(type.fields).flatMap(([name, field]) => [name, ...fieldsOf(field)]);
    };
    const [, fields] = read("levels/random/README.md").split("## Fields");
    expect(firstCells(fields).sort()).toEqual(fieldsOf({ type: PARAMETERS }).sort());
  });
});

describe("links", () => {
  const folders = [
    "",
    "docs",
    "docs/decisions",
    "levels",
    "levels/benchmark",
    "levels/puzzles",
    "levels/random",
  ];
  const pages = folders.flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith(".md"))
      .map((name) => join(folder, name)),
  );

  it.each(pages)("of %s lead somewhere", (page) => {
    const targets = [...read(page).matchAll(/\]\((?!https?:)([^)#]+)/g)].map((match) => match[1]);
    expect(targets.filter((target) => !existsSync(join(root, dirname(page), target)))).toEqual([]);
  });
});

describe(".github/workflows", () => {
  it("check a change on every Node that the README names", () => {
    const { jobs } = parse(read(".github/workflows/check.yml")) as {
      jobs: { check: { strategy: { matrix: { node: number[] } }; steps: { run?: string }[] } };
    };
    const { strategy, steps } = jobs.check;
    const [, named = ""] = /tested with ([^.]+)\./.exec(read("README.md")) ?? [];
    expect(strategy.matrix.node).toEqual([...named.matchAll(/\d+/g)].map(Number));
    expect(steps.map(({ run }) => run)).toContain(".ci/run");
  });
});
