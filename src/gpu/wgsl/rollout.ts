// Drawing actions and keeping what happened, a row each; `clock` says which draw and which step it is.

import { BLOCK, firstBlocked, type Layout } from "../shape.ts";

/** Words of `clock`: the key, the number of the draw, the step of the rollout. */
export const CLOCK_WORDS = 4;

/** What is kept of every step, `[step, field, row]`: 32-bit words, floats by their bits. */
export const KEPT = [
  "ACTION",
  "LOG_PROB",
  "VALUE",
  "REWARD",
  "FLAGS",
  "LEVEL",
  "LENGTH",
  "EARNED",
  "RETURN",
] as const;

const keptAt = (rows: number): string => `
const ROWS = ${rows}u;
${KEPT.map((name, field) => `const KEPT_${name} = ${field}u;`).join("\n")}
fn kept_at(field: u32) -> u32 { return (clock[3] * ${KEPT.length}u + field) * ROWS + id; }
`;

/** The largest logit plus noise from the table, as in ppo/distribution.ts: the same logits, the same action. */
export const sample = (rows: number, actionCount: number): string => `
${keptAt(rows)}
fn run() {
  let key = vec2(clock[0], clock[1]);
  let first = id * ${actionCount}u;
  var action = 0u;
  var best = 0.0;
  var highest = logits[first];
  for (var a = 0u; a < ${actionCount}u; a++) {
    let noise = gumbel[threefry(key, vec2(clock[2], first + a)).x >> 16u];
    let score = logits[first + a] + noise;
    if (a == 0u || score > best) {
      best = score;
      action = a;
    }
    highest = max(highest, logits[first + a]);
  }
  var sum = 0.0;
  for (var a = 0u; a < ${actionCount}u; a++) { sum += exp(logits[first + a] - highest); }
  actions[id] = action;
  kept[kept_at(KEPT_ACTION)] = action;
  kept[kept_at(KEPT_LOG_PROB)] = bitcast<u32>(logits[first + action] - highest - log(sum));
  kept[kept_at(KEPT_VALUE)] = bitcast<u32>(values[id]);
}
`;

/** After a turn, before boards start anew. Rows that the clock ended also leave their last observation. */
export const keep = (rows: number, agents: number, observationWords: number, state: Layout): string => `
${keptAt(rows)}
${state.constants()}
fn keep_state(field: u32, source: u32) { kept[kept_at(field)] = state[${firstBlocked("id", state.words)} + source * ${BLOCK}u]; }

fn run() {
  let flags = results[${agents * rows}u + id];
  kept[kept_at(KEPT_REWARD)] = results[id];
  kept[kept_at(KEPT_FLAGS)] = flags;
  keep_state(KEPT_LEVEL, LEVEL);
  keep_state(KEPT_LENGTH, STEP);
  keep_state(KEPT_EARNED, EARNED);
  keep_state(KEPT_RETURN, RETURN);
  if ((flags & TRUNCATED) == 0u) { return; }
  let first = id * ${observationWords}u;
  for (var i = first; i < first + ${observationWords}u; i++) { last_seen[i] = final_observations[i]; }
}
`;
