// Writes the linear maps of `fast-convolution.ts` as kernels, without loops, so that a line stays in registers.
import {
  FAST_SHAPES,
  fastConvolution,
  type Matrix,
  transposed,
} from "../../src/backends/simd/fast-convolution.ts";

export const FAST_MAPS = "src/backends/simd/kernels/fast-maps.ts";

/** The text of `FAST_MAPS`. */
export function fastMaps(): string {
  const functions: string[] = [];
  const add = (name: string, matrix: Matrix) => void functions.push(mapFunction(name, matrix));
  for (const { outputs, size, stride } of FAST_SHAPES) {
    const fast = fastConvolution(outputs, size, stride);
    for (const kind of ["inputs", "weights", "outputs"] as const) {
      const name = `${kind}${outputs}x${size}by${stride}`;
      add(name, fast[kind]);
      add(`${name}Transposed`, transposed(fast[kind]));
    }
  }
  const names = functions.map((text) => /function (\w+)/.exec(text)?.[1]);
  const cases = names.map(
    (name, i) => `    case ${i}:\n      return ${name}(from, fromStep, into, intoStep);`,
  );
  return `// Made from fast-convolution.ts by \`npm run simd\`. AssemblyScript.
import { multiplyAdd } from "./vectors";

/** Floats of each number of a line that are mapped, in bytes. */
export const CHUNK: usize = 64;

const VECTOR: usize = 16;

/** Maps a line. Of each shape there are six maps: inputs, weights and outputs, and after each its transpose. */
export function mapLine(map: i32, from: usize, fromStep: usize, into: usize, intoStep: usize): void {
  switch (map) {
${cases.join("\n")}
  }
}

${functions.join("\n")}`;
}

function mapFunction(name: string, matrix: Matrix): string {
  const loads = matrix[0].map((_, i) => `    const x${i} = v128.load(at);`);
  const stores = matrix.map((row) => `    v128.store(at, ${sumOf(row)});`);
  const steps = (lines: readonly string[], step: string) => lines.join(`\n    at += ${step};\n`);
  return `function ${name}(from: usize, fromStep: usize, into: usize, intoStep: usize): void {
  for (const end = from + CHUNK; from < end; from += VECTOR, into += VECTOR) {
    let at = from;
${steps(loads, "fromStep")}
    at = into;
${steps(stores, "intoStep")}
  }
}
`;
}

/** Begins with a term that needs no multiplication, if there is one. */
function sumOf(row: readonly number[]): string {
  const terms = row.map((factor, i) => ({ factor, x: `x${i}` })).filter(({ factor }) => factor !== 0);
  const begin = Math.max(
    0,
    terms.findIndex(({ factor }) => factor === 1),
  );
  const [first] = terms.splice(begin, 1);
  return terms.reduce(
    (sum, { factor, x }) => {
      if (factor === 1) return `f32x4.add(${sum}, ${x})`;
      if (factor === -1) return `f32x4.sub(${sum}, ${x})`;
      return `multiplyAdd(f32x4.splat(${float(factor)}), ${x}, ${sum})`;
    },
    first.factor === 1 ? first.x : `f32x4.mul(f32x4.splat(${float(first.factor)}), ${first.x})`,
  );
}

const float = (value: number): string => `${Math.fround(value)}`;
