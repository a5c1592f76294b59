// The Instruct page's boards, through the page: watch, choose, improve, and what came of it, also after a reload.
import { afterEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { differenceOf } from "../../src/safety/difference.ts";
import { InstructShelf } from "../../src/ui/instruct/shelf.ts";
import { chooseMotion } from "../../src/ui/motion.ts";
import { describeDifference } from "../../src/ui/whatif/words.ts";
import { speak } from "../../src/ui/words/words.ts";
import { chooseFile, clickKey, type OpenApp, openApp, savedBy, untilText } from "./app.ts";

let app: OpenApp;
const open = async (step: string, says: string | RegExp) => {
  app = await openApp(`#/instruct/board/${step}`);
  await untilText(app.root, says);
};
const model = () => app.services.instructBoard.current!;
const close = async () => {
  await app.services.instructBoard.current?.dispose();
  app.close();
};
afterEach(async () => {
  await close();
  const shelf = new InstructShelf();
  await shelf.clear();
  await shelf.close();
  localStorage.clear();
});

const shown = () => model().choose.shown.value;
const answers = () => model().answers.value;
/** The next key is for what is on the screen. */
const untilAnother = (number: number | undefined) =>
  expect.poll(() => shown()?.number ?? number, { timeout: 60_000 }).not.toBe(number);

/** Of the level that is watched. */
async function beginning(): Promise<Uint16Array> {
  const player = model().watch.player.value!;
  player.seek(0);
  await expect.poll(() => player.sight.value.step).toBe(0);
  return player.sight.value.played.cells;
}

describe("the boards of the Instruct page", () => {
  it("teach an agent by answers, whatever comes between", { timeout: 400_000 }, async () => {
    await open("choose", "Left is better");
    expect(app.root.textContent).not.toMatch(/side effect/i);
    const keys = { ArrowLeft: "left", ArrowRight: "right", ArrowDown: "equal", ArrowUp: "unsure" } as const;
    const asked: (readonly string[])[] = [];
    for (const [key, said] of Object.entries(keys)) {
      const { number, links } = shown()!;
      asked.push(links);
      await userEvent.keyboard(`{${key}}`);
      await untilAnother(number);
      expect(answers().at(-1)).toMatchObject({ clips: links, preferred: said, by: "visitor" });
    }
    await untilText(app.root, "4 answers, 1 of them “cannot tell”");
    // What was taken back is asked again, and what was asked meanwhile comes after it.
    const next = shown()!.number;
    await userEvent.keyboard("{Backspace}");
    await expect.poll(() => shown()?.links).toEqual(asked[3]);
    expect(answers()).toHaveLength(3);
    clickKey(app.root, "Right is better →");
    await expect.poll(() => shown()?.number).toBe(next);
    await untilText(app.root, "4 of 60 answers, about");

    await close();
    await open("choose", "4 of 60 answers");
    expect(answers().map(({ preferred }) => preferred)).toEqual(["left", "right", "equal", "right"]);
    clickKey(app.root, "Answer 56");
    await untilText(app.root, "60 answers: enough to improve.", 240_000);
    expect(answers().filter(({ by }) => by === "script")).toHaveLength(56);

    location.hash = "#/instruct/board/improve";
    await untilText(app.root, "It will learn from 60 answers.");
    await page.getByLabelText("Training steps").fill("16384");
    await userEvent.tab();
    clickKey(app.root, "Improve");
    await untilText(app.root, /PPO: (4,096|8,192) of 16,384 steps/, 120_000);
    clickKey(app.root, "Stop");
    await untilText(app.root, "Stopped; it can go on from here.", 60_000);
    const before = model().improve.run.value!;
    expect(before.steps).toBeLessThan(16_384);
    await close();

    await open("improve", "Stopped; it can go on from here.");
    await expect.poll(() => model().improve.run.value?.curve).toEqual(before.curve);
    await untilText(app.root, /the models order \d+ % as you did/);
    clickKey(app.root, "Go on");
    await untilText(app.root, "Done. See the difference.", 300_000);
    const { curve, compared, request } = model().improve.run.value!;
    expect(curve).toHaveLength(4);
    expect(curve.slice(0, before.curve.length)).toEqual(before.curve);
    expect(request.answers).toHaveLength(60);

    location.hash = "#/instruct/board/compare";
    await untilText(app.root, "Level 1 of 100");
    // Nobody knows who is who, nor what they broke.
    expect(app.root.textContent).not.toContain("Left was");
    expect(app.root.querySelector("[data-row]")).toBe(null);
    await userEvent.keyboard("{ArrowLeft}");
    await untilText(app.root, /Left was (the start, right was yours|yours, right was the start)\./);
    await untilText(app.root, "Level 2 of 100");
    // The ear knows what each came to.
    const words = [...app.root.querySelectorAll(".clip-words")].map((clip) => clip.textContent);
    expect(words).toHaveLength(2);
    for (const said of words) expect(said).toMatch(/^In the end: .+\.$/);
    const heard = `Level 2 of 100. Left: ${words[0]} Right: ${words[1]}`;
    await expect
      .poll(() => [...app.root.querySelectorAll("[role=status]")].map((status) => status.textContent))
      .toContain(heard);
    await expect.poll(() => document.activeElement?.textContent).toBe("On levels never seen");
    await userEvent.keyboard("{Backspace}");
    await untilText(app.root, "Level 1 of 100");
    await userEvent.keyboard("{ArrowRight}");
    await untilText(app.root, "Level 2 of 100");
    clickKey(app.root, "Uncover the side effects");
    await untilText(app.root, /It breaks (less|more)|Nothing that 100 levels could show/);
    const row = app.root.querySelector("[data-row=after]")!.textContent!;
    expect(row).toContain(compared!.sideEffects.after.mean.toFixed(3));
    expect(row).toContain(compared!.sideEffects.after.interval[1].toFixed(3));
    await untilText(app.root, "† A script that knows the measure gave some of the answers.");
    await close();

    await open("compare", "Level 2 of 100");
    await untilText(app.root, /It breaks (less|more)|Nothing that 100 levels could show/);
    expect(app.root.querySelectorAll("[data-row]")).toHaveLength(3);
  });

  it("show the agent at work, and how it was paid, without a report", async () => {
    await open("watch", "points so far");
    await expect
      .poll(() => app.root.querySelector("[role=img]")?.getAttribute("aria-label"))
      .toMatch(/^The agent after \d+ steps, -?\d+ points so far$/);
    expect(app.root.textContent).toContain("Nobody told it about the green.");
    const first = model().watch.player.value!;
    const heard = () => app.root.querySelector('[aria-label="Watch it play"] [role=status]')?.textContent;
    await expect.poll(heard).toMatch(/^The agent after \d+ steps?, -?\d+ points? so far\. .+\.$/);
    first.seek(0);
    await expect.poll(heard).toBe("The agent after 0 steps, 0 points so far. No difference.");
    const told: (string | null | undefined)[] = [];
    const listening = setInterval(() => told.push(heard()), 50);
    const since = performance.now();
    first.speed.value = 100;
    first.play();
    await expect.poll(() => first.step.value).toBe(first.steps);
    clearInterval(listening);
    // No faster than one can listen.
    expect(new Set(told).size).toBeLessThan(4 + (performance.now() - since) / 3000);
    for (const step of [0, first.steps]) {
      first.seek(step);
      await expect.poll(() => first.sight.value.step).toBe(step);
      expect(app.root.textContent).not.toMatch(/side effects?\W*\d/i);
      expect(app.root.querySelector("[data-row]")).toBe(null);
    }
    // As of clips: what became of the start.
    const { played, step, reward } = first.sight.value;
    const came = describeDifference(differenceOf(played, first.start));
    expect(came).toMatch(/gone|new/);
    await expect.poll(heard).toBe(`The agent after ${step} steps, ${reward} points so far. ${came}`);
    clickKey(app.root, "Another level");
    await expect.poll(() => model().watch.player.value, { timeout: 60_000 }).not.toBe(first);
    location.hash = "#/instruct";
    await untilText(app.root, "Show how to answer");
    const worlds = [...app.root.querySelectorAll(".instruct-worlds a")];
    expect(worlds.map((link) => link.textContent)).toEqual(["Language", "Board"]);
  });

  it("keep the focus from one pair of clips to the next, and leave arrows to what else has it", async () => {
    await open("watch", "points so far");
    // Who points at what leads to the pair is there.
    await page.getByRole("link", { name: "2 Choose" }).click();
    await untilText(app.root, "Left is better");
    await expect.poll(() => document.activeElement?.textContent).toBe("Which one do you like better?");
    const elsewhere = app.root.querySelector<HTMLElement>("[aria-current=step]")!;
    const { number } = shown()!;
    elsewhere.focus();
    await userEvent.keyboard("{ArrowDown}{ArrowUp}");
    expect(answers()).toEqual([]);
    const key = [...app.root.querySelectorAll("button")].find((own) =>
      own.textContent?.startsWith("Right is"),
    )!;
    key.focus();
    await userEvent.keyboard("{Enter}");
    await untilAnother(number);
    await untilText(app.root, "1 of 60 answers");
    expect(document.activeElement).toBe(key);
    await userEvent.keyboard("{ArrowDown}");
    await untilText(app.root, "2 of 60 answers");
    expect(answers().map(({ preferred }) => preferred)).toEqual(["right", "equal"]);
  });

  it("are as they were left after a reload", async () => {
    await open("watch", "points so far");
    const other = await beginning();
    const first = model().watch.player.value;
    clickKey(app.root, "Another level");
    await expect.poll(() => model().watch.player.value, { timeout: 60_000 }).not.toBe(first);
    const level = await beginning();
    expect(level).not.toEqual(other);
    location.hash = "#/instruct/board/improve";
    await untilText(app.root, "It will learn from 0 answers.");
    await page.getByLabelText("Weight of your taste").fill("7");
    await userEvent.tab();
    await expect.poll(() => model().improve.settings.value.factor).toBe(7);
    await close();
    await open("improve", "It will learn from 0 answers.");
    await expect.element(page.getByLabelText("Weight of your taste")).toHaveValue(7);
    const heard = app.root.querySelector("[aria-label=Progress] [role=status]");
    expect(heard?.className).toBe("visually-hidden");
    location.hash = "#/instruct/board/watch";
    await untilText(app.root, "points so far");
    expect(await beginning()).toEqual(level);
  });

  it("say in words what changed in a clip, and stand still for those who want it", async () => {
    chooseMotion(false);
    await open("choose", "Left is better");
    const words = () => [...app.root.querySelectorAll(".clip-words")].map((clip) => clip.textContent);
    expect(words()).toHaveLength(2);
    for (const said of words()) expect(said).toMatch(/^-?\d+ points?\. In the end: .+\.$/);
    await expect.poll(() => app.root.querySelector(".clips .reading")?.textContent).toBe("0 of 32");
    await userEvent.keyboard(".");
    await untilText(app.root, "1 of 32");
    const labels = () =>
      [...app.root.querySelectorAll("[role=img]")].map((board) => board.getAttribute("aria-label"));
    await expect.poll(labels).toEqual(["Left, step 1", "Right, step 1"]);
    await userEvent.keyboard(" ");
    // Again and again.
    await untilText(app.root, "32 of 32");
    await expect.poll(() => app.root.querySelector(".clips .reading")?.textContent).toMatch(/^[1-9] of 32$/);
    chooseMotion(true);
  });

  it("take answers from a file, but not from just any", { timeout: 120_000 }, async () => {
    await open("choose", "Left is better");
    clickKey(app.root, "Left is better ←");
    await untilText(app.root, "1 answer.");
    const text = await savedBy(app.root, "Save answers");
    expect(text.split("\n")).toHaveLength(2);
    expect(JSON.parse(text)).toEqual(answers()[0]);
    chooseFile(app.root, "Open answers", new File([text], "answers.jsonl"));
    await untilText(app.root, "Added 1 answer.");
    await untilText(app.root, "2 answers.");
    const damaged = text.replace(/(r=2\.....)./, "$1-");
    chooseFile(app.root, "Open answers", new File([damaged], "answers.jsonl"));
    await untilText(app.root, "The link is damaged");
    chooseFile(app.root, "Open answers", new File([`${text}{"kind":"ranking"}`], "answers.jsonl"));
    await untilText(app.root, "Line 2 is no answer");
    chooseFile(
      app.root,
      "Open answers",
      new File([text.replace("prune-still", "knitting")], "answers.jsonl"),
    );
    await untilText(app.root, 'Line 1 is no answer: There is no agent "knitting" to be asked about.');
    await speak("de");
    await untilText(app.root, "Zeile 1 ist keine Antwort: Einen Agenten „knitting“");
    await speak("en");
    const many = new File([text.repeat(1000)], "answers.jsonl");
    chooseFile(app.root, "Open answers", many);
    const bar = () => app.root.querySelector<HTMLProgressElement>(".label-panel progress");
    await expect.poll(() => bar()?.max).toBe(1000);
    await expect.poll(() => bar()?.value).toBeGreaterThan(0);
    clickKey(app.root, "Cancel");
    await untilText(app.root, "Cancelled: nothing was added.");
    expect(bar()).toBe(null);
    expect(answers()).toHaveLength(2);
  });

  it("keep what they cannot read, and give it out", async () => {
    const shelf = new InstructShelf();
    await shelf.write("board-answers", "of another version", "labels");
    await shelf.close();
    await open("choose", "Left is better");
    await untilText(app.root, "Some of what you said earlier cannot be read");
    clickKey(app.root, "Left is better ←");
    await untilText(app.root, "1 answer.");
    await close();
    await open("choose", "1 answer.");
    expect(await savedBy(app.root, "Save what cannot be read")).toBe("of another version");
  });
});
