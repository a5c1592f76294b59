// Scalars as TensorBoard reads them: protocol buffers of type Event in TFRecord frames, put down by hand.
// https://github.com/tensorflow/tensorflow: core/util/event.proto, core/framework/summary.proto, core/lib/io
import { crc32c } from "./crc32c.ts";

/** What a file of events begins with. @param wallTime seconds since 1970 */
export const eventFileBeginning = (wallTime: number): Uint8Array =>
  framed([...double(1, wallTime), ...text(3, "brain.Event:2")]);

/** One event with all its scalars, to be appended; what is not finite is left out.
 *  @param wallTime seconds since 1970 @param step a whole number @param scalars by tag; "group/name" puts tags of a
 *  group side by side */
export function scalarEvent(
  wallTime: number,
  step: number,
  scalars: Iterable<readonly [string, number]>,
): Uint8Array {
  const values = [...scalars]
    .filter(([, value]) => Number.isFinite(value))
    .flatMap(([tag, value]) => message(1, [...text(1, tag), ...float(2, value)]));
  return framed([...double(1, wallTime), ...varint(2 << 3), ...varint(step), ...message(5, values)]);
}

/** Lengths and checksums around one record; checksums are masked because records may hold such themselves. */
function framed(data: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(data.length + 16);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length, true);
  view.setUint32(8, masked(crc32c(bytes.subarray(0, 8))), true);
  bytes.set(data, 12);
  view.setUint32(12 + data.length, masked(crc32c(bytes.subarray(12, 12 + data.length))), true);
  return bytes;
}

const masked = (sum: number): number => (((sum >>> 15) | (sum << 17)) + 0xa282ead8) >>> 0;

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  return [...bytes, rest];
}

const BYTES = 2;
const message = (field: number, content: readonly number[]): number[] => [
  ...varint((field << 3) | BYTES),
  ...varint(content.length),
  ...content,
];

const text = (field: number, content: string): number[] =>
  message(field, [...new TextEncoder().encode(content)]);

const EIGHT_BYTES = 1;
const double = (field: number, value: number): number[] => [
  ...varint((field << 3) | EIGHT_BYTES),
  ...new Uint8Array(Float64Array.of(value).buffer),
];

const FOUR_BYTES = 5;
const float = (field: number, value: number): number[] => [
  ...varint((field << 3) | FOUR_BYTES),
  ...new Uint8Array(Float32Array.of(value).buffer),
];
