// A training as a file, from which it goes on as if it had never stopped: the agent, all that it was in the middle of,
// and a checksum. docs/formats.md describes it.
import * as v from "valibot";
import { crc32c } from "../base/crc32c.ts";
import { plainFromText, plainToText } from "../base/plain.ts";

export interface SavedRun {
  /** A file of its own, see checkpoint.ts. */
  readonly agent: Uint8Array;
  /** What `Trainer.state` gave. */
  readonly state: unknown;
  /** Plain data of whoever trains, e.g. how long its logs were. */
  readonly notes: unknown;
}

const FORMAT = "safelife-web/run";
const VERSION = 1;
const NEWLINE = 10;
/** Ours has about 70 bytes. */
const LONGEST_HEADER = 200;

/** A line of JSON, the length of the agent in 4 bytes (little-endian), the agent, and the rest as text. */
export function writeRun({ agent, state, notes }: SavedRun): Uint8Array<ArrayBuffer> {
  const rest = new TextEncoder().encode(plainToText({ state, notes }));
  const body = new Uint8Array(4 + agent.length + rest.length);
  new DataView(body.buffer).setUint32(0, agent.length, true);
  body.set(agent, 4);
  body.set(rest, 4 + agent.length);
  const header = { format: FORMAT, version: VERSION, crc32c: crc32c(body) };
  const line = new TextEncoder().encode(`${JSON.stringify(header)}\n`);
  const bytes = new Uint8Array(line.length + body.length);
  bytes.set(line);
  bytes.set(body, line.length);
  return bytes;
}

const headerSchema = v.object({ format: v.literal(FORMAT), version: v.number(), crc32c: v.number() });

/** Arrays of the outcome belong to the caller, but `agent` is a part of `bytes`.
 *  @throws one sentence if the bytes are not what `writeRun` gave, down to the last bit */
export function readRun(bytes: Uint8Array): SavedRun {
  const header = readHeader(bytes);
  if (header === null) throw new Error("This is not the checkpoint of a training, or it is damaged.");
  if (header.version !== VERSION) {
    throw new Error(
      `This checkpoint has format version ${header.version}; this program reads ${VERSION}. Update it.`,
    );
  }
  const body = bytes.subarray(header.length);
  if (crc32c(body) !== header.crc32c) {
    throw new Error("This checkpoint is damaged: its content does not fit its checksum.");
  }
  try {
    return readBody(body);
  } catch {
    throw new Error("This checkpoint is whole, but holds no training. Whoever made it used another program.");
  }
}

function readBody(body: Uint8Array): SavedRun {
  const agentEnd = 4 + new DataView(body.buffer, body.byteOffset, 4).getUint32(0, true);
  const rest = plainFromText(new TextDecoder().decode(body.subarray(agentEnd)));
  const { state, notes } = v.parse(v.object({ state: v.unknown(), notes: v.unknown() }), rest);
  return { agent: body.subarray(4, agentEnd), state, notes };
}

/** Reads such a file, or that of an agent alone, whose training then begins new episodes.
 *  @throws one sentence if the bytes are neither */
export const readRunOrAgent = (bytes: Uint8Array): Pick<SavedRun, "agent" | "state"> =>
  readHeader(bytes) === null ? { agent: bytes, state: undefined } : readRun(bytes);

function readHeader(bytes: Uint8Array) {
  const length = bytes.subarray(0, LONGEST_HEADER).indexOf(NEWLINE) + 1;
  try {
    const header: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(0, length)));
    return { ...v.parse(headerSchema, header), length };
  } catch {
    return null;
  }
}
