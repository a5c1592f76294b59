// Duels of language models: who meets whom, what is kept of them, and who can take part.
import * as v from "valibot";
import { expect, it } from "vitest";
import { DuelModel } from "../../src/ui/instruct/duels.ts";

/** As the shelf of a browser. */
class Shelf {
  readonly parts = new Map<string, unknown>();

  async read<Schema extends v.GenericSchema>(part: string, schema: Schema) {
    const { success, output } = v.safeParse(schema, structuredClone(this.parts.get(part)));
    return success ? output : null;
  }

  async write(part: string, value: unknown) {
    this.parts.set(part, structuredClone(value));
  }
}

const answers = ({ prompts, seed }: { prompts: readonly string[]; seed: number }) =>
  prompts.map((prompt) => [0, 1].map((i) => ({ text: `${prompt} ${seed} ${i}`, ended: true })));

async function openDuels(shelf = new Shelf()) {
  const duels = new DuelModel({
    shelf: shelf as never,
    worker: () => ({ call: async (use: (api: object) => unknown) => use({ answer: answers }) }) as never,
    load: async () => new Uint8Array(),
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
  const [one, other] = [new Shelf(), new Shelf()];
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
  const shelf = new Shelf();
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
