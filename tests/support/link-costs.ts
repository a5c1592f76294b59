// What the largest links that are legal, and links that were damaged on purpose, take to be read: run by
// link-costs.test.ts in a process of its own, whose young memory is so large that nothing is collected meanwhile.
import { fromBase64Url, toBase64Url } from "../../src/base/base64.ts";
import { crc32c } from "../../src/base/crc32c.ts";
import { bits, keyFromSeed } from "../../src/base/random.ts";
import type { Level } from "../../src/core/level.ts";
import { MOST_CELLS, MOST_PAIRS } from "../../src/share/level-bits.ts";
import { formatReplayLink, parseReplayLink, type ReplayLink } from "../../src/share/replay-link.ts";
import { formatResultLink, parseResultLink } from "../../src/share/result-link.ts";
import type { Version } from "../../src/share/text-bytes.ts";
import { levelOf } from "./board.ts";

const MOST_ACTIONS = 20_000;
const DAMAGED = 200;

const side = Math.sqrt(MOST_CELLS);

/** Every pair of cell and goal that a link may hold, rare ones rarer, so that it just fits.
 *  @param again how likely each kind is after the one before it */
function varied(again: number): Level {
  const goals = new Uint16Array(MOST_CELLS);
  for (let i = 0; i < MOST_CELLS; i++) {
    const rest = bits(keyFromSeed(3), i) / 2 ** 32;
    goals[i] = i < MOST_PAIRS ? i : Math.floor(Math.log(1 - rest) / Math.log(again)) % MOST_PAIRS;
  }
  const size = { height: side, width: side };
  const cells = new Uint16Array(MOST_CELLS);
  return {
    ...levelOf(["A..", "...", "..."]),
    board: { ...size, cells },
    goals: { ...size, cells: goals },
  };
}

/** As many as a link may hold, of a habit: by chance they would not fit. */
const actions = Array.from({ length: MOST_ACTIONS }, (_, step) => [
  bits(keyFromSeed(4), step) % 97 === 0 ? 5 : 3,
]);

const claim = { points: [-1_000_000], hasExited: [true], board: 9 };
const ofCells: ReplayLink = { level: varied(0.6), key: [7, 8], actions: [], claim };
const ofBoth: ReplayLink = { level: varied(0.35), key: [7, 8], actions, claim };

function made(text: string | null): string {
  if (text === null) throw new Error("It is too large for a link.");
  return text;
}

function damaged(text: string, which: number): string {
  const [mark, letters] = text.split(".");
  const bytes = fromBase64Url(letters);
  if (bytes === null) throw new Error("no link");
  const body = bytes.slice(4);
  for (let change = 0; change < 3; change++) {
    const word = bits(keyFromSeed(which), change);
    // Half of them near the beginning, where it says how much will follow.
    body[(word >>> 8) % (change === 0 ? 40 : body.length)] = word & 255;
  }
  const whole = new Uint8Array(4 + body.length);
  new DataView(whole.buffer).setUint32(0, crc32c(body));
  whole.set(body, 4);
  return `${mark}.${toBase64Url(whole)}`;
}

function attempt(read: () => unknown): void {
  try {
    read();
  } catch {
    // Refused, which costs too.
  }
}

/** Milliseconds of a processor. */
function timeOf(read: () => unknown): number {
  const began = process.cpuUsage();
  attempt(read);
  return process.cpuUsage(began).user / 1000;
}

/** Bytes that were asked for. */
function memoryOf(read: () => unknown): number {
  globalThis.gc?.();
  const before = process.memoryUsage();
  attempt(read);
  const after = process.memoryUsage();
  return after.heapUsed - before.heapUsed + after.arrayBuffers - before.arrayBuffers;
}

const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1];

const versions: readonly Version[] = [1, 2];
const largest = versions.flatMap((version) => [
  { name: `cells, version ${version}`, text: made(formatReplayLink(ofCells, version)) },
  { name: `cells and actions, version ${version}`, text: made(formatReplayLink(ofBoth, version)) },
]);
const game = { replay: ofBoth, sideEffects: 0, score: 0, undone: 0 };
const result = made(formatResultLink({ task: 1, code: "", nickname: "", lesson: null, game }));
const readers = [
  ...largest.map(({ name, text }) => ({ name, texts: Array<string>(7).fill(text), parse: parseReplayLink })),
  { name: "result", texts: Array<string>(7).fill(result), parse: parseResultLink },
  ...largest.map(({ name, text }) => ({
    name: `${name}, damaged`,
    texts: Array.from({ length: DAMAGED }, (_, i) => damaged(text, i)),
    parse: parseReplayLink,
  })),
];
// All times first: whoever collects garbage also forgets compiled code.
const times = readers.map(({ texts, parse }) => texts.map((text) => timeOf(() => parse(text))));
const costs = readers.map(({ name, texts, parse }, i) => ({
  name,
  links: texts.length,
  ms: middle(times[i]),
  slowestMs: Math.max(...times[i]),
  bytes: Math.max(...texts.slice(0, 20).map((text) => memoryOf(() => parse(text)))),
}));
console.log(JSON.stringify(costs));
