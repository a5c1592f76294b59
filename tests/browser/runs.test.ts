// What this browser keeps of trainings, in IndexedDB.
import { describe, expect, it } from "vitest";
import { type Copy, type Run, RunStore } from "../../src/ui/runs.ts";
import { EMPTY_CURVE, extendCurve } from "../../src/ui/train/curve.ts";
import { CHECKPOINT_EVERY, newestReadable } from "../../src/ui/train/keeping.ts";
import { LEVEL } from "./watched.ts";

describe("agents kept in the browser", () => {
  const run = {
    id: "a",
    name: "Pupil",
    recipe: "small",
    seed: 1,
    steps: 512,
    totalSteps: 600,
    setTitle: "Tiny",
    levels: [LEVEL],
    checkpoint: Uint8Array.of(1, 2, 3),
    curve: extendCurve(EMPTY_CURVE, {
      ...{
        steps: 512,
        episodes: 3,
        episodeReturn: 0,
        episodeLength: 5,
        success: 0,
        rewardFraction: Number.NaN,
      },
      ...{ entropy: 2, approxKl: 0, clipFraction: 0, gradNorm: 1, policyLoss: 0, valueLoss: 1 },
      ...{ learningRateFactor: 1, entropyFactor: 1, exitDifficulty: 1, sideEffectFactor: 0 },
      ...{ exploration: Number.NaN, qValue: Number.NaN },
      ...{ totalSteps: 600, stepsPerSecond: 9, secondsLeft: 9, waitingShare: 0 },
    }),
    savedAt: 1,
  };
  const newName = () => `test-${crypto.randomUUID()}`;

  it("come back as they were, newest first, and can be removed", async () => {
    const name = newName();
    const store = new RunStore(name);
    await store.save(run);
    await store.save({ ...run, id: "b", savedAt: 2 });
    const again = new RunStore(name);
    await again.refresh();
    expect(again.runs.value.map(({ id }) => id)).toEqual(["b", "a"]);
    expect(again.runs.value[1]).toEqual(run);
    await again.remove("b");
    expect(again.runs.value).toHaveLength(1);
  });

  it("come back from other versions of the page, without what this one does not know", async () => {
    const name = newName();
    const [change, unknown] = ["exitDifficulty", "gravity"].map((name) => ({ step: 1, name, value: 1 }));
    const foreign = (changes: object[]) => ({ ...run, changes }) as unknown as Run;
    const store = new RunStore(name);
    await store.save(run);
    await store.save({ ...foreign([change]), id: "b" });
    await store.save({ ...foreign([change, unknown]), id: "c" });
    const again = new RunStore(name);
    await again.refresh();
    const changes = Object.fromEntries(again.runs.value.map((kept) => [kept.id, kept.changes]));
    expect(changes).toEqual({ a: undefined, b: [change], c: [] });
  });

  const copy = (steps: number): Copy => ({ bytes: Uint8Array.of(steps), steps, curve: run.curve });
  const stepsOf = (copies: readonly Copy[]) => copies.map(({ steps }) => steps);

  it("have the two latest copies to go on from, each with its steps and its curve", async () => {
    const store = new RunStore(newName());
    await store.save(run);
    expect(await store.copies("a")).toEqual([]);
    for (const steps of [1, 2, 3]) await store.save(run, copy(steps));
    const saves = [4, 5].map((steps) => store.save(run, copy(steps)));
    await Promise.all(saves);
    await store.save({ ...run, id: "b" }, copy(9));
    expect(stepsOf(await store.copies("a"))).toEqual([5, 4]);
    expect((await store.copies("a"))[0]).toMatchObject(copy(5));
    await store.remove("a");
    expect(await store.copies("a")).toEqual([]);
    expect(stepsOf(await store.copies("b"))).toEqual([9]);
  });

  it("lose nothing when the browser has no room left", async () => {
    const name = newName();
    const store = new RunStore(name);
    for (const steps of [1, 2]) await store.save({ ...run, steps }, copy(steps));
    const put = IDBObjectStore.prototype.put;
    // The agent fits, its copy does not.
    IDBObjectStore.prototype.put = function (value: object, key?: IDBValidKey) {
      const request = put.call(this, value, key);
      if (this.name === "copies") this.transaction.abort();
      return request;
    };
    try {
      await expect(store.save({ ...run, steps: 3 }, copy(3))).rejects.toThrow();
    } finally {
      IDBObjectStore.prototype.put = put;
    }
    // What could not be written can still be downloaded.
    expect(store.runs.value[0].steps).toBe(3);
    await store.refresh();
    expect(store.runs.value[0].steps).toBe(2);
    await store.save({ ...run, steps: 4 }, copy(4));
    expect(stepsOf(await store.copies("a"))).toEqual([4, 2]);
  });

  /** Breaks one of the writes off, counted from 1, as a browser does that has no room for it. */
  async function withoutRoomFor<Result>(write: number, work: () => Promise<Result>): Promise<Result> {
    const put = IDBObjectStore.prototype.put;
    let writes = 0;
    IDBObjectStore.prototype.put = function (value: object, key?: IDBValidKey) {
      const request = put.call(this, value, key);
      // Once all of the transaction was asked for.
      if (++writes === write) queueMicrotask(() => this.transaction.abort());
      return request;
    };
    try {
      return await work();
    } finally {
      IDBObjectStore.prototype.put = put;
    }
  }

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    "go on from the newest whole copy where write %i has no room",
    async (write) => {
      const name = newName();
      const store = new RunStore(name);
      /** Those that the store says it has. */
      const saved = [0];
      await withoutRoomFor(write, async () => {
        for (const steps of [1, 2, 3, 4]) {
          const isKept = await store.save({ ...run, steps }, copy(steps)).then(
            () => true,
            () => false,
          );
          if (isKept) saved.push(steps);
        }
      });
      expect(saved).toHaveLength(4);
      const again = new RunStore(name);
      await again.refresh();
      const [found] = again.runs.value;
      expect(found.steps).toBe(saved.at(-1));
      expect(stepsOf(await again.copies("a"))).toEqual(saved.slice(-2).reverse());
      const check = async (bytes: Uint8Array) => expect(bytes).toEqual(Uint8Array.of(saved.at(-1)!));
      expect(await newestReadable(again, found, check)).toMatchObject({ steps: saved.at(-1), complaint: "" });
      await again.save({ ...run, steps: 5 }, copy(5));
      expect(stepsOf(await again.copies("a"))).toEqual([5, saved.at(-1)]);
    },
  );

  it("go on from the newest copy, whatever the clock says", async () => {
    const store = new RunStore(newName());
    const times = [5e12, 1, 9e12, 2];
    for (const [i, savedAt] of times.entries()) await store.save({ ...run, savedAt }, copy(i));
    expect(stepsOf(await store.copies("a"))).toEqual([3, 2]);
  });

  it("are whole where two tabs write the same one", async () => {
    const name = newName();
    const [here, there] = [new RunStore(name), new RunStore(name)];
    const saves = Array.from({ length: 10 }, (_, steps) =>
      (steps % 2 === 0 ? here : there).save({ ...run, steps }, copy(steps)),
    );
    await Promise.all(saves);
    for (const store of [here, there]) {
      const copies = await store.copies("a");
      expect(copies).toHaveLength(2);
      for (const { bytes, steps } of copies) expect(bytes).toEqual(Uint8Array.of(steps));
      expect(Math.max(...stepsOf(copies))).toBe(9);
    }
  });

  it("cost at most 30 seconds of training when the tab is closed", () => {
    expect(CHECKPOINT_EVERY).toBeLessThanOrEqual(30_000);
  });

  it("are written one by one, whatever else is kept", async () => {
    const store = new RunStore(newName());
    await store.save(run);
    const getAll = IDBObjectStore.prototype.getAll;
    IDBObjectStore.prototype.getAll = () => {
      throw new Error("all of them are read");
    };
    try {
      await store.save({ ...run, id: "b" }, copy(1));
    } finally {
      IDBObjectStore.prototype.getAll = getAll;
    }
    expect(store.runs.value).toHaveLength(2);
  });

  it("are listed in other tabs as soon as they change", async () => {
    const name = newName();
    const [here, there] = [new RunStore(name), new RunStore(name)];
    await here.save(run);
    await expect.poll(() => there.runs.value.map(({ id }) => id)).toEqual(["a"]);
    await there.remove("a");
    await expect.poll(() => here.runs.value).toEqual([]);
  });

  it("are trained by one tab at a time, and not removed meanwhile", async () => {
    const name = newName();
    const [here, there] = [new RunStore(name), new RunStore(name)];
    await here.save(run);
    await here.hold("a", async () => {
      await expect(there.hold("a", async () => {})).rejects.toThrow("being trained in another tab.");
      await expect(there.remove("a")).rejects.toThrow("being trained in another tab.");
      expect(await there.hold("b", async () => "free")).toBe("free");
    });
    await there.remove("a");
  });
});
