// What `plan.ts` writes into memory for the kernels, field by field in this order. AssemblyScript.

/** At address 0. Addresses and distances are in bytes. */
@unmanaged
export class Control {
  /** Sums of squares of either half of the gradient. */
  squares0: f64;
  squares1: f64;
  /** Counts the operations that the second thread was given. */
  given: i32;
  /** The last one that it has finished. */
  finished: i32;
  operation: i32;
  /** 1 while a second thread waits for work. */
  hasHelper: i32;
  /** Samples at hand, and those of the first part; both multiples of four. */
  samples: i32;
  samplesOfFirst: i32;
  /** 1 if gradients start at zero instead of joining those before. */
  startsAnew: i32;
  layerCount: i32;
  layers: usize;
  parameters: usize;
  parameterBytes: usize;
  /** From a parameter to its gradient in either part, and to Adam's means of gradient and square. */
  toGradient0: usize;
  toGradient1: usize;
  toMean: usize;
  toSquare: usize;
  /** From an activation to its gradient. */
  toActivationGradient: usize;
  /** Packed images `[sample, channel, row, word]`. */
  images: usize;
  imageBytes: usize;
  height: i32;
  width: i32;
  channels: i32;
  wordsPerRow: i32;
  /** Lists of set bits, see `bits.ts`. */
  lists: usize;
  listBytes: usize;
  listRowBytes: usize;
  /** Room that a part needs for itself. */
  scratch0: usize;
  scratch1: usize;
  /** Factor on gradients. */
  scale: f32;
  beta1: f32;
  beta2: f32;
  /** 1 − beta1 and 1 − beta2, rounded once. */
  rest1: f32;
  rest2: f32;
  rate: f32;
  correction: f32;
  epsilon: f32;
}

/** A window that slides over an image without padding; a dense layer sees an image of one pixel. */
@unmanaged
export class Layer {
  /** 1: the image is the packed observation. 0: floats `[sample, row, column, channel]`. */
  readsBits: i32;
  /** Of the image, in pixels. */
  width: i32;
  pixels: i32;
  /** Of the image; a multiple of 8 unless it is bits. */
  channels: i32;
  /** Corner of the first window. */
  top: i32;
  left: i32;
  /** Side and step of the window, in pixels. */
  size: i32;
  stride: i32;
  /** Windows each way. */
  rows: i32;
  columns: i32;
  /** A multiple of 8. */
  filters: i32;
  relu: i32;
  /** Samples whose gradients are packed at once. */
  samplesAtOnce: i32;
  /** Of the first sample, and from one sample to the next. */
  input: usize;
  inputBytes: usize;
  output: usize;
  outputBytes: usize;
  /** Of bits `[row, column, channel, filter]`, else panels `[filter / 8, (row, column, channel), 8]`. */
  weights: usize;
  bias: usize;
  /** Weights as the gradient of the input reads them: `[channel / 8, (row, column), filter, 8]`. */
  transposed: usize;
  /** For each pixel the number of windows that see it and, for each, the distances in bytes to its outputs and to
   *  the weights in a panel of `transposed`. */
  meetings: usize;
  /** 1: by `fast.ts`, and the fields that follow count. */
  isFast: i32;
  /** Products of a line. */
  products: i32;
  /** 1: rows and columns are mapped, and there are products² matrices. 0: only lines along a row are, and matrices
   *  meet as the rows of a convolution do. */
  mapsRows: i32;
  /** Number of the first of its six maps, see `fast-maps.ts`. */
  maps: i32;
  /** Inputs `[row, product, sample, channel]`, and bytes from one matrix to the next. */
  spread: usize;
  spreadBytes: usize;
  /** Weights `[row, product, filter / 8, channel, 8]` and `[row, product, channel / 8, filter, 8]`, and likewise. */
  spreadWeights: usize;
  spreadTransposed: usize;
  matrixBytes: usize;
  /** In a part's scratch: lines between two maps, then sums `[row, product, sample, filter]`, then those of weights. */
  linesBytes: usize;
  sumsBytes: usize;
  allSumsBytes: usize;
}
