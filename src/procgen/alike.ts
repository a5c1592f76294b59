// Whether all levels of some parameters have one size and one number of agents, as archives want them.
import { unknownAgents } from "./agents.ts";
import type { LevelParameters } from "./parameters.ts";

/** The parameter that may make one level differ from another in the size of its board or the number of its agents, or
 *  null where none does. */
export function unlikeBy(parameters: LevelParameters): "board_shape" | "agents" | null {
  const shapes = optionsOf(parameters.board_shape).map((shape) => String(shape));
  if (new Set(shapes).size > 1) return "board_shape";
  const unknown = unknownAgents(parameters);
  const isKnown = (name: unknown) => !unknown.includes(name as string);
  const counts = optionsOf(parameters.agents).flatMap((agents) => {
    const entries = (agents as readonly unknown[]).map((agent) => optionsOf(agent).map(isKnown));
    return [
      entries.filter((options) => options.every(Boolean)).length,
      entries.filter((options) => options.some(Boolean)).length,
    ];
  });
  return new Set(counts).size > 1 ? "agents" : null;
}

/** @throws Error with a sentence where an archive could not hold all levels of these parameters */
export function checkAlike(parameters: LevelParameters): void {
  const name = unlikeBy(parameters);
  if (name === null) return;
  throw new Error(
    `${name} is drawn anew for each level, and an archive (.npz) holds levels of one size and one number of agents. Fix it, or save the levels one by one.`,
  );
}

/** What a value may come to. */
function optionsOf(value: unknown): readonly unknown[] {
  if (typeof value !== "object" || value === null || !("choices" in value)) return [value];
  const { choices, weights } = value as { choices: object; weights?: readonly number[] };
  const [options, chances] = Array.isArray(choices)
    ? [choices, weights]
    : [Object.keys(choices), Object.values(choices) as readonly number[]];
  return options.filter((_, i) => chances?.[i] !== 0).flatMap(optionsOf);
}
