// Packed observations as coarse pictures: the share of set bits in each square of cells.

/** How bits lie in an observation: `[channel, row, word]`, a row begins a word, bit j % 32 of word j / 32 is column j. */
export interface ViewLayout {
  readonly channels: number;
  readonly height: number;
  readonly width: number;
}

export interface PoolLayout extends ViewLayout {
  /** Side of a square in cells; squares at the lower and right edge may be cut off. */
  readonly pool: number;
}

export const pooledSize = ({ channels, height, width, pool }: PoolLayout): number =>
  channels * Math.ceil(height / pool) * Math.ceil(width / pool);

/** Shares in [0, 1], `[image, channel, square row, square column]`; the caller owns them.
 *  @param words `[image, word]` */
export function pooled(words: Uint32Array, images: number, layout: PoolLayout): Float32Array {
  const { channels, height, width, pool } = layout;
  const rowWords = (width + 31) >>> 5;
  const columns = Math.ceil(width / pool);
  const channelSize = Math.ceil(height / pool) * columns;
  const shares = new Float32Array(images * pooledSize(layout));
  let word = 0;
  for (let picture = 0; picture < images * channels; picture++) {
    for (let row = 0; row < height; row++) {
      const squareRow = Math.floor(row / pool);
      const rows = Math.min(pool, height - squareRow * pool);
      for (let first = 0; first < rowWords; first++, word++) {
        for (let bits = words[word]; bits !== 0; bits &= bits - 1) {
          const squareColumn = Math.floor((first * 32 + 31 - Math.clz32(bits & -bits)) / pool);
          const cells = rows * Math.min(pool, width - squareColumn * pool);
          shares[picture * channelSize + squareRow * columns + squareColumn] += 1 / cells;
        }
      }
    }
  }
  return shares;
}
