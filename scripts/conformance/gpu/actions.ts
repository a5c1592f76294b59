// actions by the kernels: whole games, checked after every part of every turn.
import { AGENT, EXIT } from "../../../src/core/cells.ts";
import type { Gpu } from "../../../src/gpu/gpu.ts";
import type { Trajectory } from "../actions.ts";
import { levelFromGolden } from "../golden-level.ts";
import { differentHash, differentList } from "../record.ts";
import { Findings, simulate } from "./together.ts";

export async function actions(
  gpu: Gpu,
  records: readonly Trajectory[],
  table: readonly number[],
): Promise<Findings> {
  const levels = records.map(({ id, init }) => levelFromGolden(id, init, table));
  const simulator = simulate(gpu, levels);
  const { boards, width } = simulator.shape;
  const [act, advance, settle] = (["act", "advance", "settle"] as const).map((name) => simulator.part(name));
  const findings = new Findings();
  const compareBoards = async (
    layer: "board" | "goals",
    what: string,
    hashes: keyof Trajectory["steps"],
    step: number,
  ) => {
    const read = await simulator.readBoards(layer);
    for (const [i, { steps, actions }] of records.entries()) {
      if (step < actions.length)
        findings.note(i, differentHash(`${what}, step ${step}`, read[i].cells, Number(steps[hashes][step])));
    }
    return read;
  };

  const start = await simulator.readBoards("board");
  for (const [i, record] of records.entries()) {
    findings.note(i, differentList("start.board", start[i].cells, record.start.board));
  }
  const last = Math.max(...records.map((record) => record.actions.length));
  for (let step = 0; step < last; step++) {
    const chosen = new Uint32Array(simulator.shape.agents * boards);
    for (const [i, record] of records.entries()) {
      const turn = record.actions[step] ?? 0;
      for (let agent = 0; agent < levels[i].agents.length; agent++) {
        chosen[agent * boards + i] = typeof turn === "number" ? turn : turn[agent];
      }
    }
    gpu.write(simulator.actions, chosen);
    gpu.pass((pass) => act.dispatch(pass));
    await compareBoards("board", "board after actions", "h_act", step);
    gpu.pass((pass) => advance.dispatch(pass));
    await compareBoards("board", "board after life", "h_adv", step);
    await compareBoards("goals", "goals", "h_goals", step);
    gpu.pass((pass) => settle.dispatch(pass));
    const read = await compareBoards("board", "board after exits", "h_exit", step);

    const state = await simulator.readState();
    for (const [i, { steps, boards: whole, actions }] of records.entries()) {
      if (step >= actions.length) continue;
      const at = `step ${step}`;
      const agents = levels[i].agents.map((_, agent) => {
        const position = state("POSITION", i, agent);
        const cell = read[i].cells[position];
        const active = (cell & AGENT) !== 0;
        const exited = (cell & (AGENT | EXIT)) === EXIT;
        const points = (state("BOARD_POINTS", i, agent) | 0) + (exited ? 1 : 0);
        const earned = points - (simulator.levels.word(i, "INITIAL_POINTS", agent) | 0);
        return {
          position,
          active,
          exited,
          points,
          earned,
          canExit: active && Math.max(0, earned) >= (state("REQUIRED", i, agent) | 0),
        };
      });
      if (whole[step]) findings.note(i, differentList(`final, ${at}`, read[i].cells, whole[step].final));
      const places = agents.flatMap(({ position }) => [Math.floor(position / width), position % width]);
      findings.note(i, differentList(`locs, ${at}`, places, steps.locs[step]));
      const compare = (
        what: string,
        values: readonly (number | boolean)[],
        expected: readonly (number | boolean)[],
      ) => findings.note(i, differentList(`${what}, ${at}`, values.map(Number), expected));
      compare(
        "points",
        agents.map((agent) => agent.points),
        steps.points[step],
      );
      compare(
        "earned",
        agents.map((agent) => agent.earned),
        steps.earned[step],
      );
      compare(
        "can_exit",
        agents.map((agent) => agent.canExit),
        steps.can_exit[step],
      );
      compare(
        "exited",
        agents.map((agent) => agent.exited),
        steps.exited[step],
      );
      compare(
        "active",
        agents.map((agent) => agent.active),
        steps.active[step],
      );
    }
  }
  return findings;
}
