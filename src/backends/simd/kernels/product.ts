// Layers that read floats, as products of matrices: tiles of 4×8 sums that stay in registers, one step of the sum at
// a time (two at a time made V8 spill them). AssemblyScript.
import { Control, Layer } from "./records";
import { multiplyAdd, rectified, transpose4, whereRectified } from "./vectors";

const PANEL: usize = 32;

/** Outputs of samples `first` to `last`. The rows of a tile are four samples: windows need no copies. */
export function forwardProduct(layer: Layer, first: i32, last: i32): void {
  const inputBytes = layer.inputBytes;
  const outputBytes = layer.outputBytes;
  const pixelBytes = (<usize>layer.channels) << 2;
  const rowBytes = <usize>layer.width * pixelBytes;
  /** Of the weights that meet one row of a window. */
  const stretch = (<usize>layer.size * pixelBytes) << 3;
  let weights = layer.weights;
  for (let panel: usize = 0; panel < (<usize>layer.filters) << 2; panel += PANEL) {
    const bias0 = v128.load(layer.bias + panel);
    const bias1 = v128.load(layer.bias + panel, 16);
    for (let sample = first; sample < last; sample += 4) {
      let out = layer.output + <usize>sample * outputBytes + panel;
      for (let row = 0; row < layer.rows; row++) {
        let corner = layer.input + <usize>sample * inputBytes + <usize>(row * layer.stride) * rowBytes;
        for (let column = 0; column < layer.columns; column++) {
          let a00 = bias0;
          let a01 = bias1;
          let a10 = bias0;
          let a11 = bias1;
          let a20 = bias0;
          let a21 = bias1;
          let a30 = bias0;
          let a31 = bias1;
          let w = weights;
          let x = corner;
          for (let y = 0; y < layer.size; y++) {
            let x0 = x;
            let x1 = x0 + inputBytes;
            let x2 = x1 + inputBytes;
            let x3 = x2 + inputBytes;
            for (const end = w + stretch; w < end; w += PANEL) {
              const w0 = v128.load(w);
              const w1 = v128.load(w, 16);
              const s0 = v128.load32_splat(x0);
              a00 = multiplyAdd(s0, w0, a00);
              a01 = multiplyAdd(s0, w1, a01);
              const s1 = v128.load32_splat(x1);
              a10 = multiplyAdd(s1, w0, a10);
              a11 = multiplyAdd(s1, w1, a11);
              const s2 = v128.load32_splat(x2);
              a20 = multiplyAdd(s2, w0, a20);
              a21 = multiplyAdd(s2, w1, a21);
              const s3 = v128.load32_splat(x3);
              a30 = multiplyAdd(s3, w0, a30);
              a31 = multiplyAdd(s3, w1, a31);
              x0 += 4;
              x1 += 4;
              x2 += 4;
              x3 += 4;
            }
            x += rowBytes;
          }
          if (layer.relu) {
            a00 = rectified(a00);
            a01 = rectified(a01);
            a10 = rectified(a10);
            a11 = rectified(a11);
            a20 = rectified(a20);
            a21 = rectified(a21);
            a30 = rectified(a30);
            a31 = rectified(a31);
          }
          let o = out;
          v128.store(o, a00);
          v128.store(o, a01, 16);
          o += outputBytes;
          v128.store(o, a10);
          v128.store(o, a11, 16);
          o += outputBytes;
          v128.store(o, a20);
          v128.store(o, a21, 16);
          o += outputBytes;
          v128.store(o, a30);
          v128.store(o, a31, 16);
          out += (<usize>layer.filters) << 2;
          corner += <usize>layer.stride * pixelBytes;
        }
      }
    }
    weights += <usize>layer.size * stretch;
  }
}

/** Gradient of the inputs, which are themselves outputs of ReLU. */
export function inputGradient(control: Control, layer: Layer, first: i32, last: i32): void {
  const toGradient = control.toActivationGradient;
  const inputBytes = layer.inputBytes;
  const outputBytes = layer.outputBytes;
  const pixelBytes = (<usize>layer.channels) << 2;
  const filterBytes = (<usize>layer.filters) << 5;
  let weights = layer.transposed;
  for (let panel: usize = 0; panel < pixelBytes; panel += PANEL) {
    for (let sample = first; sample < last; sample += 4) {
      const outputs = layer.output + toGradient + <usize>sample * outputBytes;
      let input = layer.input + <usize>sample * inputBytes + panel;
      let meeting = layer.meetings;
      for (let pixel = 0; pixel < layer.pixels; pixel++) {
        let a00 = f32x4.splat(0);
        let a01 = f32x4.splat(0);
        let a10 = f32x4.splat(0);
        let a11 = f32x4.splat(0);
        let a20 = f32x4.splat(0);
        let a21 = f32x4.splat(0);
        let a30 = f32x4.splat(0);
        let a31 = f32x4.splat(0);
        let meetings = load<i32>(meeting);
        meeting += 4;
        for (; meetings > 0; meetings--) {
          let x0 = outputs + load<usize>(meeting);
          let x1 = x0 + outputBytes;
          let x2 = x1 + outputBytes;
          let x3 = x2 + outputBytes;
          let w = weights + load<usize>(meeting, 4);
          meeting += 8;
          for (const end = w + filterBytes; w < end; w += PANEL) {
            const w0 = v128.load(w);
            const w1 = v128.load(w, 16);
            const s0 = v128.load32_splat(x0);
            a00 = multiplyAdd(s0, w0, a00);
            a01 = multiplyAdd(s0, w1, a01);
            const s1 = v128.load32_splat(x1);
            a10 = multiplyAdd(s1, w0, a10);
            a11 = multiplyAdd(s1, w1, a11);
            const s2 = v128.load32_splat(x2);
            a20 = multiplyAdd(s2, w0, a20);
            a21 = multiplyAdd(s2, w1, a21);
            const s3 = v128.load32_splat(x3);
            a30 = multiplyAdd(s3, w0, a30);
            a31 = multiplyAdd(s3, w1, a31);
            x0 += 4;
            x1 += 4;
            x2 += 4;
            x3 += 4;
          }
        }
        let x = input;
        v128.store(x + toGradient, whereRectified(x, a00));
        v128.store(x + toGradient, whereRectified(x + 16, a01), 16);
        x += inputBytes;
        v128.store(x + toGradient, whereRectified(x, a10));
        v128.store(x + toGradient, whereRectified(x + 16, a11), 16);
        x += inputBytes;
        v128.store(x + toGradient, whereRectified(x, a20));
        v128.store(x + toGradient, whereRectified(x + 16, a21), 16);
        x += inputBytes;
        v128.store(x + toGradient, whereRectified(x, a30));
        v128.store(x + toGradient, whereRectified(x + 16, a31), 16);
        input += pixelBytes;
      }
    }
    weights += <usize>(layer.size * layer.size) * filterBytes;
  }
}

/** Adds to the gradients of weights and bias. The rows of a tile are four inputs of a window, the sum runs over
 *  windows and samples. @param toGradient from a parameter to its gradient @param scratch for the packed gradients */
export function weightGradient(
  control: Control,
  layer: Layer,
  first: i32,
  last: i32,
  toGradient: usize,
  scratch: usize,
): void {
  const inputBytes = layer.inputBytes;
  const pixelBytes = (<usize>layer.channels) << 2;
  const rowBytes = <usize>layer.width * pixelBytes;
  const stretch = <usize>layer.size * pixelBytes;
  for (let sample = first; sample < last; sample += layer.samplesAtOnce) {
    const samples = min(layer.samplesAtOnce, last - sample);
    packGradient(control, layer, sample, samples, toGradient, scratch);
    const images = layer.input + <usize>sample * inputBytes;
    const sampleBytes = <usize>samples * PANEL;
    let tile = layer.weights + toGradient;
    for (let panel = 0; panel < layer.filters; panel += 8) {
      const packed = scratch + <usize>(panel >> 3) * <usize>(layer.rows * layer.columns) * sampleBytes;
      for (let y = 0; y < layer.size; y++) {
        let corner = images + <usize>y * rowBytes;
        for (const corners = corner + stretch; corner < corners; corner += 16) {
          let a00 = v128.load(tile);
          let a01 = v128.load(tile, 16);
          let a10 = v128.load(tile, 32);
          let a11 = v128.load(tile, 48);
          let a20 = v128.load(tile, 64);
          let a21 = v128.load(tile, 80);
          let a30 = v128.load(tile, 96);
          let a31 = v128.load(tile, 112);
          let g = packed;
          for (let row = 0; row < layer.rows; row++) {
            let window = corner + <usize>(row * layer.stride) * rowBytes;
            for (let column = 0; column < layer.columns; column++) {
              let x = window;
              for (const end = g + sampleBytes; g < end; g += PANEL) {
                const w0 = v128.load(g);
                const w1 = v128.load(g, 16);
                const s0 = v128.load32_splat(x);
                a00 = multiplyAdd(s0, w0, a00);
                a01 = multiplyAdd(s0, w1, a01);
                const s1 = v128.load32_splat(x, 4);
                a10 = multiplyAdd(s1, w0, a10);
                a11 = multiplyAdd(s1, w1, a11);
                const s2 = v128.load32_splat(x, 8);
                a20 = multiplyAdd(s2, w0, a20);
                a21 = multiplyAdd(s2, w1, a21);
                const s3 = v128.load32_splat(x, 12);
                a30 = multiplyAdd(s3, w0, a30);
                a31 = multiplyAdd(s3, w1, a31);
                x += inputBytes;
              }
              window += <usize>layer.stride * pixelBytes;
            }
          }
          v128.store(tile, a00);
          v128.store(tile, a01, 16);
          v128.store(tile, a10, 32);
          v128.store(tile, a11, 48);
          v128.store(tile, a20, 64);
          v128.store(tile, a21, 80);
          v128.store(tile, a30, 96);
          v128.store(tile, a31, 112);
          tile += 4 * PANEL;
        }
      }
    }
  }
}

/** The gradient of the outputs as panels `[filter / 8, window, sample, 8]`; its sums go to the bias. */
function packGradient(
  control: Control,
  layer: Layer,
  sample: i32,
  samples: i32,
  toGradient: usize,
  packed: usize,
): void {
  const outputBytes = layer.outputBytes;
  const first = layer.output + control.toActivationGradient + <usize>sample * outputBytes;
  const filterBytes = (<usize>layer.filters) << 2;
  for (let panel: usize = 0; panel < filterBytes; panel += PANEL) {
    const bias = layer.bias + toGradient + panel;
    let sum0 = v128.load(bias);
    let sum1 = v128.load(bias, 16);
    let window = first + panel;
    for (let i = layer.rows * layer.columns; i > 0; i--) {
      let from = window;
      for (const end = packed + <usize>samples * PANEL; packed < end; packed += PANEL) {
        const g0 = v128.load(from);
        const g1 = v128.load(from, 16);
        sum0 = f32x4.add(sum0, g0);
        sum1 = f32x4.add(sum1, g1);
        v128.store(packed, g0);
        v128.store(packed, g1, 16);
        from += outputBytes;
      }
      window += filterBytes;
    }
    v128.store(bias, sum0);
    v128.store(bias, sum1, 16);
  }
}

/** Turns weights into the order in which `inputGradient` reads them, blocks of 8×8, for the half of the channels that is
 *  the part's. */
export function transposeWeights(layer: Layer, part: i32): void {
  const panels = layer.filters >> 3;
  const positions = layer.size * layer.size;
  const blocks = layer.channels >> 3;
  const half = blocks >> 1;
  let into = layer.transposed + ((<usize>(part === 0 ? 0 : half * positions * panels)) << 8);
  for (let block = part === 0 ? 0 : half; block < (part === 0 ? half : blocks); block++) {
    for (let position = 0; position < positions; position++) {
      for (let panel = 0; panel < panels; panel++) {
        const from = layer.weights + ((<usize>((panel * positions + position) * blocks + block)) << 8);
        transpose4(from, PANEL, into, PANEL);
        transpose4(from + 16, PANEL, into + 4 * PANEL, PANEL);
        transpose4(from + 4 * PANEL, PANEL, into + 16, PANEL);
        transpose4(from + 4 * PANEL + 16, PANEL, into + 4 * PANEL + 16, PANEL);
        into += 8 * PANEL;
      }
    }
  }
}
