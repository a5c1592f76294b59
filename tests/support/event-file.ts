// Reads files of TensorBoard events, by the definition of TFRecord and of protocol buffers; shares no code with what
// writes them.

export interface EventRead {
  readonly wallTime: number;
  readonly step: number;
  readonly fileVersion?: string;
  readonly scalars: Readonly<Record<string, number>>;
}

/** Bit by bit, without a table. */
function crc32c(bytes: Uint8Array): bigint {
  let rest = 0xffffffffn;
  for (const byte of bytes) {
    rest ^= BigInt(byte);
    for (let bit = 0; bit < 8; bit++) rest = rest & 1n ? (rest >> 1n) ^ 0x82f63b78n : rest >> 1n;
  }
  return rest ^ 0xffffffffn;
}

const unmasked = (masked: number): bigint => {
  const turned = (BigInt(masked) - 0xa282ead8n) & 0xffffffffn;
  return ((turned >> 17n) | (turned << 15n)) & 0xffffffffn;
};

/** @throws where a length or one of the two checksums of a record is wrong */
export function readEvents(file: Uint8Array): EventRead[] {
  const events: EventRead[] = [];
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  for (let at = 0; at < file.length; ) {
    const length = Number(view.getBigUint64(at, true));
    if (unmasked(view.getUint32(at + 8, true)) !== crc32c(file.subarray(at, at + 8))) {
      throw new Error(`the checksum of the length at byte ${at} is wrong`);
    }
    const data = file.subarray(at + 12, at + 12 + length);
    if (data.length !== length) throw new Error(`the record at byte ${at} is cut short`);
    if (unmasked(view.getUint32(at + 12 + length, true)) !== crc32c(data)) {
      throw new Error(`the checksum of the record at byte ${at} is wrong`);
    }
    events.push(readEvent(data));
    at += 16 + length;
  }
  return events;
}

function readEvent(data: Uint8Array): EventRead {
  const fields = readFields(data);
  const scalars = (fields.get(5) ?? [])
    .flatMap((summary) => readFields(summary as Uint8Array).get(1) ?? [])
    .map((value) => {
      const parts = readFields(value as Uint8Array);
      const number = parts.get(2)?.[0] as Uint8Array;
      return [textOf(parts.get(1)?.[0]), new DataView(number.buffer, number.byteOffset).getFloat32(0, true)];
    });
  const time = fields.get(1)?.[0] as Uint8Array;
  const version = fields.get(3)?.[0];
  return {
    wallTime: new DataView(time.buffer, time.byteOffset).getFloat64(0, true),
    step: Number(fields.get(2)?.[0] ?? 0),
    ...(version === undefined ? {} : { fileVersion: textOf(version) }),
    scalars: Object.fromEntries(scalars),
  };
}

const textOf = (bytes: bigint | Uint8Array | undefined) => new TextDecoder().decode(bytes as Uint8Array);

/** By number; varints as such, all else as bytes. */
function readFields(data: Uint8Array): Map<number, (bigint | Uint8Array)[]> {
  const fields = new Map<number, (bigint | Uint8Array)[]>();
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = data[at++];
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  const bytes = (count: number) => {
    at += count;
    if (at > data.length) throw new Error("a field is cut short");
    return data.slice(at - count, at);
  };
  while (at < data.length) {
    const tag = Number(varint());
    const kind = tag & 7;
    const value =
      kind === 0 ? varint() : kind === 1 ? bytes(8) : kind === 5 ? bytes(4) : bytes(Number(varint()));
    fields.set(tag >> 3, [...(fields.get(tag >> 3) ?? []), value]);
  }
  return fields;
}
