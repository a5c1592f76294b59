// "What would have happened?" as a person comes to it and uses it.
import { afterEach, describe, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { judgeReplay } from "../../src/safety/judge.ts";
import { STEADY_MEASURE } from "../../src/safety/settings.ts";
import { writeRecording } from "../../src/share/recording-npz.ts";
import { writeReplayJson } from "../../src/share/replay-json.ts";
import { levelOf } from "../support/board.ts";
import { chooseFile, clickKey, type OpenApp, openApp, untilText } from "./app.ts";

let app: OpenApp;
afterEach(() => {
  app.services.whatIf.opened.value?.close();
  app.close();
  sessionStorage.clear();
});

/** An agent breaks a blinker at once, while a spawner acts by chance far from it. */
const LIVELY = {
  level: levelOf(
    [
      "..............",
      ".Aggg.....###.",
      "..........#S#.",
      "..........###.",
      "..............",
      "..............",
    ],
    { name: "lively", orientation: 1, spawnProb: 0.5 },
  ),
  key: [1, 2] as const,
  actions: [[6], [0], [0], [0], [0], [0]],
};
const STILL = { ...LIVELY, level: { ...LIVELY.level, spawnProb: 0, name: "still" } };

const file = (replay: typeof LIVELY, name = "replay.json") =>
  new File([writeReplayJson(replay)], name, { type: "application/json" });

const openReplay = async (replay: typeof LIVELY) => {
  app = await openApp("#/whatif");
  await untilText(app.root, "Two boards in step");
  chooseFile(app.root, "Open replay", file(replay));
  await untilText(app.root, "Score, if it had ended here");
};

/** Notes in the address and sentences for the ear come a moment later; a busy machine takes its time. */
const SOON = { timeout: 10_000 };
const step = () => app.root.querySelector(".time-step strong")?.textContent;
const score = () => app.root.querySelector(".score-sum .total td")?.textContent ?? "";

describe("an opened replay", () => {
  it("stands at its end, with the score that the measure gives", async () => {
    await openReplay(STILL);
    await expect.poll(step, SOON).toBe("6");
    const { total } = judgeReplay(STILL, STEADY_MEASURE).score;
    await expect.poll(score, SOON).toBe(total.toFixed(1).replace("-", "−"));
    expect(app.root.querySelector(".whatif-difference")?.textContent).toMatch(/green cells? gone/);
    const labels = [...app.root.querySelectorAll(".whatif-board [role=img]")].map((board) =>
      board.getAttribute("aria-label"),
    );
    expect(labels[0]).toMatch(/^As played, step 6\. \d+ green cells? gone/);
    expect(labels[1]).toMatch(/^Untouched, step 6\./);
    await untilText(app.root, /Step 6\. \d+ green cells? gone/);
  });

  it("is stepped, played and searched by keyboard and by hand", async () => {
    await openReplay(STILL);
    await userEvent.keyboard("{Home}");
    await expect.poll(step, SOON).toBe("0");
    await expect
      .poll(() => app.root.querySelector(".whatif-difference")?.textContent, SOON)
      .toBe("No difference.");
    await userEvent.keyboard("{ArrowRight}{ArrowRight}{ArrowLeft}");
    await expect.poll(step, SOON).toBe("1");
    await expect.poll(() => location.hash, SOON).toMatch(/step=1&/);
    const slider = page.getByRole("slider", { name: "Step" });
    (slider.element() as HTMLElement).focus();
    await userEvent.keyboard("{ArrowRight}");
    await expect.poll(step, SOON).toBe("2");
    await userEvent.keyboard("{End}");
    await expect.poll(step, SOON).toBe("6");
    // From the end it plays from the start, and stops at the end.
    await userEvent.selectOptions(page.getByLabelText("Speed, steps a second"), "100");
    clickKey(app.root, "Play");
    await expect.poll(() => app.services.whatIf.opened.value?.player.isPlaying.value, SOON).toBe(false);
    await expect.poll(step, SOON).toBe("6");
    await page.getByRole("button", { name: "One step back" }).click();
    await expect.poll(step, SOON).toBe("5");
  });

  it("shows what will become of it and what moved where, of a type at choice", async () => {
    await openReplay(STILL);
    await userEvent.keyboard("f");
    await untilText(app.root, /cells go elsewhere \(arrows\), [\d.]+ are lost/);
    const overlay = () => app.services.whatIf.pictures.played.value?.overlay;
    expect(overlay()?.future?.shares.length).toBe(6 * 14);
    expect(overlay()?.flow).toBeNull();
    await userEvent.keyboard("m");
    await expect.poll(() => overlay()?.flow?.lost.length, SOON).toBeGreaterThan(0);
    await userEvent.keyboard("fd");
    await expect.poll(() => [overlay()?.future, overlay()?.marks], SOON).toEqual([null, null]);
    expect(location.hash).toContain("show=flow");
  });

  it("never shows chance without its floor and its interval", async () => {
    await openReplay(LIVELY);
    await untilText(app.root, "Spawners act by chance: means of 12 comparisons");
    const columns = [...app.root.querySelectorAll(".score-sum thead th")].map((cell) => cell.textContent);
    expect(columns).toEqual(["Part", "points", "95 %", "by chance"]);
    const rows = [...app.root.querySelectorAll(".score-sum tbody tr")].slice(2);
    for (const row of rows) {
      const [, interval, floor] = [...row.querySelectorAll("td")].map((cell) => cell.textContent);
      expect(interval).toMatch(/^[−\d.]+ … [−\d.]+$/);
      expect(floor).toMatch(/^[−\d.]+$/);
    }
  });

  it("outlasts a reload of the page, at its step", async () => {
    await openReplay(STILL);
    await userEvent.keyboard("{Home}{ArrowRight}");
    await expect.poll(() => location.hash, SOON).toMatch(/step=1&/);
    const { hash } = location;
    app.services.whatIf.opened.value?.close();
    app.close();
    app = await openApp(hash);
    await expect.poll(step, SOON).toBe("1");
    expect(app.root.textContent).toContain("still, replay.json");
  });

  it("that is damaged is refused with a sentence, wherever it is opened", async () => {
    app = await openApp("#/play/puzzles/1");
    await untilText(app.root, "exit open");
    const text = writeReplayJson(STILL).replace("safelife-level", "nonsense");
    chooseFile(app.root, "Open file", new File([text], "bad.json"));
    await untilText(app.root, 'bad.json: "level" is JSON, but not a level');
    chooseFile(app.root, "Open replay", file(STILL));
    await untilText(app.root, "Score, if it had ended here");
    expect(app.root.textContent).not.toContain("bad.json");
  });
});

describe("judging", () => {
  it("shows how far it is and can be stopped and gone on with", async () => {
    const actions = Array.from({ length: 600 }, (_, i) => [i % 9]);
    await openReplay({ ...LIVELY, actions });
    await untilText(app.root, /\d+ of 33 judged/);
    clickKey(app.root, "Stop judging");
    await expect.poll(() => app.services.whatIf.opened.value?.judging.state.value, SOON).toBe("stopped");
    const known = app.services.whatIf.opened.value?.judging.reports.value.size ?? 0;
    expect(known).toBeLessThan(33);
    clickKey(app.root, "Go on judging");
    await expect
      .poll(() => app.services.whatIf.opened.value?.judging.reports.value.size, { timeout: 40_000 })
      .toBeGreaterThan(known);
  });
});

describe("from other pages", () => {
  it("a game that was played to its end", async () => {
    app = await openApp("#/play/puzzles/1");
    await untilText(app.root, "exit open");
    const arrows = { U: "{ArrowUp}", R: "{ArrowRight}", D: "{ArrowDown}" };
    for (const way of "DDDDDDDRRRRRRUURRDD") await userEvent.keyboard(arrows[way as keyof typeof arrows]);
    await untilText(app.root, "You made it out.");
    await untilText(app.root, "Reward 75 × 1.00");
    expect(app.root.querySelector(".score-sum .total td")?.textContent).toBe("99.5");
    clickKey(app.root, "What would have happened?");
    await untilText(app.root, "First walk, your game");
    await expect.poll(step, SOON).toBe("19");
    await expect.poll(score, SOON).toBe("99.5");
  });

  it("an episode of an agent", async () => {
    app = await openApp("#/benchmark?levels=puzzles&agents=random&episodes=2&seed=1");
    await untilText(app.root, "Episodes, of 10 levels");
    clickKey(app.root, "Start scoring");
    const results = () => app.root.querySelector<HTMLElement>(".benchmark-results .episodes summary");
    await expect.poll(() => results()?.textContent, SOON).toBe("Episodes: Acts at random");
    results()!.click();
    const { episodes, links } = app.services.benchmark.rows.value[0].result;
    const link = page.getByRole("link", { name: "Episode 2 of Acts at random" });
    await expect.element(link).toHaveAttribute("href", `#${links[1]}`);
    await link.click();
    await untilText(app.root, "an episode from a link");
    await untilText(app.root, "Verified");
    const [, { replay, score: scored }] = episodes;
    expect(app.services.whatIf.opened.value?.replay).toEqual(replay);
    await expect.poll(step, { timeout: 20_000 }).toBe(String(replay.actions.length));
    await expect.poll(score, SOON).toBe(scored.toFixed(1).replace("-", "−"));
  });
});

describe("a time bar with marks", () => {
  it("goes to where something changed, by keyboard and by hand", async () => {
    await openReplay(STILL);
    const marks = page.getByRole("img", { name: /^Points change in 0 steps, harm grows in [1-9]/ });
    await expect.element(marks).toBeInTheDocument();
    await userEvent.keyboard("{Home}");
    await expect.poll(step, SOON).toBe("0");
    await userEvent.keyboard("]");
    await expect.poll(step, SOON).toBe("1");
    await userEvent.keyboard("{End}");
    await expect.poll(step, SOON).toBe("6");
    clickKey(app.root, "To where something changed before");
    await expect.poll(step, SOON).not.toBe("6");
  });

  it("plays a part again and again", async () => {
    await openReplay(STILL);
    await userEvent.keyboard("{Home}{ArrowRight}l");
    await untilText(app.root, "Loop 1 – …");
    await userEvent.keyboard("{ArrowRight}{ArrowRight}l");
    await untilText(app.root, "Loop 1 – 3");
    await userEvent.keyboard(" ");
    const seen = new Set<string>();
    await expect
      .poll(() => {
        seen.add(step() ?? "");
        return seen.has("1") && seen.has("3");
      }, SOON)
      .toBe(true);
    expect(app.services.whatIf.opened.value?.player.isPlaying.value).toBe(true);
    expect(seen).not.toContain("4");
    await userEvent.keyboard("l");
    expect(app.services.whatIf.opened.value?.player.loop.value).toBeNull();
  });
});

describe("saving", () => {
  it("hands out the replay, all boards and a picture", async () => {
    await openReplay(STILL);
    // The board is on its way to the end.
    await expect.poll(() => app.services.whatIf.sight.value?.step, SOON).toBe(6);
    const saved = new Map<string, Promise<Blob>>();
    const click = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      saved.set(
        this.download,
        fetch(this.href).then((answer) => answer.blob()),
      );
    });
    for (const kind of ["Replay", "Recording", "Picture"]) {
      clickKey(app.root, "Save");
      await untilText(app.root, "opens here again");
      clickKey(app.root, kind);
    }
    await expect.poll(() => saved.size, SOON).toBe(3);
    click.mockRestore();
    expect([...saved.keys()].sort()).toEqual(["still-6.png", "still-replay.json", "still.npz"]);
    const bytes = async (name: string) => new Uint8Array(await (await saved.get(name))!.arrayBuffer());
    expect([...(await bytes("still.npz"))]).toEqual([...writeRecording(STILL)]);
    expect(new TextDecoder().decode(await bytes("still-replay.json"))).toBe(writeReplayJson(STILL));
    const picture = await createImageBitmap((await saved.get("still-6.png"))!);
    expect([picture.width, picture.height]).toEqual([14 * 111, 6 * 111]);
  });
});

describe("two episodes on one level", () => {
  const PATIENT = { ...STILL, actions: Array.from({ length: 9 }, () => [0]) };

  it("are compared step by step, from a file and with the one before", async () => {
    await openReplay(STILL);
    chooseFile(app.root, "Compare with replay", file(PATIENT, "patient.json"));
    await untilText(app.root, "Beside it: patient.json");
    await untilText(app.root, "Score in the end");
    const columns = [...app.root.querySelectorAll(".comparison thead th")].map((cell) => cell.textContent);
    expect(columns).toEqual(["as played", "beside it"]);
    const scores = [...app.root.querySelectorAll(".comparison tbody tr:last-child td")].map(
      (cell) => cell.textContent,
    );
    const expected = [STILL, PATIENT].map((replay) => judgeReplay(replay, STEADY_MEASURE).score.total);
    expect(scores).toEqual(expected.map((total) => total.toFixed(1).replace("-", "−")));
    await userEvent.keyboard("{End}");
    await expect.poll(step, SOON).toBe("9");
    clickKey(app.root, "Stop comparing");
    await untilText(app.root, "Untouched");

    chooseFile(app.root, "Open replay", file(PATIENT, "patient.json"));
    await untilText(app.root, "Compare with replay.json");
    clickKey(app.root, "Compare with replay.json");
    await untilText(app.root, "Beside it: replay.json");
  });

  it("are not, on different levels", async () => {
    await openReplay(STILL);
    const elsewhere = { ...STILL, level: levelOf(["A...", ".gg.", ".gg.", "...."], { name: "elsewhere" }) };
    chooseFile(app.root, "Compare with replay", file(elsewhere, "elsewhere.json"));
    await untilText(app.root, "Only episodes on the same level can be compared.");
    expect(app.root.textContent).not.toContain("Beside it");
  });
});
