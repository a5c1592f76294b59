// A study in the page: written, run, stopped, gone on with after a reload, read.
import { afterEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { StudyShelf } from "../../src/workers/study-shelf.ts";
import { chooseFile, clickKey, type OpenApp, openApp, reading, untilText } from "./app.ts";
import { KEPT, STUDY } from "./study-text.ts";

let app: OpenApp;
const open = async (hash = "#/studies") => {
  app = await openApp(hash);
  await untilText(app.root, "Compare methods");
};
afterEach(async () => {
  app.services.studies.stop();
  await expect.poll(() => app.services.studies.isBusy.value).toBe(false);
  app.close();
  const shelf = new StudyShelf();
  for (const { id } of await shelf.list()) await shelf.remove(id);
  localStorage.removeItem("safelife.study");
});

const write = async (text: string) => {
  await page.getByLabelText("The study, YAML").fill(text);
};
const kept = async () => (await new StudyShelf().list())[0];

describe("the text", () => {
  it("says what it amounts to, or where its mistake is", async () => {
    await open();
    await untilText(app.root, "2 methods × 1 task × 3 seeds: 6 trainings, 180,000 steps in all.");
    await write(STUDY.replace("episodes: 1", "episodes: none"));
    await untilText(app.root, "The study's episodes is wrong in line 6:");
    const start = [...app.root.querySelectorAll("button")].find(
      (key) => key.textContent === "Start the study",
    );
    expect(start?.disabled).toBe(true);
    await write(STUDY);
    await untilText(app.root, "2 methods × 1 task × 1 seed: 2 trainings, 1,024 steps in all.");
    await userEvent.selectOptions(page.getByLabelText("Begin with"), "2");
    await untilText(app.root, "4 methods × 1 task × 3 seeds");
  });

  it("stays as it is where the file is no study", async () => {
    await open();
    await write(STUDY);
    chooseFile(app.root, "Open study", new File(["PK"], "levels.npz"));
    await untilText(app.root, "levels.npz is no study: those end in .yaml.");
    expect(app.services.studies.text.value).toBe(STUDY);
  });

  it("names levels that are here", async () => {
    await open();
    await write(STUDY.replace("levels: puzzles", "levels: nowhere"));
    clickKey(app.root, "Start the study");
    await untilText(app.root, 'There are no levels "nowhere" here.');
  });
});

describe("a study", () => {
  it("runs to a table and a plot, stopped and gone on with in another visit to the same numbers", async () => {
    await open();
    await write(STUDY);
    clickKey(app.root, "Start the study");
    await untilText(app.root, "Finished walking.");
    await untilText(app.root, "Means over seeds of 1 episodes each");
    expect(reading(app.root, "parts done")).toBe("6 of 6");
    const rows = [...app.root.querySelectorAll(".studies-found tbody tr")].map((row) => row.textContent);
    expect(rows.map((row) => row?.match(/^(points alone|stepwise)/)?.[0])).toEqual([
      "points alone",
      "stepwise",
    ]);
    const plot = app.root.querySelector<HTMLImageElement>(".studies-plot");
    await expect.poll(() => plot?.naturalWidth).toBeGreaterThan(100);
    const whole = app.services.studies.shown.value?.results;
    const { id } = await kept();
    expect(location.hash).toBe(`#/studies/${id}`);
    await page.getByRole("button", { name: "Delete walking" }).click();
    await page.getByRole("button", { name: "Really delete? walking" }).click();
    await expect.poll(kept).toBeUndefined();
    app.close();

    await open();
    clickKey(app.root, "Start the study");
    await expect.poll(async () => (await kept())?.done, { timeout: 40_000 }).toBeGreaterThanOrEqual(1);
    clickKey(app.root, "Stop");
    await untilText(app.root, "Stopped. Parts that are done are kept.");
    expect((await kept()).done).toBeLessThan(6);
    app.close();

    await open();
    await untilText(app.root, /[1-5] of 6 parts/);
    clickKey(app.root, "Go on");
    await untilText(app.root, "Finished walking.");
    expect((await kept()).id).toBe(id);
    expect(app.services.studies.shown.value?.results).toEqual(whole);
  }, 240_000);

  it("is shown by its address, methods that saw the measure flagged", async () => {
    const shelf = new StudyShelf();
    await shelf.note({ id: "abc", name: "leaks", text: STUDY, done: 6, parts: 6, savedAt: 1 });
    for (const [name, text] of KEPT) await shelf.store("abc").write(name, new TextEncoder().encode(text));
    await open("#/studies/abc");
    await untilText(app.root, "leaky †");
    expect(app.root.textContent).toContain("† trained on the measure that it is scored by");
    expect(app.root.textContent).toContain("by chance 0.250");
  });

  it("that runs in another tab is left alone", async () => {
    const shelf = new StudyShelf();
    await shelf.note({ id: "abc", name: "walking", text: STUDY, done: 1, parts: 6, savedAt: 1 });
    await open();
    await untilText(app.root, "1 of 6 parts");
    await shelf.hold("abc", async () => {
      await page.getByRole("button", { name: "Delete walking" }).click();
      await page.getByRole("button", { name: "Really delete? walking" }).click();
      await untilText(app.root, "This study is running already, perhaps in another tab.");
    });
  });
});
