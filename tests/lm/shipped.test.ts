// The language models that come with the program: what their cards say holds for the files beside them.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { STAGES, shownCommand } from "../../scripts/lm/plan.ts";
import { sampleOf } from "../../scripts/lm/sample.ts";
import { prepareBackend } from "../../src/backends/prepare.ts";
import { settingsOf } from "../../src/cli/lm/settings.ts";
import { readLmCheckpoint } from "../../src/lm/checkpoint.ts";
import { networkShapes } from "../../src/lm/model/networks.ts";
import { type LmCard, parseLmCards } from "../../src/share/lm-cards.ts";

const folder = new URL("../../public/lm/", import.meta.url);
const index = readFileSync(new URL("index.json", folder), "utf8");
const cards = parseLmCards(index);
const bytesOf = ({ file }: LmCard) => readFileSync(new URL(file, folder));

it("are all listed, and nothing else is", () => {
  const files = readdirSync(folder).filter((file) => file.endsWith(".safetensors"));
  expect(cards.map(({ file }) => file).sort()).toEqual(files.sort());
});

describe.each(cards.map((card) => [card.name, card] as const))("%s", (_, card) => {
  const bytes = bytesOf(card);
  const { network, course, steps, engines, tensors } = readLmCheckpoint(bytes);

  it("has the hash and the history of its card", () => {
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(card.sha256);
    expect(network.kind).toBe(card.kind);
    expect([...tensors.keys()].sort()).toEqual([...networkShapes(network).keys()].sort());
    expect(steps).toBe(card.steps);
    expect(JSON.parse(course).seed).toBe(card.seed);
    expect([...tensors.values()].reduce((sum, { values }) => sum + values.length, 0)).toBe(card.parameters);
  });

  it("was made by the command that makes it now", () => {
    const stage = STAGES.find(({ title }) => title === card.title);
    expect(stage && shownCommand(stage, `${card.seed}`, engines)).toBe(card.command);
    const [, , ...words] = card.command.split(" ");
    expect(JSON.parse(course).settings).toEqual(settingsOf(words));
    expect(card.engines).toBe(engines);
  });

  it("is as good on a sample as its card says, and hardly worse than in single precision", async () => {
    const backend = await prepareBackend("wasm", () => performance.now());
    expect(await sampleOf(readLmCheckpoint(bytes), backend)).toBeCloseTo(card.sample.half, 3);
    expect(Math.abs(card.sample.half - card.sample.single)).toBeLessThan(0.01);
  });
});

describe("parseLmCards", () => {
  const card: LmCard = {
    name: "s",
    title: "S",
    file: "s.safetensors",
    sha256: "0".repeat(64),
    kind: "language",
    parameters: 1,
    seed: 1,
    steps: 1,
    chosen: 1,
    engines: "wasm",
    command: "safelife lm pretrain",
    seconds: null,
    sample: { single: 1, half: 1 },
    curve: [{ proxy: 0, gold: 1, kl: 0 }],
  };

  it("reads what there is to tell", () => {
    expect(parseLmCards(JSON.stringify([card]))).toEqual([card]);
  });

  it.each([
    ["no JSON", "{"],
    ["no list", "{}"],
    ["a file elsewhere", JSON.stringify([{ ...card, file: "../x.safetensors" }])],
    ["no hash", JSON.stringify([{ ...card, sha256: "abc" }])],
  ])("refuses %s", (_, text) => {
    expect(() => parseLmCards(text)).toThrow(
      /^The list of language models that come with the program cannot be read: /,
    );
  });
});
