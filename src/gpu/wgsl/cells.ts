// The bits of a cell, for shaders: generated, so that they can never differ from core's.
import * as cells from "../../core/cells.ts";
import { PLANES } from "../../core/planes.ts";

const numbers = Object.entries(cells).filter(
  (entry): entry is [string, number] => typeof entry[1] === "number",
);
const flags = numbers.filter(([, value]) => value !== 0 && (value & (value - 1)) === 0);
const constants = (entries: readonly (readonly [string, number])[]) =>
  entries.map(([name, value]) => `const ${name} = ${value}u;`).join("\n");

export const CELLS = `
${constants(numbers)}
const EXIT_CELL = ${cells.CELL.exit}u;
const PLANES = ${PLANES}u;
/* Numbers of planes. */
${constants(flags.map(([name, value]) => [`${name}_PLANE`, Math.log2(value)]))}
`;
