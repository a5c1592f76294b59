// Plain data with typed arrays ⇄ text: JSON in which a typed array is its little-endian bytes in base64.
import { fromBase64, toBase64 } from "./base64.ts";

const ARRAYS = { Uint8Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array } as const;

/** Marks an object that stands for a typed array. */
const MARK = "$array";

/** @param value objects, lists, texts, booleans, null, finite numbers and typed arrays of at most 32-bit whole
 *  numbers or of floats; those may hold any number */
export const plainToText = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    ArrayBuffer.isView(part)
      ? {
          [MARK]: part.constructor.name,
          bytes: toBase64(new Uint8Array(part.buffer, part.byteOffset, part.byteLength)),
        }
      : part,
  );

/** What `plainToText` was given; the caller owns it. @throws if the text is not of its making */
export const plainFromText = (text: string): unknown =>
  JSON.parse(text, (_, part: unknown) => {
    if (typeof part !== "object" || part === null || !(MARK in part)) return part;
    const { [MARK]: kind, bytes } = part as Record<string, unknown>;
    if (typeof kind !== "string" || !Object.hasOwn(ARRAYS, kind) || typeof bytes !== "string") {
      throw new Error("an array of unknown kind");
    }
    const { buffer } = fromBase64(bytes);
    const Kind = ARRAYS[kind as keyof typeof ARRAYS];
    if (buffer.byteLength % Kind.BYTES_PER_ELEMENT !== 0) throw new Error("an array with a part of a number");
    return new Kind(buffer);
  });
