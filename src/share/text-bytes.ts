// Texts as bytes of different likelihood: those of names are likelier, and words of names are one byte each.

/** Of links to replays. Version 2 says what is usual in few bits; both are read for ever. */
export type Version = 1 | 2;

/** Never to be changed: links are made of them. */
const WORDS = [
  ...["append", "prune", "navigation", "-still", "-dynamic", "-spawn", "-hard"],
  ...["own/", "official/", "level", "-0"],
];
/** No byte of UTF-8 is that large or larger. */
const FIRST_WORD = 0xf5;
const ANY_WORD = new RegExp(`(${WORDS.join("|")})`);

/** Sizes by byte; all other bytes have size 1. */
function sizesOf(groups: readonly (readonly [bytes: string, size: number])[], wordSize: number) {
  const sizes = new Uint32Array(256).fill(1);
  for (const [bytes, size] of groups) {
    for (const byte of new TextEncoder().encode(bytes)) sizes[byte] = size;
  }
  sizes.fill(wordSize, FIRST_WORD);
  return { sizes, total: sizes.reduce((a, b) => a + b, 0) };
}

const LOWER = "abcdefghijklmnopqrstuvwxyz";
const DIGITS = "0123456789";

export const TEXT_SIZES = {
  1: sizesOf([[`${LOWER}${DIGITS}-`, 8]], 1),
  2: sizesOf(
    [
      [LOWER, 8],
      [`${LOWER.toUpperCase()}-_ `, 6],
      [DIGITS, 12],
    ],
    24,
  ),
} as const;

export function bytesOfText(version: Version, text: string): Uint8Array {
  const encoder = new TextEncoder();
  if (version === 1) return encoder.encode(text);
  const parts = text.split(ANY_WORD);
  return Uint8Array.from(
    parts.flatMap((part, i) =>
      i % 2 === 1 ? [FIRST_WORD + WORDS.indexOf(part)] : [...encoder.encode(part)],
    ),
  );
}

/** Null where these are no bytes of a text. */
export function textOfBytes(version: Version, bytes: Uint8Array): string | null {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let text = "";
  let from = 0;
  try {
    bytes.forEach((byte, at) => {
      if (version === 1 || byte < FIRST_WORD) return;
      text += decoder.decode(bytes.subarray(from, at)) + WORDS[byte - FIRST_WORD];
      from = at + 1;
    });
    return text + decoder.decode(bytes.subarray(from));
  } catch {
    return null;
  }
}
