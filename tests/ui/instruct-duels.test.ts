// Duels of language models: who meets whom, what is kept of them, and who can take part.
import { readFileSync } from "node:fs";
import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { titleOf } from "../../src/ui/components/instruct/duels-step.tsx";
import { DuelModel } from "../../src/ui/instruct/duels.ts";
import { InstructModel } from "../../src/ui/instruct/model.ts";
import { MemoryShelf } from "../support/memory-shelf.ts";

const answers = ({ prompts, seed }: { prompts: readonly string[]; seed: number }) =>
  prompts.map((prompt) => [0, 1].map((i) => ({ text: `${prompt} ${seed} ${i}`, ended: true })));

const SHIPPED = ["s", "s-start", "s-ppo-ptx"];

async function openDuels(
  shelf = new MemoryShelf(),
  contestants = signal<readonly string[]>(SHIPPED),
  answer: (request: { prompts: readonly string[]; seed: number }) => unknown = answers,
) {
  const duels = new DuelModel({
    shelf: shelf as never,
    contestants,
    worker: () => ({ call: async (use: (api: object) => unknown) => use({ answer }) }) as never,
    load: async (name: string) => {
      if (!contestants.peek().includes(name)) throw new Error(`There is no model "${name}" here.`);
      return new Uint8Array();
    },
  });
  await duels.open();
  await duels.begin();
  return duels;
}

/** Who is on which side, of so many pairs that are judged one after the other. */
async function sidesOf(duels: DuelModel, count: number, ask?: string): Promise<readonly string[]> {
  const sides: string[] = [];
  for (let i = 0; i < count; i++) {
    if (ask) await duels.ask(ask);
    sides.push(duels.shown.peek()!.names.join());
    await duels.judge(1);
  }
  return sides;
}

it("prompts of one's own meet other models on other sides, as those of the world do", async () => {
  const own = await sidesOf(await openDuels(), 20, "what colour is the wolf ?");
  expect(own).toEqual(await sidesOf(await openDuels(), 20));
  expect(new Set(own).size).toBe(6);
});

it("no pair comes again after a reload, nor once all were forgotten", async () => {
  const [one, other] = [new MemoryShelf(), new MemoryShelf()];
  const all = await sidesOf(await openDuels(one), 30);
  const parts: string[] = [];
  for (let i = 0; i < 3; i++) {
    const duels = await openDuels(other);
    parts.push(...(await sidesOf(duels, 10, "what colour is the wolf ?")));
    if (i === 1) await duels.forget();
  }
  expect(parts).toEqual(all);
  expect((await openDuels(other)).duels.peek()).toHaveLength(10);
});

it("what older versions kept is opened, and what is no duel is not", async () => {
  const shelf = new MemoryShelf();
  const duel = { first: "own", second: "s", score: 1 };
  shelf.parts.set("duels", [duel]);
  const duels = await openDuels(shelf);
  expect(duels.duels.peek()).toEqual([duel]);
  expect(duels.prompts.number.peek()).toBe(1);
  shelf.parts.set("duels", { number: Number.NaN, duels: [duel, duel] });
  expect((await openDuels(shelf)).prompts.number.peek()).toBe(2);
  shelf.parts.set("duels", { number: 9, duels: [{ ...duel, score: 2 }] });
  expect((await openDuels(shelf)).duels.peek()).toEqual([]);
});

it("a model of one's own takes part from when it is finished until another run begins", async () => {
  const contestants = signal<readonly string[]>([...SHIPPED, "own-1"]);
  const duels = await openDuels(new MemoryShelf(), contestants);
  for (const name of SHIPPED.slice(1)) await duels.takePart(name, false);
  expect(duels.areEnough.peek()).toBe(false);
  await duels.takePart("own-1", true);
  expect(duels.shown.peek()?.names.toSorted()).toEqual(["own-1", "s"]);
  contestants.value = SHIPPED;
  expect(duels.areEnough.peek()).toBe(false);
  await duels.judge(1);
  expect(duels.shown.peek()).toBe(null);
  await duels.takePart("s-start", true);
  expect(duels.shown.peek()?.names.toSorted()).toEqual(["s", "s-start"]);
  contestants.value = [...SHIPPED, "own-2"];
  expect(duels.takingPart.peek()).toEqual(["s", "s-start"]);
  expect(duels.ratings.peek().map(({ name }) => name)).toContain("own-1");
});

it("nobody meets itself, whatever names were kept", async () => {
  const duels = await openDuels();
  duels.names.value = ["s", "s", "nobody"];
  expect(duels.areEnough.peek()).toBe(false);
  duels.names.value = ["s-start", "s", "s"];
  expect(duels.takingPart.peek()).toEqual(["s", "s-start"]);
});

it("what was asked of others is not shown, however late it comes", async () => {
  const waiting: (() => void)[] = [];
  let isSlow = false;
  const duels = await openDuels(new MemoryShelf(), signal(SHIPPED), (request) =>
    isSlow ? new Promise((resolve) => waiting.push(() => resolve(answers(request)))) : answers(request),
  );
  isSlow = true;
  const changes = [
    duels.takePart("s-start", false),
    duels.takePart("s-ppo-ptx", false),
    duels.takePart("s-start", true),
  ];
  await expect.poll(() => waiting.length).toBe(2);
  for (const answer of waiting.toReversed()) answer();
  await Promise.all(changes);
  expect(duels.shown.peek()?.names.toSorted()).toEqual(["s", "s-start"]);
});

const cards = () => readFileSync(new URL("../../public/lm/index.json", import.meta.url));

beforeEach(() => void vi.stubGlobal("fetch", async () => new Response(Uint8Array.from(cards()))));
afterEach(() => void vi.unstubAllGlobals());

it("each run of one's own has its name, also those that older versions did not tell apart", async () => {
  const model = new InstructModel();
  await model.shipped.refresh();
  const run = (number: number, isDone: boolean) => {
    model.improve.run.value = { number, improved: isDone ? { model: new Uint8Array() } : null } as never;
  };
  const own = () => model.duels.contestants.value.filter((name) => name.startsWith("own"));
  expect(own()).toEqual([]);
  run(1, true);
  expect(own()).toEqual(["own-1"]);
  run(2, false);
  expect(own()).toEqual([]);
  run(2, true);
  expect(own()).toEqual(["own-2"]);
  expect(model.duels.contestants.value).toContain("s-ppo-ptx");
  expect(["own-1", "own-12", "own", "s"].map((name) => titleOf(model, name))).toEqual([
    "Yours, run 1",
    "Yours, run 12",
    "Yours, earlier runs",
    "S, pretrained",
  ]);
});

it("the last judgement can be taken back, once, and the pair is asked about again", async () => {
  const shelf = new MemoryShelf();
  const duels = await openDuels(shelf);
  await duels.judge(1);
  const slip = duels.shown.peek()!;
  await duels.judge(1);
  await duels.undo();
  expect(duels.shown.peek()).toBe(slip);
  expect(duels.last.peek()).toBe(null);
  await duels.undo();
  expect(duels.duels.peek()).toHaveLength(1);
  await duels.judge(0);
  const [first, second] = slip.names;
  expect(duels.duels.peek()[1]).toEqual({ first, second, score: 0 });
  expect((await openDuels(shelf)).duels.peek()).toEqual(duels.duels.peek());
  await duels.haveJudged(3, "careful");
  await duels.undo();
  expect(duels.duels.peek()).toHaveLength(5);
});
