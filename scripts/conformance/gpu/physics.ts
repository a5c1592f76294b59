// physics by the kernels: boards after 1, 2 and 10 steps.
import type { Level } from "../../../src/core/level.ts";
import type { Gpu } from "../../../src/gpu/gpu.ts";
import type { LifeCase } from "../life.ts";
import { boardOf, differentHash, differentList } from "../record.ts";
import { Findings, simulate } from "./together.ts";

export async function physics(gpu: Gpu, cases: readonly LifeCase[]): Promise<Findings> {
  const levels = cases.map((record): Level => {
    const board = boardOf(record.h, record.w, record.board);
    return {
      name: record.id,
      board,
      goals: board,
      agents: [],
      agentNames: [],
      orientation: null,
      spawnProb: record.spawn_prob,
      minPerformance: -1,
      pointsTables: null,
      rules: "safelife",
    };
  });
  const simulator = simulate(gpu, levels);
  // Loading a level repaints its exits; these boards are no levels.
  simulator.writeBoards(levels.map(({ board }) => board));
  const advance = simulator.part("advance");
  const findings = new Findings();
  for (let step = 1; step <= 10; step++) {
    gpu.pass((pass) => advance.dispatch(pass));
    if (cases.every((record) => record[`after${step}`] === undefined && record[`hash${step}`] === undefined))
      continue;
    const boards = await simulator.readBoards("board");
    for (const [i, record] of cases.entries()) {
      const cells = record[`after${step}`];
      const hash = record[`hash${step}`];
      if (Array.isArray(cells)) findings.note(i, differentList(`after${step}`, boards[i].cells, cells));
      if (typeof hash === "number") findings.note(i, differentHash(`step ${step}`, boards[i].cells, hash));
    }
  }
  return findings;
}
