// Zip archives from strangers: every size is checked before and while it is unpacked.

import { type Zippable, zipSync } from "fflate";
import { excerpt } from "../base/check.ts";
import { inflate } from "./inflate.ts";

export interface ZipLimits {
  /** Bytes of all entries together, unpacked. */
  readonly unpackedBytes: number;
  readonly entries: number;
  /** Unpacked bytes per packed byte, for entries larger than `ratioFrom` bytes. */
  readonly ratio: number;
  readonly ratioFrom: number;
}

export const ZIP_LIMITS: ZipLimits = {
  unpackedBytes: 2 ** 27,
  entries: 256,
  ratio: 200,
  ratioFrom: 2 ** 24,
};

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: Uint8Array;
  readonly size: number;
}

/** The entries by name, in the archive's order. @param where named in errors */
export function unzip(
  bytes: Uint8Array,
  where: string,
  limits = ZIP_LIMITS,
): ReadonlyMap<string, Uint8Array> {
  const entries = listEntries(bytes, where, limits);
  const total = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (total > limits.unpackedBytes) {
    throw new Error(`${where} unpacks to ${total} bytes; the limit is ${limits.unpackedBytes}. Split it.`);
  }
  return new Map(entries.map((entry) => [entry.name, unpack(entry, where, limits)]));
}

export const isZip = (bytes: Uint8Array): boolean =>
  bytes.length >= 4 && bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] <= 5 && bytes[3] <= 6;

/** Packs entries; the same entries give the same bytes. */
export const zip = (entries: ReadonlyMap<string, Uint8Array>): Uint8Array =>
  // Zip stores local time from 1980 on; a fixed one keeps the bytes fixed.
  zipSync(Object.fromEntries(entries) as Zippable, { mtime: new Date(1980, 0, 1) });

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;

/** Reads the directory at the archive's end (APPNOTE.TXT 4.3.12 and 4.3.16); zip64 is not needed below 4 GB. */
function listEntries(bytes: Uint8Array, where: string, limits: ZipLimits): readonly Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const damaged = () => new Error(`${where} is a damaged or cut-off zip archive. Download or save it again.`);
  let end = bytes.length - 22;
  const earliest = Math.max(0, end - 65_535);
  while (end >= earliest && view.getUint32(end, true) !== END_OF_DIRECTORY) end--;
  if (end < earliest) throw damaged();
  const count = view.getUint16(end + 10, true);
  if (count > limits.entries) {
    throw new Error(
      `${where} holds ${count} entries; the limit is ${limits.entries}. Is it an .npz of levels?`,
    );
  }
  const entries: Entry[] = [];
  const names = new Set<string>();
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== DIRECTORY_ENTRY) throw damaged();
    const flags = view.getUint16(at + 8, true);
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    if (flags & 1) throw new Error(`${where}: ${excerpt(name)} is encrypted. Save it without a password.`);
    if (names.has(name)) throw damaged();
    names.add(name);
    const packedSize = view.getUint32(at + 20, true);
    const local = view.getUint32(at + 42, true);
    if (local + 30 > end || view.getUint32(local, true) !== LOCAL_HEADER) throw damaged();
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    if (start + packedSize > end) throw damaged();
    entries.push({
      name,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: bytes.subarray(start, start + packedSize),
      size: view.getUint32(at + 24, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function unpack(entry: Entry, where: string, limits: ZipLimits): Uint8Array {
  const { name, method, packed, size } = entry;
  const place = `${where}, ${excerpt(name)}`;
  if (method !== 0 && method !== 8) {
    throw new Error(`${place}: compression method ${method} is not supported. Save it stored or deflated.`);
  }
  if (size > limits.ratioFrom && size > limits.ratio * packed.length) {
    throw new Error(
      `${place} unfolds ${packed.length} bytes to ${size}, more than ${limits.ratio} times: it looks like a zip bomb. Save it uncompressed if it is honest.`,
    );
  }
  const damaged = () =>
    new Error(`${place} is damaged: its size or checksum is wrong. Download or save it again.`);
  const content = method === 0 ? packed : inflate(packed, size);
  if (!content || content.length !== size || crc32(content) !== entry.crc) throw damaged();
  return content;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ CRC_TABLE[(crc ^ byte) & 255];
  return ~crc >>> 0;
}
