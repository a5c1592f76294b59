// What layers that are convolved with fewer multiplications keep in the kernels' memory, see `kernels/fast.ts`.
import { FAST_SHAPES, fastConvolution } from "./fast-convolution.ts";
import type { LayerShape } from "./network.ts";

/** Samples whose sums are at hand at once: matrices of weights are read once for all of them, and sums must not fill
 *  the second cache. */
export const SAMPLES_OF_FAST = 32;

/** Floats of a pixel that are mapped at once. */
const CHUNK = 16;

/** Fewer channels or filters than this cost more to map than they save. */
const FEWEST = 32;

/** Floats that keep matrices of one layer apart in the cache. */
const APART = 16;

const MAPS_OF_A_SHAPE = 6;

export interface FastLayer {
  /** Of a line. */
  readonly products: number;
  /** Number of its first map in `kernels/fast-maps.ts`. */
  readonly maps: number;
  /** Whether rows are mapped too, not only lines along them. */
  readonly mapsRows: boolean;
}

/** @returns null if the layer is computed as it is defined */
export function fastLayer(layer: LayerShape): FastLayer | null {
  const { input, height, width, channels, filters, size, stride, rows, columns } = layer;
  if (input === "bits" || rows !== columns) return null;
  if ([channels, filters].some((count) => count < FEWEST || count % CHUNK !== 0)) return null;
  const seen = (rows - 1) * stride + size;
  if (height !== seen || width !== seen) return null;
  const shape = FAST_SHAPES.findIndex(
    (known) => known.outputs === rows && known.size === size && known.stride === stride,
  );
  if (shape === -1) return null;
  const { products } = fastConvolution(rows, size, stride);
  return { products, maps: shape * MAPS_OF_A_SHAPE, mapsRows: stride === 1 };
}

/** In bytes. */
export function fastSizes(layer: LayerShape, { products, mapsRows }: FastLayer, samples: number) {
  const { channels, filters, width, rows, size } = layer;
  const matrixBytes = 4 * (channels * filters + APART);
  const spreadBytes = 4 * (samples * channels + APART);
  const sumsBytes = 4 * (SAMPLES_OF_FAST * filters + APART);
  const linesBytes = 4 * CHUNK * products * Math.max(width, rows, size);
  const matricesOf = (side: number) => products * (mapsRows ? products : side);
  const matrices = matricesOf(size) * matrixBytes;
  // The gradient of a panel of weights lies there for a moment.
  const allSumsBytes = Math.max(matricesOf(rows) * sumsBytes, 4 * size ** 2 * channels * 8);
  return {
    ...{ matrixBytes, spreadBytes, sumsBytes, allSumsBytes, linesBytes, matrices },
    spread: matricesOf(width) * spreadBytes,
    scratch: linesBytes + allSumsBytes + matrices,
  };
}
