// Named float arrays ⇄ bytes in the safetensors format: an 8-byte little-endian length, a JSON header
// { name: { dtype, shape, data_offsets } }, then the numbers. https://github.com/huggingface/safetensors
import { excerpt, messageOf } from "./check.ts";
import { fromHalf, toHalf } from "./half.ts";

export interface NamedArray {
  readonly shape: readonly number[];
  /** Row-major. */
  readonly values: Float32Array;
}

export type Tensors = ReadonlyMap<string, NamedArray>;

export interface TensorFile {
  readonly tensors: Tensors;
  /** Free text under free names, e.g. how the weights came about. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** A hundred times what our own files need. */
const MAX_HEADER_BYTES = 1_000_000;

/** Single or half precision, by the format's names. */
export type Precision = "F32" | "F16";

const BYTES_OF: Record<Precision, number> = { F32: 4, F16: 2 };

/** Bytes of a file; the caller owns them. Tensors are laid out in the order of the map. */
export function writeSafetensors(
  { tensors, metadata }: TensorFile,
  precision: Precision = "F32",
): Uint8Array {
  const bytesEach = BYTES_OF[precision];
  const header: Record<string, unknown> = { __metadata__: metadata };
  let offset = 0;
  for (const [name, { shape, values }] of tensors) {
    const end = offset + bytesEach * values.length;
    header[name] = { dtype: precision, shape, data_offsets: [offset, end] };
    offset = end;
  }
  const json = new TextEncoder().encode(JSON.stringify(header));
  const headerBytes = Math.ceil(json.length / 8) * 8; // padded with spaces, so that the numbers are aligned
  const bytes = new Uint8Array(8 + headerBytes + offset).fill(32, 8, 8 + headerBytes);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, headerBytes, true);
  bytes.set(json, 8);
  let position = 8 + headerBytes;
  for (const { values } of tensors.values()) {
    for (const value of values) {
      if (precision === "F32") view.setFloat32(position, value, true);
      else view.setUint16(position, toHalf(value), true);
      position += bytesEach;
    }
  }
  return bytes;
}

/** @throws one sentence if the bytes are not a safetensors file of 32-bit or 16-bit floats */
export function readSafetensors(bytes: Uint8Array): TensorFile {
  if (bytes.length < 8) throw notAFile(`it has ${bytes.length} bytes, at least 8 are needed`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerBytes = view.getUint32(0, true) + view.getUint32(4, true) * 2 ** 32;
  if (headerBytes > MAX_HEADER_BYTES) {
    throw notAFile(`its header claims ${headerBytes} bytes, the limit is ${MAX_HEADER_BYTES}`);
  }
  if (8 + headerBytes > bytes.length) {
    throw notAFile(`its header claims ${headerBytes} bytes, the file has ${bytes.length}`);
  }
  const header = parseHeader(bytes.subarray(8, 8 + headerBytes));
  const start = 8 + headerBytes;
  const tensors = new Map<string, NamedArray>();
  const entries = Object.entries(header)
    .filter(([name]) => name !== "__metadata__")
    .map(([name, entry]) => parseEntry(name, entry))
    .sort((a, b) => a.from - b.from || a.to - b.to);
  let end = 0;
  for (const { name, shape, precision, from, to } of entries) {
    if (from !== end) {
      throw notAFile(`"${excerpt(name)}" begins at byte ${from}, where the one before ends at ${end}`);
    }
    if (start + to > bytes.length) throw notAFile(`"${excerpt(name)}" ends behind the end of the file`);
    const values = new Float32Array((to - from) / BYTES_OF[precision]);
    for (let i = 0; i < values.length; i++) {
      const at = start + from + BYTES_OF[precision] * i;
      values[i] = precision === "F32" ? view.getFloat32(at, true) : fromHalf(view.getUint16(at, true));
    }
    tensors.set(name, { shape, values });
    end = to;
  }
  if (start + end !== bytes.length) throw notAFile(`${bytes.length - start - end} bytes belong to no tensor`);
  return { tensors, metadata: parseMetadata(header.__metadata__) };
}

const notAFile = (why: string): Error => new Error(`This is not a readable safetensors file: ${why}.`);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function parseHeader(bytes: Uint8Array): Record<string, unknown> {
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    throw notAFile(`its header is not JSON (${messageOf(error)})`);
  }
  if (!isRecord(header)) throw notAFile("its header is not a JSON object");
  return header;
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

interface Entry {
  readonly name: string;
  readonly shape: readonly number[];
  readonly precision: Precision;
  /** Bytes behind the header. */
  readonly from: number;
  readonly to: number;
}

function parseEntry(name: string, entry: unknown): Entry {
  const what = `"${excerpt(name)}"`;
  if (!isRecord(entry)) throw notAFile(`${what} has no description`);
  const { dtype, shape, data_offsets: offsets } = entry;
  if (dtype !== "F32" && dtype !== "F16") {
    const type = excerpt(JSON.stringify(dtype) ?? "none");
    throw notAFile(`${what} has numbers of type ${type}, only F32 and F16 are read`);
  }
  if (!Array.isArray(shape) || shape.length > 8 || !shape.every(isCount)) {
    throw notAFile(`${what} has no valid shape`);
  }
  if (!Array.isArray(offsets) || offsets.length !== 2 || !offsets.every(isCount) || offsets[0] > offsets[1]) {
    throw notAFile(`${what} has no valid data_offsets`);
  }
  const [from, to] = offsets as [number, number];
  const size = shape.reduce((a, b) => a * b, 1);
  const needed = BYTES_OF[dtype] * size;
  if (to - from !== needed) {
    throw notAFile(`${what} has ${to - from} bytes, its shape [${shape.join(", ")}] needs ${needed}`);
  }
  return { name, shape, precision: dtype, from, to };
}

function parseMetadata(value: unknown): Record<string, string> {
  if (value === undefined) return {};
  if (!isRecord(value) || !Object.values(value).every((text) => typeof text === "string")) {
    throw notAFile("its __metadata__ is not a table of texts");
  }
  return value as Record<string, string>;
}
