// What was set and typed on the Instruct page is there again after a reload, and what somebody else wrote there is not trusted.
import { signal } from "@preact/signals";
import * as v from "valibot";
import { expect, it } from "vitest";
import {
  BOUNDS as BOARD_BOUNDS,
  settingsSchema as boardSettings,
} from "../../src/ui/instruct/board/improve.ts";
import { settingsSchema } from "../../src/ui/instruct/improve.ts";
import { counted, keepAll, keepable, typedText } from "../../src/ui/instruct/kept.ts";
import { PromptLine } from "../../src/ui/instruct/prompt-line.ts";
import { RankModel } from "../../src/ui/instruct/rank.ts";
import { BOARD_SETTINGS } from "../../src/workers/board-world.ts";
import { BROKEN, LIVE } from "../../src/workers/instruct-world.ts";
import { MemoryShelf } from "../support/memory-shelf.ts";

it("each part is taken by itself, and kept as it changes until that is ended", async () => {
  const shelf = new MemoryShelf();
  const open = async () => {
    const [number, typed] = [signal(1), signal("usual")];
    const end = await keepAll(shelf, "place", {
      number: keepable(number, counted),
      typed: keepable(typed, typedText),
    });
    return { number, typed, end };
  };
  const first = await open();
  first.number.value = 7;
  first.typed.value = "the wolf";
  first.end();
  first.number.value = 8;
  const second = await open();
  expect([second.number.peek(), second.typed.peek()]).toEqual([7, "the wolf"]);
  second.end();
  for (const number of [-1, 0.5, "7", null, 2 ** 40, Number.NaN]) {
    shelf.parts.set("place", { number, typed: "the wolf" });
    const { number: taken, typed, end } = await open();
    expect([taken.peek(), typed.peek()]).toEqual([1, "the wolf"]);
    end();
  }
  for (const place of [null, "place", [], { typed: "a".repeat(501) }]) {
    shelf.parts.set("place", place);
    expect((await open()).typed.peek()).toBe("usual");
  }
});

it("settings fall back one by one where nobody can have set them", () => {
  expect(v.parse(settingsSchema, BROKEN)).toEqual(BROKEN);
  expect(v.parse(settingsSchema, { ...BROKEN, updates: 1e9, learningRate: -1 })).toEqual({
    ...LIVE,
    klFactor: 0,
    ptx: 0,
  });
  expect(v.parse(settingsSchema, {})).toEqual(LIVE);
  expect(v.parse(boardSettings, { steps: 1500.5, factor: Number.POSITIVE_INFINITY, klFactor: "0" })).toEqual(
    BOARD_SETTINGS,
  );
  const most = { steps: BOARD_BOUNDS.steps.max, factor: BOARD_BOUNDS.factor.max, klFactor: 0 };
  expect(v.parse(boardSettings, most)).toEqual(most);
});

it("a prompt of one's own is asked again if it can be", () => {
  const line = new PromptLine("rank", "inTraining");
  for (const kept of [null, 3, "what colour is the wulf ?", "", "the ".repeat(100), "the".repeat(200)]) {
    line.kept.own.take(kept);
    expect(line.own.peek()).toBe(null);
  }
  line.kept.own.take("what colour is the wolf ?");
  expect(line.task).toEqual({ text: "what colour is the wolf ?", asked: null });
});

const ranking = (prompt: string) => ({
  prompt,
  answers: ["the wolf is grey .", "", "grey .", "the wolf"].map((text) => ({ text, ended: true })),
  places: [1, null, 2, null],
  flags: [[], ["rude"], [], ["false", "offTask"]],
});

it("an order under way goes on, of the prompt that it is about", async () => {
  const models = async () => {
    throw new Error("Nobody is asked.");
  };
  const open = () => new RankModel({ book: {} as never, worker: () => ({}) as never, models });
  const rank = open();
  const kept = ranking(rank.prompts.task.text);
  const wrong = [
    { ...kept, prompt: rank.prompts.at(1).text },
    { ...kept, places: [1, null, 2] },
    { ...kept, places: [1, null, 2, 5] },
    { ...kept, flags: [[], [], [], ["dull"]] },
    { ...kept, answers: kept.answers.slice(1) },
    { ...kept, answers: kept.answers.map(({ text }) => ({ text: `${text} xylophone`, ended: true })) },
    { ...kept, answers: kept.answers.map(() => ({ text: "the ".repeat(99), ended: true })) },
    null,
  ];
  for (const other of wrong) {
    rank.underWay.take(other);
    expect(rank.shown.peek()).toBe(null);
  }
  rank.underWay.take(kept);
  await rank.begin();
  expect(rank.underWay.get()).toEqual(kept);
  expect(rank.isWhole.peek()).toBe(false);
});
