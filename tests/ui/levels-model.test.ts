// The Levels page without the page: the lock of the seed, and links to single levels.
import { beforeEach, describe, expect, it, vi } from "vitest";
import { GENERATOR_VERSION } from "../../src/procgen/generate.ts";
import type { Series } from "../../src/procgen/series.ts";

const page = vi.hoisted(() => {
  const location = { hash: "#/levels", href: "https://example.org/safelife/?x=1#/levels" };
  const replaceState = (_: unknown, __: string, hash: string) => {
    location.hash = hash;
  };
  Object.assign(globalThis, { location, addEventListener: () => {}, history: { replaceState } });
  return location;
});

const { LevelsModel } = await import("../../src/ui/levels/model.ts");
const { parseRoute, route } = await import("../../src/ui/route.ts");

/** Levels that know what they were made from. */
const maker = {
  make: async (series: Series, index: number) => ({
    level: { name: `${series.name} ${series.seed} ${index + 1}` },
    milliseconds: 1,
    isExitReachable: true,
  }),
};

const open = (hash: string) => {
  page.hash = hash;
  route.value = parseRoute(hash);
  const model = new LevelsModel({ library: {} as never }, maker as never);
  model.follow(route.value);
  return model;
};
const untilMade = (model: InstanceType<typeof LevelsModel>) =>
  vi.waitFor(() => expect(model.said.value).toMatch(/^12 levels made/));

const writeText = vi.fn<(text: string) => Promise<void>>();
beforeEach(() => {
  writeText.mockReset().mockResolvedValue();
  vi.stubGlobal("navigator", { clipboard: { writeText } });
});

const START = "#/levels/append-still?seed=5&level=3";

describe("the seed", () => {
  const change = async (keepsSeed: boolean) => {
    const model = open(START);
    await untilMade(model);
    model.keepsSeed.value = keepsSeed;
    expect(model.setParameter(["board_shape"], [14, 26])).toBe("");
    await vi.waitFor(() => expect(model.shown.value?.series.parameters.board_shape).toEqual([14, 26]));
    return [model.shown.value?.series.seed, model.seed.value, page.hash.replace(/^.*seed=(\d+).*$/, "$1")];
  };

  it("stays when parameters change, if it is locked", async () => {
    expect(await change(true)).toEqual([5, 5, "5"]);
  });

  it("is another one otherwise, in the levels and in the address", async () => {
    const [made, chosen, written] = await change(false);
    expect(made).not.toBe(5);
    expect([chosen, written]).toEqual([made, String(made)]);
  });
});

it("does not begin to make levels that one file could not hold", async () => {
  const model = open(START);
  await untilMade(model);
  expect(
    model.setParameter(["board_shape"], {
      choices: [
        [14, 26],
        [26, 14],
      ],
    }),
  ).toBe("");
  await vi.waitFor(() => expect(model.shown.value?.series.parameters.board_shape).toHaveProperty("choices"));
  model.amount.value = "1000";
  await expect(model.levelsToSave()).rejects.toThrow(
    "board_shape is drawn anew for each level, and an archive",
  );
});

describe("a link to a level", () => {
  it("is copied for the chosen one, and opens it again", async () => {
    const model = open(START);
    await untilMade(model);
    model.select(4);
    await model.copyLink();
    const [[link]] = writeText.mock.calls;
    expect(link).toBe(
      `https://example.org/safelife/?x=1#/levels/append-still?seed=5&level=7&generator=${GENERATOR_VERSION}`,
    );
    expect(model.said.value).toBe("Copied the link to level 7.");
    const other = open(new URL(link).hash);
    await untilMade(other);
    expect(other.chosen.value).toEqual(model.chosen.value);
    expect(other.problem.value).toBe("");
  });

  it("is shown where the browser does not let it be copied", async () => {
    writeText.mockRejectedValue(new Error("no"));
    const model = open(START);
    await untilMade(model);
    await model.copyLink();
    expect(model.problem.value).toMatch(
      /does not let the page copy\. The link is https:.*level=3&generator=/,
    );
  });

  it("cannot be made for parameters that are too long", async () => {
    const model = open(START);
    // Words that do not repeat, so that they do not pack.
    const words = Array.from({ length: 2000 }, (_, i) => Math.imul(i + 1, 2654435761).toString(36));
    model.typeText(`# ${words.join(" ")}\nmin_performance: 0.5\n`);
    await vi.waitFor(() => expect(model.shown.value?.source).toBe(model.source.value), 2000);
    await untilMade(model);
    await model.copyLink();
    expect(writeText).not.toHaveBeenCalled();
    expect(model.problem.value).toMatch(/^These parameters are too long for a link\./);
  });

  it.each([
    [
      "another",
      `&generator=${GENERATOR_VERSION + 1}`,
      /made with version 2 of the generator, and this page has version 1: the level may differ/,
    ],
    ["the same", `&generator=${GENERATOR_VERSION}`, /^$/],
    ["the first, unsaid,", "", /^$/],
  ])("of %s generator says what is to be said", async (_, version, problem) => {
    const model = open(START + version);
    await untilMade(model);
    expect(model.problem.value).toMatch(problem);
    // The address is this page's own from now on.
    expect(page.hash).toBe(`${START}&generator=${GENERATOR_VERSION}`);
    model.follow(parseRoute(page.hash));
    expect(model.problem.value).toMatch(problem);
    model.follow(parseRoute(START + version));
    expect(model.problem.value).toMatch(problem);
  });
});
