// Writing .npy files, version 1, little-endian, as numpy.lib.format does.

export type NpyType = "<u2" | "<i8" | "<f4" | "<f8" | "str";

export interface NpyColumn {
  readonly type: NpyType;
  /** Of one value; [] for a single number or text. */
  readonly shape: readonly number[];
  /** Row-major. Texts have no shape. */
  readonly values: ArrayLike<number> | readonly string[];
}

/** One array. */
export function writeNpy({ type, shape, values }: NpyColumn): Uint8Array {
  const length = type === "str" ? longestOf(values as readonly string[]) : 0;
  const content = new Uint8Array(values.length * sizeOf(type, length));
  encode(new DataView(content.buffer), 0, type, length, values);
  return withHeader(`'${descrOf(type, length)}'`, shape, content);
}

/** One structured array with a record per entry. All records have the same fields, types and shapes. */
export function writeNpyRecords(records: readonly ReadonlyMap<string, NpyColumn>[]): Uint8Array {
  const fields = [...records[0]].map(([name, { type, shape, values }]) => {
    const columns = records.map((record) => record.get(name)?.values as readonly string[]);
    const length = type === "str" ? Math.max(...columns.map(longestOf)) : 0;
    return { name, type, shape, length, bytes: values.length * sizeOf(type, length) };
  });
  const content = new Uint8Array(records.length * fields.reduce((sum, { bytes }) => sum + bytes, 0));
  const view = new DataView(content.buffer);
  let at = 0;
  for (const record of records) {
    for (const { name, type, length, bytes } of fields) {
      encode(view, at, type, length, record.get(name)?.values ?? []);
      at += bytes;
    }
  }
  const descr = fields.map(({ name, type, shape, length }) => {
    const sizes = shape.length > 0 ? `, ${tuple(shape)}` : "";
    return `('${name}', '${descrOf(type, length)}'${sizes})`;
  });
  return withHeader(`[${descr.join(", ")}]`, [records.length], content);
}

/** In characters; NumPy has no texts without any. */
const longestOf = (texts: readonly string[]) => Math.max(1, ...texts.map((text) => [...text].length));

const sizeOf = (type: NpyType, length: number) => (type === "str" ? 4 * length : Number(type[2]));
const descrOf = (type: NpyType, length: number) => (type === "str" ? `<U${length}` : type);

function encode(
  view: DataView,
  start: number,
  type: NpyType,
  length: number,
  values: ArrayLike<number> | readonly string[],
): void {
  const size = sizeOf(type, length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    const at = start + i * size;
    if (typeof value === "string") {
      [...value].forEach((character, k) => {
        view.setUint32(at + 4 * k, character.codePointAt(0) ?? 0, true);
      });
    } else if (type === "<u2") view.setUint16(at, value, true);
    else if (type === "<i8") view.setBigInt64(at, BigInt(value), true);
    else if (type === "<f4") view.setFloat32(at, value, true);
    else view.setFloat64(at, value, true);
  }
}

const tuple = (shape: readonly number[]) => `(${shape.join(", ")}${shape.length === 1 ? "," : ""})`;

function withHeader(descr: string, shape: readonly number[], content: Uint8Array): Uint8Array {
  const text = `{'descr': ${descr}, 'fortran_order': False, 'shape': ${tuple(shape)}, }`;
  // The content begins at a multiple of 64 bytes; the header ends with a newline.
  const headerBytes = Math.ceil((10 + text.length + 1) / 64) * 64 - 10;
  const bytes = new Uint8Array(10 + headerBytes + content.length);
  bytes.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, headerBytes & 255, headerBytes >> 8]);
  bytes.set(new TextEncoder().encode(`${text.padEnd(headerBytes - 1)}\n`), 10);
  bytes.set(content, 10 + headerBytes);
  return bytes;
}
