// Sound files that were damaged on purpose: their bytes, their text, or what they hold.
import fc from "fast-check";

type Change<Content> = (content: Content, at: number) => Content;

/** Words of 32 bits that sizes and places in files like to break at. */
const WORDS = [0, 1, 0x7fff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffff0, 0xffffffff];

const spliced = (bytes: Uint8Array, at: number, removed: number, put: Uint8Array): Uint8Array => {
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at + removed)];
  const whole = new Uint8Array(before.length + put.length + after.length);
  whole.set(before);
  whole.set(put, at);
  whole.set(after, at + put.length);
  return whole;
};

const overwritten = (bytes: Uint8Array, at: number, put: Uint8Array): Uint8Array =>
  spliced(bytes, at, Math.min(put.length, bytes.length - at), put);

const word = fc.tuple(fc.constantFrom(...WORDS), fc.boolean()).map(([value, littleEndian]) => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, littleEndian);
  return bytes;
});

const byteChange: fc.Arbitrary<Change<Uint8Array>> = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 4 }).map(
    (put): Change<Uint8Array> =>
      (bytes, at) =>
        overwritten(bytes, at, put),
  ),
  fc.nat({ max: 7 }).map(
    (bit): Change<Uint8Array> =>
      (bytes, at) =>
        overwritten(bytes, at, Uint8Array.of((bytes[at] ?? 0) ^ (1 << bit))),
  ),
  word.map(
    (put): Change<Uint8Array> =>
      (bytes, at) =>
        overwritten(bytes, at, put),
  ),
  fc.nat({ max: 40 }).map(
    (length): Change<Uint8Array> =>
      (bytes, at) =>
        spliced(bytes, at, length, new Uint8Array()),
  ),
  fc.nat({ max: 40 }).map(
    (length): Change<Uint8Array> =>
      (bytes, at) =>
        spliced(bytes, at, 0, bytes.slice(at, at + length)),
  ),
  fc.constant<Change<Uint8Array>>((bytes, at) => bytes.slice(0, at)),
);

/** @param reach changes are among so many bytes at the beginning or the end, where files say what they are */
export function damagedBytes(
  sound: readonly Uint8Array[],
  reach = Number.POSITIVE_INFINITY,
): fc.Arbitrary<Uint8Array> {
  const place = ({ length }: Uint8Array, at: number): number => {
    const within = Math.min(reach, length);
    const from = at % 2 === 0 ? 0 : length - within;
    return length === 0 ? 0 : from + ((at >>> 1) % within);
  };
  return fc
    .tuple(
      fc.constantFrom(...sound),
      fc.array(fc.tuple(fc.nat(), byteChange), { minLength: 1, maxLength: 6 }),
    )
    .map(([bytes, changes]) =>
      changes.reduce((damaged, [at, change]) => change(damaged, place(damaged, at)), bytes),
    );
}

/** @param pieces of that language */
export function damagedText(sound: readonly string[], pieces: readonly string[]): fc.Arbitrary<string> {
  const piece = fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: "binary", maxLength: 4 }));
  const change = fc.tuple(
    fc.nat(),
    fc.nat({ max: 3 }),
    fc.oneof(piece, piece, fc.constant(null)),
    fc.nat({ max: 60 }),
  );
  return fc
    .tuple(fc.constantFrom(...sound), fc.array(change, { minLength: 1, maxLength: 5 }))
    .map(([text, changes]) =>
      changes.reduce((damaged, [where, removed, put, length]) => {
        const at = damaged.length === 0 ? 0 : where % damaged.length;
        return damaged.slice(0, at) + (put ?? damaged.slice(at, at + length)) + damaged.slice(at + removed);
      }, text),
    );
}

/** Values that a stranger may put where others are wanted. */
const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    0,
    0.5,
    1e9,
    1e21,
    1e308,
    2 ** 31,
    2 ** 53,
    -0,
    "",
    "-1",
    "1e9",
    [],
    {},
    [[]],
    "constructor",
    "__proto__",
  ),
  fc.constantFrom<unknown>("x".repeat(9000), Array(3000).fill(0), Array(300).fill({}), "\u0000\u202e\ud800"),
);

type Collection = Record<string, unknown>;

/** All lists and objects of plain data. */
function collectionsOf(value: unknown, found: Collection[] = []): Collection[] {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return found;
  found.push(value as Collection);
  for (const part of Object.values(value)) collectionsOf(part, found);
  return found;
}

/** Plain data of which parts were replaced, removed, renamed, repeated or taken from elsewhere. */
export function damagedData<Data>(sound: readonly Data[]): fc.Arbitrary<Data> {
  const kind = fc.constantFrom("replace", "replace", "remove", "rename", "repeat", "swap");
  const change = fc.tuple(kind, fc.nat(), fc.nat(), odd);
  return fc
    .tuple(fc.constantFrom(...sound), fc.array(change, { minLength: 1, maxLength: 3 }))
    .map(([data, changes]) => {
      const root = { data: structuredClone(data) };
      for (const [kind, where, which, value] of changes) {
        const all = collectionsOf(root);
        const at = all[where % all.length];
        const names = Object.keys(at);
        if (names.length === 0) continue;
        const name = names[which % names.length];
        if (kind === "replace" || at === root) at[name] = structuredClone(value);
        else if (kind === "swap") at[name] = structuredClone(all[which % all.length]);
        else if (Array.isArray(at))
          at.splice(
            Number(name),
            kind === "repeat" ? 0 : 1,
            ...(kind === "repeat" ? [at[Number(name)]] : []),
          );
        else {
          if (kind !== "remove") at[`${name}2`] = at[name];
          if (kind !== "repeat") delete at[name];
        }
      }
      return root.data;
    });
}
