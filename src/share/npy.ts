// NumPy's .npy format, versions 1 to 3: plain arrays and arrays of records.
// Source: numpy.lib.format ("NEP 1 — A simple file format for NumPy arrays").
import { excerpt } from "../base/check.ts";
import { type PythonValue, parsePythonLiteral } from "./python-literal.ts";

export type ScalarKind = "bool" | "int" | "uint" | "float" | "string";

/** Values in row-major order; `shape` [] is a single value. Strings have lost their padding. */
export interface NdArray {
  readonly kind: ScalarKind;
  readonly shape: readonly number[];
  readonly values: Float64Array | readonly string[];
}

/** Arrays by name. */
export interface Fields {
  get(name: string): NdArray | undefined;
}

/** A structured array: each record has one array per field, decoded when asked for. */
export interface RecordArray {
  readonly kind: "record";
  readonly shape: readonly number[];
  readonly length: number;
  record(index: number): Fields;
}

interface Scalar {
  readonly kind: ScalarKind;
  readonly littleEndian: boolean;
  /** Bytes of one value. */
  readonly size: number;
}

interface Field {
  readonly name: string;
  readonly scalar: Scalar;
  readonly shape: readonly number[];
  /** Byte offset in the record. */
  readonly offset: number;
}

/** Values of one array, or of one field of a record: four of the largest boards. */
const MAX_VALUES = 2 ** 22;
const MAX_HEADER_BYTES = 65_536;
const MAX_FIELDS = 64;
const MAX_DIMENSIONS = 8;
const HEADER_KEYS = ["descr", "fortran_order", "shape"];

/** Reads one .npy file. Nothing is allocated beyond what `bytes` can fill. @param where named in errors */
export function readNpy(bytes: Uint8Array, where: string): NdArray | RecordArray {
  const { header, start } = readHeader(bytes, where);
  const { descr, fortran_order: fortranOrder, shape: rawShape } = header;
  if (typeof fortranOrder !== "boolean")
    throw new Error(`${where}: fortran_order is neither True nor False.`);
  const shape = readShape(rawShape, where);
  const count = productOf(shape);
  const isRecord = Array.isArray(descr);
  const fields = isRecord ? readFields(descr, where) : [];
  const scalar = isRecord ? null : readScalar(descr, where);
  const itemSize = scalar ? scalar.size : fields.reduce((size, field) => size + fieldSize(field), 0);
  if (count * itemSize !== bytes.length - start) {
    throw new Error(
      `${where}: shape (${shape.join(", ")}) needs ${count * itemSize} bytes of data, the file has ${bytes.length - start}. The file is damaged; save it again.`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, bytes.length - start);
  if (scalar) {
    checkCount(count, where);
    const array = decode(view, 0, scalar, shape);
    return fortranOrder ? toRowMajor(array) : array;
  }
  const fieldOf = new Map(fields.map((field) => [field.name, field]));
  return {
    kind: "record",
    shape,
    length: count,
    record: (index) => ({
      get(name) {
        const field = fieldOf.get(name);
        return field && decode(view, index * itemSize + field.offset, field.scalar, field.shape);
      },
    }),
  };
}

function readHeader(bytes: Uint8Array, where: string) {
  const isNpy =
    bytes.length >= 10 && bytes[0] === 0x93 && String.fromCharCode(...bytes.subarray(1, 6)) === "NUMPY";
  if (!isNpy) throw new Error(`${where} is not a NumPy array (.npy). Save it with numpy.savez.`);
  const version = bytes[6];
  if (version < 1 || version > 3) {
    throw new Error(`${where}: .npy version ${version} is unknown. Save it with version 1, 2 or 3.`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const lengthBytes = version === 1 ? 2 : 4;
  const length =
    version === 1
      ? view.getUint16(8, true)
      : bytes.length >= 12
        ? view.getUint32(8, true)
        : Number.POSITIVE_INFINITY;
  const start = 8 + lengthBytes + length;
  if (length > MAX_HEADER_BYTES || start > bytes.length) {
    throw new Error(
      `${where}: the array's header is cut off or too long. The file is damaged; save it again.`,
    );
  }
  const text = new TextDecoder(version === 3 ? "utf-8" : "latin1").decode(
    bytes.subarray(8 + lengthBytes, start),
  );
  const header = parsePythonLiteral(text, where);
  if (!isDict(header) || HEADER_KEYS.some((key) => !(key in header))) {
    throw new Error(
      `${where}: the array's header lacks one of ${HEADER_KEYS.join(", ")}. Save it with numpy.savez.`,
    );
  }
  return { header, start };
}

const isDict = (value: PythonValue): value is { readonly [key: string]: PythonValue } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function readShape(value: PythonValue | undefined, where: string): readonly number[] {
  const ok =
    Array.isArray(value) &&
    value.length <= MAX_DIMENSIONS &&
    value.every((n) => typeof n === "number" && Number.isSafeInteger(n) && n >= 0);
  if (!ok) {
    throw new Error(
      `${where}: the shape is not a tuple of at most ${MAX_DIMENSIONS} sizes, none of them negative. Save it with numpy.savez.`,
    );
  }
  return value as readonly number[];
}

const productOf = (shape: readonly number[]) => shape.reduce((product, n) => product * n, 1);
const fieldSize = ({ scalar, shape }: Pick<Field, "scalar" | "shape">) => scalar.size * productOf(shape);

function checkCount(count: number, where: string): void {
  if (count > MAX_VALUES) throw new Error(`${where} holds ${count} values; the limit is ${MAX_VALUES}.`);
}

function readFields(descr: readonly PythonValue[], where: string): readonly Field[] {
  if (descr.length > MAX_FIELDS) {
    throw new Error(`${where}: the records have ${descr.length} fields; the limit is ${MAX_FIELDS}.`);
  }
  const fields: Field[] = [];
  let offset = 0;
  for (const entry of descr) {
    if (!Array.isArray(entry) || entry.length < 2 || entry.length > 3 || typeof entry[0] !== "string") {
      throw new Error(`${where}: a field of the records is not (name, type) or (name, type, shape).`);
    }
    const name = entry[0];
    const place = `${where}, field "${excerpt(name)}"`;
    const scalar = readScalar(entry[1], place);
    const sizes = typeof entry[2] === "number" ? [entry[2]] : (entry[2] ?? []);
    const shape = readShape(sizes, place);
    checkCount(productOf(shape), place);
    fields.push({ name, scalar, shape, offset });
    offset += fieldSize({ scalar, shape });
  }
  // Records without bytes could be claimed in any number.
  if (offset === 0) throw new Error(`${where}: the records are empty. Save levels with at least a board.`);
  return fields;
}

function readScalar(descr: PythonValue | undefined, where: string): Scalar {
  const match = typeof descr === "string" ? /^([<>|=]?)([?biufUS])(\d*)$/.exec(descr) : null;
  const [, order, letter = "", digits = ""] = match ?? [];
  const length = letter === "?" ? 1 : Number(digits);
  const littleEndian = order !== ">";
  switch (letter) {
    case "?":
    case "b":
      if (length === 1) return { kind: "bool", littleEndian, size: 1 };
      break;
    case "i":
    case "u":
      if ([1, 2, 4, 8].includes(length))
        return { kind: letter === "i" ? "int" : "uint", littleEndian, size: length };
      break;
    case "f":
      if ([4, 8].includes(length)) return { kind: "float", littleEndian, size: length };
      break;
    case "U":
      if (length >= 1 && length <= 65_536) return { kind: "string", littleEndian, size: 4 * length };
      break;
  }
  throw new Error(
    `${where}: type ${excerpt(`${JSON.stringify(descr)}`)} is not supported. Use bool, int8–int64, uint8–uint64, float32, float64 or str.`,
  );
}

/** Integers beyond 2^53 lose their last digits. */
function decode(view: DataView, start: number, scalar: Scalar, shape: readonly number[]): NdArray {
  const count = productOf(shape);
  const { kind, size, littleEndian } = scalar;
  if (kind === "string") {
    const strings: string[] = [];
    for (let i = 0; i < count; i++) strings.push(decodeString(view, start + i * size, size, littleEndian));
    return { kind, shape, values: strings };
  }
  const read = numberReader(view, scalar);
  const values = new Float64Array(count);
  for (let i = 0; i < count; i++) values[i] = read(start + i * size);
  return { kind, shape, values };
}

function numberReader(view: DataView, { kind, size, littleEndian }: Scalar): (at: number) => number {
  if (kind === "float") {
    return size === 4 ? (at) => view.getFloat32(at, littleEndian) : (at) => view.getFloat64(at, littleEndian);
  }
  const signed = kind === "int";
  switch (size) {
    case 1:
      return signed ? (at) => view.getInt8(at) : (at) => view.getUint8(at);
    case 2:
      return signed ? (at) => view.getInt16(at, littleEndian) : (at) => view.getUint16(at, littleEndian);
    case 4:
      return signed ? (at) => view.getInt32(at, littleEndian) : (at) => view.getUint32(at, littleEndian);
    default:
      return signed
        ? (at) => Number(view.getBigInt64(at, littleEndian))
        : (at) => Number(view.getBigUint64(at, littleEndian));
  }
}

/** UCS-4, padded with NUL; what is no character becomes U+FFFD. */
function decodeString(view: DataView, start: number, size: number, littleEndian: boolean): string {
  let text = "";
  for (let at = start; at < start + size; at += 4) {
    const code = view.getUint32(at, littleEndian);
    text += code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
  }
  return text.replace(/\0+$/, "");
}

/** First index fastest → last index fastest. */
function toRowMajor(array: NdArray): NdArray {
  const { kind, shape, values } = array;
  const strides: number[] = [];
  shape.reduce((stride, n) => {
    strides.push(stride);
    return stride * n;
  }, 1);
  const order = Array.from({ length: values.length }, (_, index) => {
    let rest = index;
    let source = 0;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      source += (rest % shape[axis]) * strides[axis];
      rest = Math.floor(rest / shape[axis]);
    }
    return source;
  });
  return {
    kind,
    shape,
    values:
      values instanceof Float64Array
        ? Float64Array.from(order, (i) => values[i])
        : order.map((i) => values[i]),
  };
}
