// Level files for the tests: arrays with any header, levels of any kind.
import fc from "fast-check";
import type { Level, Orientation } from "../../src/core/level.ts";
import { zip } from "../../src/share/zip.ts";

/** A .npy file with the header given, right or wrong. */
export function npyFile(header: string, content: Uint8Array, version = 1): Uint8Array {
  const text = new TextEncoder().encode(header);
  const lengthBytes = version === 1 ? 2 : 4;
  const bytes = new Uint8Array(8 + lengthBytes + text.length + content.length);
  bytes.set([0x93, ..."NUMPY"].map((c) => (typeof c === "string" ? c.charCodeAt(0) : c)));
  bytes[6] = version;
  for (let i = 0; i < lengthBytes; i++) bytes[8 + i] = (text.length >> (8 * i)) & 255;
  bytes.set(text, 8 + lengthBytes);
  bytes.set(content, 8 + lengthBytes + text.length);
  return bytes;
}

export const npy = (descr: string, shape: string, content: Uint8Array): Uint8Array =>
  npyFile(`{'descr': ${descr}, 'fortran_order': False, 'shape': ${shape}, }\n`, content);

export const bytesOf = (array: ArrayBufferView): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

export const uint16Npy = (shape: string, values: readonly number[]): Uint8Array =>
  npy("'<u2'", shape, bytesOf(Uint16Array.from(values)));
export const int64Npy = (shape: string, values: readonly number[]): Uint8Array =>
  npy("'<i8'", shape, bytesOf(BigInt64Array.from(values, BigInt)));
export const float64Npy = (value: number): Uint8Array => npy("'<f8'", "()", bytesOf(Float64Array.of(value)));

/** UCS-4, padded with NUL to `length` characters. */
export function textBytes(text: string, length: number): Uint8Array {
  const codes = new Uint32Array(length);
  [...text].forEach((character, i) => {
    codes[i] = character.codePointAt(0) ?? 0;
  });
  return bytesOf(codes);
}
export const textNpy = (text: string): Uint8Array =>
  npy(`'<U${text.length}'`, "()", textBytes(text, text.length));

/** A 3×4 board as the original's mazes are stored, with other entries added or put in place. */
export function npzFile(entries: Readonly<Record<string, Uint8Array | null>> = {}): Uint8Array {
  const all: Record<string, Uint8Array | null> = {
    board: uint16Npy("(3, 4)", [0, 122, 0, 0, 16, 0, 0, 0, 0, 0, 0, 272]),
    goals: uint16Npy("(3, 4)", new Array(12).fill(0)),
    agent_loc: int64Npy("(2,)", [1, 0]),
    ...entries,
  };
  return zip(
    new Map(Object.entries(all).flatMap(([name, content]) => (content ? [[`${name}.npy`, content]] : []))),
  );
}

const cells = (count: number) => fc.uint16Array({ minLength: count, maxLength: count });

/** JSON does not know it. */
const withoutMinusZero = (value: number) => value + 0;

/** Any level that the readers accept. */
export const anyLevel: fc.Arbitrary<Level> = fc
  .record({
    height: fc.integer({ min: 3, max: 9 }),
    width: fc.integer({ min: 3, max: 9 }),
    agents: fc.nat({ max: 3 }),
  })
  .chain(({ height, width, agents }) => {
    const board = cells(height * width).map((words) => ({ height, width, cells: words }));
    const perAgent = <T>(of: fc.Arbitrary<T>) => fc.array(of, { minLength: agents, maxLength: agents });
    const table = fc.int32Array({ min: -9, max: 9, minLength: 72, maxLength: 72 });
    return fc.record({
      name: fc.stringMatching(/^[a-zäß☃𝔸 -]{1,20}$/u),
      board,
      goals: board,
      agents: perAgent(fc.record({ row: fc.nat({ max: height - 1 }), col: fc.nat({ max: width - 1 }) })),
      agentNames: perAgent(fc.stringMatching(/^[a-z]{1,8}$/)),
      orientation: fc.constantFrom<Orientation | null>(null, 0, 1, 2, 3),
      spawnProb: fc.double({ min: 0, max: 1, noNaN: true }).map(withoutMinusZero),
      minPerformance: fc.double({ min: -1, max: 1, noNaN: true }).map(withoutMinusZero),
      pointsTables: agents > 0 ? fc.option(perAgent(table)) : fc.constant(null),
      rules: fc.constantFrom("safelife" as const, "game-of-life" as const),
    });
  });
