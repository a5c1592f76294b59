// A policy network as an ONNX model: the graph of its PyTorch module, with the same names of weights.
// Field numbers are those of https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
import { bytesField, joined, textField, wholeField } from "../base/protobuf.ts";
import type { NamedArray, Tensors } from "../base/safetensors.ts";
import { ACTIONS, type NetworkConfig, nearCorner } from "./networks.ts";
import { toTorch } from "./pytorch.ts";

/** The first in which `Squeeze` takes its axes as an input; runtimes since the end of 2020 know it. */
const OPSET = 13;
/** Of the model's own format, the one that came with that set of operators. */
const IR_VERSION = 7;

const FLOAT = 1;
const INT64 = 7;

/**
 * Input `observation`, float `[batch, view row, view column, channel]` of zeros and ones; outputs `logits`
 * `[batch, action]` and `value` `[batch]`.
 * @param tensors of a checkpoint of this network
 * @param metadata free text under free names
 */
export function writeOnnx(
  network: NetworkConfig,
  tensors: Tensors,
  metadata: Readonly<Record<string, string>>,
): Uint8Array {
  const { height, width } = network.view;
  const graph = [
    ...nodesOf(network).map((node) => bytesField(1, node)),
    textField(2, "policy"),
    ...[...toTorch(network, tensors)].map(([name, array]) => bytesField(5, floats(name, array))),
    ...wholeConstants(network).map(([name, values]) => bytesField(5, wholes(name, values))),
    bytesField(11, valueInfo("observation", ["batch", height, width, network.channels.length])),
    bytesField(12, valueInfo("logits", ["batch", ACTIONS])),
    bytesField(12, valueInfo("value", ["batch"])),
  ];
  return joined([
    wholeField(1, IR_VERSION),
    textField(2, "SafeLife Web"),
    bytesField(7, ...graph),
    bytesField(8, wholeField(2, OPSET)),
    ...Object.entries(metadata).map(([key, value]) => bytesField(14, textField(1, key), textField(2, value))),
  ]);
}

function nodesOf({ convs, near }: NetworkConfig): readonly Uint8Array[] {
  const nodes = [node("Transpose", ["observation"], "image", { perm: [0, 3, 2, 1] })];
  const features: string[] = [];
  const withRelu = (operator: string, input: string, module: string, attributes: Attributes): string => {
    const inputs = [input, `${module}.weight`, `${module}.bias`];
    nodes.push(node(operator, inputs, `${module}.sum`, attributes));
    nodes.push(node("Relu", [`${module}.sum`], module));
    return module;
  };
  const flat = (image: string): string => {
    nodes.push(node("Flatten", [image], `${image}.flat`, { axis: 1 }));
    return `${image}.flat`;
  };
  if (convs.length > 0) {
    let image = "image";
    for (const [i, { stride }] of convs.entries()) {
      image = withRelu("Conv", image, `cnn.${2 * i}`, { strides: [stride, stride] });
    }
    features.push(flat(image));
  }
  if (near !== "none") {
    nodes.push(node("Slice", ["image", "near.from", "near.to", "near.axes"], "near.image"));
    features.push(flat(withRelu("Conv", "near.image", "near", {})));
  }
  nodes.push(node("Concat", features, "features", { axis: 1 }));
  const hidden = withRelu("Gemm", "features", "dense.0.0", { transB: 1 });
  const head = (module: string, output: string) =>
    nodes.push(node("Gemm", [hidden, `${module}.weight`, `${module}.bias`], output, { transB: 1 }));
  head("logits", "logits");
  head("value_func", "value_func");
  nodes.push(node("Squeeze", ["value_func", "value.axes"], "value"));
  return nodes;
}

/** Inputs of `Slice` and `Squeeze`. The image's axes are batch, channel, column, row. */
function wholeConstants({ view, near }: NetworkConfig): readonly (readonly [string, readonly number[]])[] {
  const squeeze = ["value.axes", [1]] as const;
  if (near === "none") return [squeeze];
  const { top, left } = nearCorner(view, near.size);
  return [
    squeeze,
    ["near.from", [left, top]],
    ["near.to", [left + near.size, top + near.size]],
    ["near.axes", [2, 3]],
  ];
}

type Attributes = Readonly<Record<string, number | readonly number[]>>;

function node(
  operator: string,
  inputs: readonly string[],
  output: string,
  attributes: Attributes = {},
): Uint8Array {
  return joined([
    ...inputs.map((input) => textField(1, input)),
    textField(2, output),
    textField(3, output),
    textField(4, operator),
    ...Object.entries(attributes).map(([name, value]) => bytesField(5, attribute(name, value))),
  ]);
}

const attribute = (name: string, value: number | readonly number[]): Uint8Array =>
  typeof value === "number"
    ? joined([textField(1, name), wholeField(3, value), wholeField(20, 2)])
    : joined([textField(1, name), ...value.map((item) => wholeField(8, item)), wholeField(20, 7)]);

const tensor = (name: string, type: number, shape: readonly number[], content: DataView): Uint8Array =>
  joined([
    ...shape.map((size) => wholeField(1, size)),
    wholeField(2, type),
    textField(8, name),
    bytesField(9, new Uint8Array(content.buffer)),
  ]);

function floats(name: string, { shape, values }: NamedArray): Uint8Array {
  const content = new DataView(new ArrayBuffer(4 * values.length));
  for (const [i, value] of values.entries()) content.setFloat32(4 * i, value, true);
  return tensor(name, FLOAT, shape, content);
}

function wholes(name: string, values: readonly number[]): Uint8Array {
  const content = new DataView(new ArrayBuffer(8 * values.length));
  for (const [i, value] of values.entries()) content.setBigInt64(8 * i, BigInt(value), true);
  return tensor(name, INT64, [values.length], content);
}

/** @param shape sizes, or the names of those that may differ from call to call */
function valueInfo(name: string, shape: readonly (number | string)[]): Uint8Array {
  const dimensions = shape.map((size) =>
    bytesField(1, typeof size === "number" ? wholeField(1, size) : textField(2, size)),
  );
  const tensorType = bytesField(1, wholeField(1, FLOAT), bytesField(2, ...dimensions));
  return joined([textField(1, name), bytesField(2, tensorType)]);
}
