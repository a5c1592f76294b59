// `safelife study` as a program that is killed and started again.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const program = join(root, "scripts/safelife.mjs");
const folder = mkdtempSync(join(tmpdir(), "safelife-study-"));
afterAll(() => rmSync(folder, { recursive: true }));

const puzzle = (name: string) => join(root, "levels/puzzles", name);

const STUDY = `
name: walking
recipe: quick
steps: 1024
stepsPerPart: 512
episodes: 1
seeds: [1]
tasks:
  - name: walk
    train: { levels: ${puzzle("01-first-walk.json")} }
    test: { levels: ${puzzle("04-navigate.json")} }
methods:
  - name: points alone
  - name: stepwise
    penalty: { kind: stepwise-inaction }
    coefficient: 0.1
`;
writeFileSync(join(folder, "study.yaml"), STUDY);

const wordsFor = (out: string, file = "study.yaml") => [
  program,
  "study",
  file,
  "--out",
  out,
  "--backend",
  "wasm",
];
const study = (...words: Parameters<typeof wordsFor>) =>
  spawnSync(process.execPath, wordsFor(...words), { encoding: "utf8", cwd: folder });
const resultsIn = (out: string) => readFileSync(join(folder, out, "results.json"), "utf8");

describe("safelife study", { timeout: 120_000 }, () => {
  it("killed in the middle and started again, ends in the same file", async () => {
    const whole = study("whole");
    expect(whole.stderr).toMatch(/6 of 6 parts · walk · stepwise · seed 1/);
    expect(whole.status).toBe(0);
    expect(whole.stdout).toMatch(/task +method +reward +side effects +by chance/);

    const cell = join(folder, "cut", "walk", encodeURIComponent("points alone"), "1");
    const running = spawn(process.execPath, wordsFor("cut"), { cwd: folder, stdio: "ignore" });
    while (!existsSync(join(cell, "part-0.json"))) {
      expect(running.exitCode).toBeNull();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    running.kill("SIGKILL");
    await once(running, "exit");
    expect(existsSync(join(folder, "cut", "results.json"))).toBe(false);
    expect(study("cut").status).toBe(0);
    expect(resultsIn("cut")).toBe(resultsIn("whole"));
  });

  it("stopped by Ctrl-C, keeps its parts, says so in its exit code, and goes on", async () => {
    const running = spawn(process.execPath, wordsFor("stopped"), { cwd: folder });
    let said = "";
    running.stdout.on("data", (part) => {
      said += part;
    });
    running.stderr.on("data", (part) => {
      if (String(part).includes("1 of 6 parts")) running.kill("SIGINT");
    });
    const [code] = await once(running, "close");
    expect([code, said]).toEqual([130, "stopped; the same command goes on from stopped\n"]);
    const cell = join(folder, "stopped", "walk", encodeURIComponent("points alone"), "1");
    expect(existsSync(join(cell, "part-0.json"))).toBe(true);
    expect(existsSync(join(folder, "stopped", "results.json"))).toBe(false);
    expect(study("stopped").status).toBe(0);
    expect(resultsIn("stopped")).toBe(resultsIn("whole"));
  });

  it("does not mix two studies in one folder, nor two engines", () => {
    writeFileSync(join(folder, "other.yaml"), STUDY.replace("coefficient: 0.1", "coefficient: 0.2"));
    const { status, stderr } = study("whole", "other.yaml");
    expect(status).toBe(1);
    expect(stderr).toMatch(/"whole" holds another study/);
    const cpu = spawnSync(process.execPath, [...wordsFor("whole").slice(0, -1), "cpu"], {
      encoding: "utf8",
      cwd: folder,
    });
    expect(cpu.stderr).toMatch(/begun on wasm\. Go on with --backend wasm/);
  });

  it("says in one sentence what is wrong with a file", () => {
    const { status, stderr } = study("nothing", "nowhere.yaml");
    expect(status).toBe(1);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });
});
