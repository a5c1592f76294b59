// Layers that are convolved with fewer multiplications, see `fast-convolution.ts`: inputs and weights are transformed
// into a matrix for each product of the tile, these are multiplied, and the outputs are transformed back. Gradients go
// through the same with matrices transposed. AssemblyScript.
import { CHUNK, mapLine } from "./fast-maps";
import { addProductOfTransposed, multiply } from "./panels";
import { Control, Layer } from "./records";
import { rectified, whereRectified } from "./vectors";

const VECTOR: usize = 16;

// Maps of a layer, as `fast-maps.ts` numbers them.
const INPUTS = 0;
const WEIGHTS = 2;
const OUTPUTS = 4;
const TRANSPOSED = 1;

/** Outputs of samples `first` to `last`. @param scratch of the part */
export function forwardFast(layer: Layer, first: i32, last: i32, scratch: usize): void {
  const mapsRows = layer.mapsRows !== 0;
  const products = layer.products;
  const sums = scratch + layer.linesBytes;
  const inputPixel = inputPixelOf(layer);
  const outputPixel = outputPixelOf(layer);
  const inputRow = <usize>products * layer.spreadBytes;
  const weightRow = <usize>products * layer.matrixBytes;
  const rows = mapsRows ? products : layer.rows;
  const taps = mapsRows ? 1 : layer.size;
  for (let sample = first; sample < last; sample += layer.samplesAtOnce) {
    const end = min(sample + layer.samplesAtOnce, last);
    for (let s = sample; s < end; s++) {
      const input = layer.input + <usize>s * layer.inputBytes;
      const into = layer.spread + <usize>s * inputPixel;
      mapImage(
        layer,
        INPUTS,
        layer.width,
        products,
        input,
        inputPixel,
        into,
        layer.spreadBytes,
        inputPixel,
        scratch,
      );
    }
    for (let product = 0; product < products; product++) {
      const inputs = layer.spread + <usize>sample * inputPixel + <usize>product * layer.spreadBytes;
      const weights = layer.spreadWeights + <usize>product * layer.matrixBytes;
      for (let row = 0; row < rows; row++) {
        multiply(
          inputs + <usize>(mapsRows ? row : row * layer.stride) * inputRow,
          inputRow,
          layer.channels,
          weights + (mapsRows ? <usize>row * weightRow : 0),
          weightRow,
          taps,
          sums + <usize>(row * products + product) * layer.sumsBytes,
          layer.filters,
          end - sample,
        );
      }
    }
    for (let s = sample; s < end; s++) {
      const from = sums + <usize>(s - sample) * outputPixel;
      const output = layer.output + <usize>s * layer.outputBytes;
      mapImage(
        layer,
        OUTPUTS,
        products,
        layer.rows,
        from,
        layer.sumsBytes,
        output,
        outputPixel,
        outputPixel,
        scratch,
      );
      addBias(layer, output);
    }
  }
}

/** Gradients of weights and bias, which are added, and of the inputs. @param toGradient from a parameter to its gradient
 *  @param scratch of the part */
export function backwardFast(
  control: Control,
  layer: Layer,
  first: i32,
  last: i32,
  toGradient: usize,
  scratch: usize,
): void {
  const toActivationGradient = control.toActivationGradient;
  const products = layer.products;
  const sums = scratch + layer.linesBytes;
  const weightSums = sums + layer.allSumsBytes;
  const inputPixel = inputPixelOf(layer);
  const outputPixel = outputPixelOf(layer);
  const weightRows = layer.mapsRows ? products : layer.size;
  memory.fill(weightSums, 0, <usize>(weightRows * products) * layer.matrixBytes);
  for (let sample = first; sample < last; sample += layer.samplesAtOnce) {
    const end = min(sample + layer.samplesAtOnce, last);
    for (let s = sample; s < end; s++) {
      const gradient = layer.output + toActivationGradient + <usize>s * layer.outputBytes;
      const into = sums + <usize>(s - sample) * outputPixel;
      addBiasGradient(layer, gradient, toGradient);
      const map = OUTPUTS + TRANSPOSED;
      mapImage(
        layer,
        map,
        layer.rows,
        products,
        gradient,
        outputPixel,
        into,
        layer.sumsBytes,
        outputPixel,
        scratch,
      );
    }
    const inputs = layer.spread + <usize>sample * inputPixel;
    for (let product = 0; product < products; product++) {
      addWeightSums(layer, product, inputs, sums, weightSums, end - sample);
      spreadGradient(layer, product, inputs, sums, end - sample);
    }
    for (let s = sample; s < end; s++) {
      const from = layer.spread + <usize>s * inputPixel;
      const input = layer.input + <usize>s * layer.inputBytes;
      const into = input + toActivationGradient;
      const map = INPUTS + TRANSPOSED;
      mapImage(
        layer,
        map,
        products,
        layer.width,
        from,
        layer.spreadBytes,
        into,
        inputPixel,
        inputPixel,
        scratch,
      );
      rectifyGradient(input, toActivationGradient, <usize>layer.pixels * inputPixel);
    }
  }
  const panelBytes = (<usize>layer.channels) << 5;
  const positions = layer.size * layer.size;
  const kernelBytes = <usize>positions * panelBytes;
  for (let panel: usize = 0; panel < <usize>layer.filters >> 3; panel++) {
    const from = weightSums + panel * panelBytes;
    const map = WEIGHTS + TRANSPOSED;
    mapImage(
      layer,
      map,
      products,
      layer.size,
      from,
      layer.matrixBytes,
      sums,
      panelBytes,
      panelBytes,
      scratch,
    );
    addTo(layer.weights + toGradient + panel * kernelBytes, sums, kernelBytes);
  }
}

/** To the gradients of one product's weights, of every row of them. */
function addWeightSums(
  layer: Layer,
  product: i32,
  inputs: usize,
  sums: usize,
  weightSums: usize,
  samples: i32,
): void {
  const mapsRows = layer.mapsRows !== 0;
  const inputRow = <usize>layer.products * layer.spreadBytes;
  const sumsRow = <usize>layer.products * layer.sumsBytes;
  const rows = mapsRows ? layer.products : layer.size;
  for (let row = 0; row < rows; row++) {
    addProductOfTransposed(
      inputs + <usize>product * layer.spreadBytes + <usize>row * inputRow,
      <usize>layer.stride * inputRow,
      layer.channels,
      sums + <usize>product * layer.sumsBytes + (mapsRows ? <usize>row * sumsRow : 0),
      sumsRow,
      mapsRows ? 1 : layer.rows,
      layer.filters,
      weightSums + <usize>(row * layer.products + product) * layer.matrixBytes,
      samples,
    );
  }
}

/** The gradient of one product's inputs, which takes their place: they were needed for the last time. */
function spreadGradient(layer: Layer, product: i32, inputs: usize, sums: usize, samples: i32): void {
  const products = layer.products;
  const inputRow = <usize>products * layer.spreadBytes;
  const sumsRow = <usize>products * layer.sumsBytes;
  const weightRow = <usize>products * layer.matrixBytes;
  const rows = layer.mapsRows ? products : layer.width;
  for (let row = 0; row < rows; row++) {
    // Of the weights' rows that meet this one, the first, and of the sums the row that it leads to.
    let ofWeights = row;
    let ofSums = row;
    let taps = 1;
    if (!layer.mapsRows) {
      ofSums = min(row / layer.stride, layer.rows - 1);
      ofWeights = row - ofSums * layer.stride;
      taps = min(ofSums, (layer.size - 1 - ofWeights) / layer.stride) + 1;
    }
    multiply(
      sums + <usize>product * layer.sumsBytes + <usize>ofSums * sumsRow,
      0 - sumsRow,
      layer.filters,
      layer.spreadTransposed + <usize>product * layer.matrixBytes + <usize>ofWeights * weightRow,
      <usize>layer.stride * weightRow,
      taps,
      inputs + <usize>product * layer.spreadBytes + <usize>row * inputRow,
      layer.channels,
      samples,
    );
  }
}

/** The matrices of the half of the weights that is the part's. @param scratch of the part */
export function spreadWeights(layer: Layer, part: i32, scratch: usize): void {
  spreadPanels(layer, layer.weights, layer.filters, layer.channels, layer.spreadWeights, part, scratch);
}

/** The same of what `transposeWeights` left for this part. */
export function spreadTransposed(layer: Layer, part: i32, scratch: usize): void {
  spreadPanels(layer, layer.transposed, layer.channels, layer.filters, layer.spreadTransposed, part, scratch);
}

function spreadPanels(
  layer: Layer,
  from: usize,
  columns: i32,
  depth: i32,
  into: usize,
  part: i32,
  scratch: usize,
): void {
  const panels = columns >> 3;
  const half = panels >> 1;
  const bytes = (<usize>depth) << 5;
  for (let panel = part === 0 ? 0 : half; panel < (part === 0 ? half : panels); panel++) {
    const kernel = from + <usize>(panel * layer.size * layer.size) * bytes;
    const to = into + <usize>panel * bytes;
    mapImage(
      layer,
      WEIGHTS,
      layer.size,
      layer.products,
      kernel,
      bytes,
      to,
      layer.matrixBytes,
      bytes,
      scratch,
    );
  }
}

function inputPixelOf(layer: Layer): usize {
  return (<usize>layer.channels) << 2;
}

function outputPixelOf(layer: Layer): usize {
  return (<usize>layer.filters) << 2;
}

/** Maps the rows of a square image, and before that its columns where the layer maps them too.
 *  @param side of the image @param mapped side of what it becomes @param bytes of a pixel
 *  @param lines room between the two */
function mapImage(
  layer: Layer,
  kind: i32,
  side: i32,
  mapped: i32,
  from: usize,
  fromPixel: usize,
  into: usize,
  intoPixel: usize,
  bytes: usize,
  lines: usize,
): void {
  const map = layer.maps + kind;
  const fromRow = <usize>side * fromPixel;
  const intoRow = <usize>mapped * intoPixel;
  const line = <usize>side * CHUNK;
  for (let at: usize = 0; at < bytes; at += CHUNK) {
    if (!layer.mapsRows) {
      // One of the sides is that of products, and there are as many rows as the other has.
      const rows = side === layer.products ? mapped : side;
      for (let row = 0; row < rows; row++) {
        mapLine(
          map,
          from + at + <usize>row * fromRow,
          fromPixel,
          into + at + <usize>row * intoRow,
          intoPixel,
        );
      }
      continue;
    }
    for (let column = 0; column < side; column++) {
      const top = from + at + <usize>column * fromPixel;
      mapLine(map, top, fromRow, lines + <usize>column * CHUNK, line);
    }
    for (let row = 0; row < mapped; row++) {
      mapLine(map, lines + <usize>row * line, CHUNK, into + at + <usize>row * intoRow, intoPixel);
    }
  }
}

function addTo(sums: usize, from: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += VECTOR) {
    v128.store(sums + at, f32x4.add(v128.load(sums + at), v128.load(from + at)));
  }
}

function addBias(layer: Layer, output: usize): void {
  const pixel = (<usize>layer.filters) << 2;
  const end = output + <usize>(layer.rows * layer.columns) * pixel;
  for (; output < end; output += pixel) {
    for (let at: usize = 0; at < pixel; at += VECTOR) {
      v128.store(output + at, rectified(f32x4.add(v128.load(output + at), v128.load(layer.bias + at))));
    }
  }
}

function addBiasGradient(layer: Layer, gradient: usize, toGradient: usize): void {
  const pixel = (<usize>layer.filters) << 2;
  const end = <usize>(layer.rows * layer.columns) * pixel;
  for (let at: usize = 0; at < pixel; at += VECTOR) {
    const bias = layer.bias + toGradient + at;
    let sum = v128.load(bias);
    for (let window = gradient + at; window < gradient + end; window += pixel) {
      sum = f32x4.add(sum, v128.load(window));
    }
    v128.store(bias, sum);
  }
}

function rectifyGradient(input: usize, toGradient: usize, bytes: usize): void {
  for (const end = input + bytes; input < end; input += VECTOR) {
    v128.store(input + toGradient, whereRectified(input, v128.load(input + toGradient)));
  }
}
