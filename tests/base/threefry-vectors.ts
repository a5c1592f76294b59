// Known answers for Threefry-2x32 with 20 rounds, from the file `kat_vectors` of Random123.
type Pair = readonly [number, number];

export const THREEFRY_VECTORS: readonly { counter: Pair; key: Pair; expected: Pair }[] = [
  { counter: [0, 0], key: [0, 0], expected: [0x6b200159, 0x99ba4efe] },
  {
    counter: [0xffffffff, 0xffffffff],
    key: [0xffffffff, 0xffffffff],
    expected: [0x1cb996fc, 0xbb002be7],
  },
  {
    counter: [0x243f6a88, 0x85a308d3],
    key: [0x13198a2e, 0x03707344],
    expected: [0xc4923a9c, 0x483df7a0],
  },
];
