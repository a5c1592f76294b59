// The Instruct page: a visitor's taste changes the model, stopped and gone on with after a reload.
import { afterEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { judge } from "../../src/lm/world/rubric.ts";
import { placesOf, worth } from "../../src/lm/world/tastes.ts";
import { InstructShelf } from "../../src/ui/instruct/shelf.ts";
import { chooseFile, clickKey, type OpenApp, openApp, savedBy, untilText } from "./app.ts";

let app: OpenApp;
const open = async (step: string, says: string) => {
  app = await openApp(`#/instruct/${step}`);
  await untilText(app.root, says);
};
const model = () => app.services.instruct.current!;
const close = async () => {
  await app.services.instruct.current?.dispose();
  app.close();
};
afterEach(async () => {
  await close();
  const shelf = new InstructShelf();
  await shelf.clear();
  await shelf.close();
});

describe("a visitor of the opposite taste", () => {
  it("changes the model by forty rankings, whatever comes between", { timeout: 400_000 }, async () => {
    await open("rank", "Rank four answers");
    await expect.poll(() => app.root.querySelectorAll(".rank-card")).toHaveLength(4);
    for (let number = 1; number <= 40; number++) {
      const { task, answers } = model().rank.shown.value!;
      const places = placesOf(answers.map((answer) => worth("opposite", judge(task.asked!.ask, answer))));
      await expect.poll(() => app.root.querySelector(".rank-tray")?.childElementCount).toBe(4);
      const texts = [...app.root.querySelectorAll(".rank-card .rank-content > div")].map(
        (card) => card.textContent,
      );
      expect(texts).toHaveLength(4);
      for (const place of places) await userEvent.keyboard(String(place));
      await expect.poll(() => nextKey().disabled).toBe(false);
      await userEvent.keyboard("{Enter}");
      await untilText(app.root, `${number} ${number === 1 ? "ranking" : "rankings"}`);
      await expect.poll(() => model().rank.shown.value).not.toBe(null);
    }
    expect(model().book.rankings.value.every(({ by }) => by === "visitor")).toBe(true);

    location.hash = "#/instruct/improve";
    await untilText(app.root, "Nothing was improved yet.");
    // Fewer than the page proposes, for less time.
    await page.getByLabelText("Updates").fill("12");
    await userEvent.tab();
    clickKey(app.root, "Improve");
    await untilText(app.root, /PPO: [2-8] of 12 updates/, 120_000);
    clickKey(app.root, "Stop");
    await untilText(app.root, "Stopped; it can go on from here.");
    const before = model().improve.run.value!.curve;
    await close();

    await open("improve", "Stopped; it can go on from here.");
    expect(app.root.textContent).toContain("0 demonstrations, 40 rankings");
    expect(model().improve.run.value?.curve).toEqual(before);
    clickKey(app.root, "Go on");
    await untilText(app.root, "Done.", 300_000);
    const { curve, improved, compared } = model().improve.run.value!;
    expect(curve).toHaveLength(12);
    expect(curve.slice(0, before.length)).toEqual(before);
    // Other people's judge is of another opinion, so the visitor's began anew.
    expect(improved?.isAnew).toBe(true);
    expect(compared!.wins.opposite.mean).toBeGreaterThanOrEqual(0.65);
    expect(compared!.wins.careful.mean).toBeLessThan(0.5);
    const shown = () => app.root.querySelector("[data-taste=opposite] .number")?.textContent;
    // Covered is all that gives their taste away.
    expect(shown()).toBeUndefined();
    expect(app.root.textContent).not.toContain("What the scripted labelers say");
    clickKey(app.root, "Uncover what scripted labelers say");
    await untilText(app.root, "What the scripted labelers say");
    expect(shown()).toMatch(`${(100 * compared!.wins.opposite.mean).toFixed(1)} ±`);
  });
});

const nextKey = () =>
  [...app.root.querySelectorAll("button")].find((key) => key.textContent === "Next prompt")!;

/** What a browser makes of a finger that takes an answer by its grip and leaves it on a shelf. */
function dragByFinger(item: number, shelf: number): void {
  const from = app.root.querySelector<HTMLElement>(`[data-item="${item}"] .rank-grip`)!;
  const to = app.root.querySelector(`[data-shelf="${shelf}"]`)!;
  // A finger that is made up cannot be captured.
  from.closest<HTMLElement>(".rank-content")!.setPointerCapture = () => {};
  const send = (type: string, { left, top }: DOMRect) =>
    from.dispatchEvent(
      new PointerEvent(type, {
        bubbles: true,
        pointerId: 1,
        pointerType: "touch",
        clientX: left + 20,
        clientY: top + 10,
      }),
    );
  send("pointerdown", from.getBoundingClientRect());
  send("pointermove", to.getBoundingClientRect());
  send("pointerup", to.getBoundingClientRect());
}

describe("ranking", () => {
  it("is by dragging too, also by a finger, and ties and flags are kept", async () => {
    await open("rank", "Rank four answers");
    await expect.poll(() => app.root.querySelectorAll(".rank-card")).toHaveLength(4);
    const grip = app.root.querySelector<HTMLElement>('[data-item="0"] .rank-grip')!;
    await page.elementLocator(grip).dropTo(page.elementLocator(app.root.querySelector('[data-shelf="2"]')!));
    await expect.poll(() => model().rank.places.value).toEqual([2, null, null, null]);
    dragByFinger(1, 2);
    await expect.poll(() => model().rank.places.value).toEqual([2, 2, null, null]);
    clickKey(app.root, "C: place 4");
    await expect.poll(() => document.activeElement?.id).toBe("rank-2-4");
    clickKey(app.root, "D: place 1");
    clickKey(app.root, "C: rude");
    await expect.poll(() => nextKey().disabled).toBe(false);
    nextKey().click();
    await untilText(app.root, "0 demonstrations, 1 ranking, 1 flag.");
    const [ranking] = model().book.rankings.value;
    expect(ranking.places).toEqual([2, 2, 4, 1]);
    expect(ranking.flags).toEqual([[], [], ["rude"], []]);
  });
});

describe("demonstrations", () => {
  it("are of known words: others are flagged, with the nearest ones", async () => {
    await open("show", "Show how to answer");
    const add = () =>
      [...app.root.querySelectorAll("button")].find((key) => key.textContent === "Add demonstration")!;
    await page.getByLabelText("Your answer").fill("The wulf is grey.");
    await untilText(app.root, "The model does not know “wulf”. Nearest:");
    expect(add().disabled).toBe(true);
    clickKey(app.root, "wolf");
    await expect.poll(() => model().show.typed.value).toBe("the wolf is grey .");
    await expect.poll(() => add().disabled).toBe(false);
    await page.getByLabelText("Ask something of your own").fill("what colour is the wolf ?");
    clickKey(app.root, "Ask");
    await expect
      .poll(() => app.root.querySelector(".instruct-prompt")?.textContent)
      .toContain("what colour is the wolf ?");
    add().click();
    await untilText(app.root, "1 demonstration, 0 rankings");
    clickKey(app.root, "Write 50");
    await untilText(app.root, "51 demonstrations");
    await close();
    await open("show", "51 demonstrations");
    expect(model().book.demonstrations.value[0]).toMatchObject({
      prompt: "what colour is the wolf ?",
      answer: "the wolf is grey .",
      by: "visitor",
    });
  });

  it("and rankings go into a file and come from one, but not from just any", async () => {
    await open("show", "Show how to answer");
    clickKey(app.root, "Write 50");
    await untilText(app.root, "50 demonstrations");
    const text = await savedBy(app.root, "Save labels");
    expect(
      text
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toEqual(model().book.labels.value);
    chooseFile(app.root, "Open labels", new File([text], "labels.jsonl"));
    await untilText(app.root, "Added 50 labels.");
    await untilText(app.root, "100 demonstrations");
    chooseFile(app.root, "Open labels", new File([`${text}{"kind":"ranking"}`], "labels.jsonl"));
    await untilText(app.root, "Line 51 is no label:");
    expect(app.root.textContent).toContain("100 demonstrations");
  });
});

describe("duels", () => {
  it("are blind until they are judged, and make a table with intervals that is kept", async () => {
    await open("duels", "Blind duels");
    await expect.poll(() => model().duels.shown.value).not.toBe(null);
    expect(app.root.querySelector(".duel")?.textContent).not.toMatch(/pretrained|PPO/);
    await userEvent.keyboard("{ArrowLeft}");
    await untilText(app.root, /Left was S.*, right was S/);
    clickKey(app.root, "Judge 60");
    await expect.poll(() => model().duels.duels.value.length, { timeout: 60_000 }).toBe(61);
    const rows = () => [...app.root.querySelectorAll("[aria-labelledby=ratings-title] tbody tr")];
    await expect.poll(() => rows().length).toBe(3);
    // A careful labeler likes what PPO made best, and what only knows the web least.
    const names = rows().map((row) => row.querySelector("th")?.textContent);
    expect(names[0]).toBe("S after PPO with pretraining mix");
    expect(names[2]).toBe("S, pretrained");
    expect(rows()[0].textContent).toMatch(/1,\d{3} ± \d+/);
    await close();
    await open("duels", "S after PPO with pretraining mix");
    await expect.poll(() => rows().length).toBe(3);
  });
});

/** What the paper claims of preference, truth, rudeness, constraints, skills that are lost, and its judge. */
const OF_THE_PAPER = [
  ...["big", "bigGreedy", "sft300", "sft", "myths", "facts", "hallucinations", "rudeRespectful"],
  ...["constraints", "constraintsSft", "skills", "skillsWithoutPtx"],
  ...["agreement", "rewardNoisy", "rewardRubric", "hacked"],
];

describe("what was begun", () => {
  it("goes on after a reload: words, orders, settings, and who takes part", async () => {
    await open("show", "Show how to answer");
    await page.getByLabelText("Your answer").fill("the wolf is");
    await page.getByLabelText("Ask something of your own").fill("what colour");
    location.hash = "#/instruct/rank";
    await expect.poll(() => app.root.querySelectorAll(".rank-card")).toHaveLength(4);
    await page.getByLabelText("Ask something of your own").fill("what colour is the wolf ?");
    clickKey(app.root, "Ask");
    await expect.poll(() => model().rank.shown.value?.task.text).toBe("what colour is the wolf ?");
    await expect.poll(() => app.root.querySelectorAll(".rank-card")).toHaveLength(4);
    clickKey(app.root, "B: place 2");
    clickKey(app.root, "C: rude");
    location.hash = "#/instruct/improve";
    await untilText(app.root, "Nothing was improved yet.");
    await page.getByLabelText("Price of leaving the start").fill("0");
    await userEvent.tab();
    location.hash = "#/instruct/duels";
    await untilText(app.root, "Who takes part");
    await page.getByRole("checkbox", { name: "S, pretrained" }).click();
    await expect.poll(() => model().duels.takingPart.value).toEqual(["s-start", "s-ppo-ptx"]);
    const { answers } = model().rank.shown.value!;
    await close();

    await open("show", "Show how to answer");
    await expect.element(page.getByLabelText("Your answer")).toHaveValue("the wolf is");
    await expect.element(page.getByLabelText("Ask something of your own")).toHaveValue("what colour");
    location.hash = "#/instruct/rank";
    await expect.poll(() => app.root.querySelectorAll(".rank-card")).toHaveLength(4);
    expect(app.root.querySelector(".instruct-prompt")?.textContent).toContain("what colour is the wolf ?");
    expect(model().rank.shown.value?.answers).toEqual(answers);
    const pressed = [...app.root.querySelectorAll("[data-item] [aria-pressed=true]")];
    expect(pressed.map((key) => key.getAttribute("aria-label")).sort()).toEqual(["B: place 2", "C: rude"]);
    location.hash = "#/instruct/improve";
    await expect.element(page.getByLabelText("Price of leaving the start")).toHaveValue(0);
    location.hash = "#/instruct/duels";
    await untilText(app.root, "Who takes part");
    await expect.element(page.getByRole("checkbox", { name: "S, pretrained" })).not.toBeChecked();
  });
});

/** A key that is pressed with that in focus, and whether the page is left to scroll. */
async function scrollsBy(focused: HTMLElement, key: string): Promise<boolean> {
  let scrolls = false;
  const see = (event: KeyboardEvent) => {
    scrolls = !event.defaultPrevented;
  };
  addEventListener("keydown", see);
  focused.focus();
  await userEvent.keyboard(key);
  removeEventListener("keydown", see);
  return scrolls;
}

const heading = () => app.root.querySelector("h2");

describe("the keyboard", () => {
  it("answers duels where they have the focus, and keeps it through them", async () => {
    await open("duels", "Blind duels");
    const shown = () => model().duels.shown.value;
    const another = async (before: unknown) => {
      await expect.poll(() => shown() ?? before).not.toBe(before);
      await untilText(app.root, shown()!.texts[1] || "(says nothing)");
    };
    await another(null);
    const elsewhere = app.root.querySelector<HTMLElement>("[aria-current=step]")!;
    expect(await scrollsBy(elsewhere, "{ArrowDown}")).toBe(true);
    expect(model().duels.duels.value).toEqual([]);
    elsewhere.blur();
    const first = shown();
    await userEvent.keyboard("{ArrowLeft}");
    await another(first);
    await expect.poll(() => document.activeElement).toBe(heading());
    const said = () => [...app.root.querySelectorAll("[role=status]")].map((status) => status.textContent);
    const [left, right] = shown()!.texts.map((text) => text || "(says nothing)");
    await expect.poll(said).toContain(`Left: ${left} Right: ${right}`);

    const key = [...app.root.querySelectorAll("button")].find((own) =>
      own.textContent?.startsWith("No diff"),
    )!;
    key.focus();
    const second = shown();
    await userEvent.keyboard("{Enter}");
    await another(second);
    expect(document.activeElement).toBe(key);
    await expect.poll(() => model().duels.duels.value).toHaveLength(2);
    expect(await scrollsBy(key, "{Backspace}")).toBe(false);
    await expect.poll(() => shown()).toEqual(second);
    expect(model().duels.duels.value).toHaveLength(1);
    expect(app.root.textContent).not.toContain("Left was");
  });

  it("finds what is to be ranked next at its heading", async () => {
    await open("rank", "Rank four answers");
    await expect.poll(() => app.root.querySelectorAll(".rank-tray .rank-card")).toHaveLength(4);
    for (const place of ["rank-0-1", "rank-1-2", "rank-2-3", "rank-3-4"]) {
      await expect.poll(() => document.getElementById(place)).not.toBe(null);
      document.getElementById(place)!.click();
      await expect.poll(() => document.activeElement?.id).toBe(place);
    }
    nextKey().focus();
    await userEvent.keyboard("{Enter}");
    await expect.poll(() => app.root.querySelectorAll(".rank-tray .rank-card")).toHaveLength(4);
    await expect.poll(() => document.activeElement).toBe(heading());
  });
});

describe("results and hacking", () => {
  it("has every claim of the paper beside what was measured", async () => {
    await open("results", "What the paper claims");
    await untilText(app.root, "Where it breaks even");
    const row = (claim: string) => app.root.querySelector(`[data-claim=${claim}]`)?.textContent;
    const { claims } = model().results.value!;
    const words = { yes: "yes", no: "no", reported: "no threshold", notMeasured: "not measured" };
    for (const name of OF_THE_PAPER) {
      const { holds } = claims.find((claim) => claim.name === name)!;
      expect(row(name), name).toContain(words[holds]);
    }
    expect(app.root.querySelectorAll("[data-claim]")).toHaveLength(OF_THE_PAPER.length);
    const { figure } = claims.find(({ name }) => name === "sft300")!;
    const [value, margin] = /([\d.]+) ± ([\d.]+) %/.exec(row("sft300")!)!.slice(1).map(Number);
    expect(Math.abs(value - figure!.value)).toBeLessThan(0.06);
    expect(Math.abs(margin - figure!.margin!)).toBeLessThan(0.06);
  });

  it("shows a hacked judge, and takes the price of KL away for a run of one's own", async () => {
    await open("break", "The labelers' score fell by");
    const [, fell] = /fell by (\d+) % of its peak/.exec(app.root.textContent!)!;
    expect(Number(fell)).toBeGreaterThan(10);
    await expect.poll(() => app.root.querySelectorAll(".sample-table tbody tr").length).toBe(6);
    clickKey(app.root, "Set β to 0 and go to Improve");
    await untilText(app.root, "Improve by PPO");
    expect(app.root.querySelector<HTMLInputElement>("input[max='10']")?.value).toBe("0");
  });
});
