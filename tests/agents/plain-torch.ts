// What the modules of docs/interop.md compute, written out number by number.
import type { NetworkConfig } from "../../src/agents/networks.ts";
import type { NamedArray, Tensors } from "../../src/base/safetensors.ts";

/** `[channel, column, row]` */
interface Image {
  readonly channels: number;
  readonly columns: number;
  readonly rows: number;
  readonly values: readonly number[];
}

/** @param observation `[row, column, channel]` */
export function evaluatePlainly(
  weights: Tensors,
  { view, channels, convs, near }: NetworkConfig,
  observation: Float32Array,
): { readonly logits: readonly number[]; readonly value: number } {
  const get = (name: string) => weights.get(name) as NamedArray;
  const pixels = (channel: number, column: number, row: number) =>
    observation[(row * view.width + column) * channels.length + channel];
  const image = imageOf(channels.length, view.width, view.height, pixels);
  const features: number[] = [];
  if (convs.length > 0) {
    const last = convs.reduce(
      (input, { stride }, i) => convRelu(input, get(`cnn.${2 * i}.weight`), get(`cnn.${2 * i}.bias`), stride),
      image,
    );
    features.push(...last.values);
  }
  if (near !== "none") {
    const [left, top] = [view.width, view.height].map((side) => Math.floor((side - near.size) / 2));
    const square = imageOf(channels.length, near.size, near.size, (channel, column, row) =>
      pixels(channel, left + column, top + row),
    );
    features.push(...convRelu(square, get("near.weight"), get("near.bias"), 1).values);
  }
  const layer = (inputs: readonly number[], name: string) => {
    const [{ values: weight }, { values: bias }] = [get(`${name}.weight`), get(`${name}.bias`)];
    return [...bias].map((offset, out) =>
      inputs.reduce((sum, input, i) => sum + input * weight[out * inputs.length + i], offset),
    );
  };
  const hidden = layer(features, "dense.0.0").map((sum) => Math.max(0, sum));
  return { logits: layer(hidden, "logits"), value: layer(hidden, "value_func")[0] };
}

function imageOf(
  channels: number,
  columns: number,
  rows: number,
  pixel: (channel: number, column: number, row: number) => number,
): Image {
  const values: number[] = [];
  for (let channel = 0; channel < channels; channel++) {
    for (let column = 0; column < columns; column++) {
      for (let row = 0; row < rows; row++) values.push(pixel(channel, column, row));
    }
  }
  return { channels, columns, rows, values };
}

/** @param weight `[out, in, column, row]` */
function convRelu(input: Image, weight: NamedArray, bias: NamedArray, stride: number): Image {
  const [outs, ins, width, height] = weight.shape;
  const columns = Math.floor((input.columns - width) / stride) + 1;
  const rows = Math.floor((input.rows - height) / stride) + 1;
  return imageOf(outs, columns, rows, (out, column, row) => {
    let sum = bias.values[out];
    for (let k = 0; k < ins; k++) {
      for (let i = 0; i < width; i++) {
        for (let j = 0; j < height; j++) {
          const seen = (k * input.columns + column * stride + i) * input.rows + row * stride + j;
          sum += weight.values[((out * ins + k) * width + i) * height + j] * input.values[seen];
        }
      }
    }
    return Math.max(0, sum);
  });
}
