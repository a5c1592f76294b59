// Weights under the names and in the layouts of SafeLife 1.2's PyTorch module (`training/models.py`,
// SafeLifePolicyNetwork). It swaps rows and columns of what it sees, so all its arrays are ours with their axes in
// reverse order, those of the last image that the dense layer reads included. Our near eye, which it has not, is a
// convolution `near`; the dense layer reads its units last.
import { excerpt } from "../base/check.ts";
import type { NamedArray, Tensors } from "../base/safetensors.ts";
import { imagesOf, type NetworkConfig, weightShapes } from "./networks.ts";
import { RECIPES, type Recipe } from "./recipes.ts";

interface TorchWeight {
  readonly name: string;
  /** Its name in our checkpoints. */
  readonly ours: string;
  readonly shape: readonly number[];
  /** Where each of its values lies in our array. */
  readonly places: () => readonly number[];
}

function torchWeights(network: NetworkConfig): readonly TorchWeight[] {
  return [...weightShapes(network)].map(([ours, shape]) => {
    const [layer, part] = ours.split("/");
    const name = `${moduleOf(layer)}.${part === "kernel" ? "weight" : "bias"}`;
    const inputs = shape.slice(0, -1);
    const outputs = shape[shape.length - 1];
    const places = () => {
      const order = layer === "hidden" && part === "kernel" ? featureOrder(network) : reversed(inputs);
      return range(outputs).flatMap((output) => order.map((input) => input * outputs + output));
    };
    return { name, ours, shape: [...shape].reverse(), places };
  });
}

function moduleOf(layer: string): string {
  const [, conv] = /^conv(\d+)$/.exec(layer) ?? [];
  return conv === undefined ? MODULES[layer] : `cnn.${2 * (Number(conv) - 1)}`; // every second one is a ReLU
}

const MODULES: Readonly<Record<string, string>> = {
  near: "near",
  hidden: "dense.0.0",
  policy: "logits",
  value: "value_func",
};

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);

/** Where the values of an array with its axes reversed, row-major, lie in the array itself. */
function reversed([first, ...rest]: readonly number[]): readonly number[] {
  if (first === undefined) return [0];
  const stride = rest.reduce((a, b) => a * b, 1);
  return reversed(rest).flatMap((place) => range(first).map((i) => i * stride + place));
}

/** What the dense layer reads, in torch's order: the place of each number in ours. */
function featureOrder(network: NetworkConfig): readonly number[] {
  const { height, width, channels } = imagesOf(network)[network.convs.length];
  const image = network.convs.length > 0 ? reversed([height, width, channels]) : [];
  const near = network.near === "none" ? [] : range(network.near.units);
  return [...image, ...near.map((unit) => image.length + unit)];
}

/** Of tensors that a checkpoint of this network holds; state of the optimizer is left out. */
export const toTorch = (network: NetworkConfig, tensors: Tensors): Tensors =>
  new Map(
    torchWeights(network).map(({ name, ours, shape, places }) => {
      const values = tensors.get(ours)?.values ?? new Float32Array();
      return [name, { shape, values: Float32Array.from(places(), (place) => values[place]) }];
    }),
  );

/** A recipe whose network has weights of these names and shapes, and the weights as its checkpoints hold them.
 *  @param recipes to choose from, the first that fits
 *  @throws one sentence on what does not fit */
export function fromTorch(
  tensors: Tensors,
  recipes: readonly Recipe[] = Object.values(RECIPES),
): { readonly recipe: Recipe; readonly tensors: Tensors } {
  const misfits = recipes.map(({ network }) => misfitsOf(tensors, network));
  const fewest = Math.min(...misfits.map(({ length }) => length));
  const nearest = misfits.findIndex(({ length }) => length === fewest);
  const recipe = recipes[nearest];
  if (fewest > 0) {
    const names = recipes.map(({ name }) => name).join(", ");
    throw new Error(
      `These weights fit no network of the recipes ${names}. For ${recipe.name}, ${misfits[nearest][0]}.`,
    );
  }
  const ours = torchWeights(recipe.network).map(({ name, ours, shape, places }): [string, NamedArray] => {
    const found = tensors.get(name)?.values ?? new Float32Array();
    const values = new Float32Array(found.length);
    for (const [i, place] of places().entries()) values[place] = found[i];
    return [ours, { shape: [...shape].reverse(), values }];
  });
  return { recipe, tensors: new Map(ours) };
}

/** Clauses, each on a weight that is missing, of another shape, or of no use to this network. */
function misfitsOf(tensors: Tensors, network: NetworkConfig): readonly string[] {
  const expected = new Map(torchWeights(network).map(({ name, shape }) => [name, shape.join(", ")]));
  const unfit = [...expected].flatMap(([name, shape]) => {
    const found = tensors.get(name);
    if (!found) return [`"${name}" is missing`];
    const foundShape = found.shape.join(", ");
    return foundShape === shape ? [] : [`"${name}" has shape [${foundShape}], expected [${shape}]`];
  });
  const unknown = [...tensors.keys()].filter((name) => !expected.has(name));
  return [...unfit, ...unknown.map((name) => `"${excerpt(name)}" is not one of its weights`)];
}
