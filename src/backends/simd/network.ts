// A network as the kernels run it: a list of layers, the activations between them, and the place of every weight.
// Filters are padded to multiples of eight: padded ones have no weights, put out 0 and learn nothing.

export interface NetworkShape {
  /** Cells of an observation, and bits of each. */
  readonly view: { readonly height: number; readonly width: number };
  /** 1 to 32. */
  readonly channels: number;
  /** Square kernels without padding, each followed by ReLU; the first reads bits. */
  readonly convs: readonly { readonly filters: number; readonly size: number; readonly stride: number }[];
  /** Units that each see a square around the middle, then ReLU. */
  readonly near: { readonly size: number; readonly units: number } | "none";
  /** Units on the last image and the near units together, then ReLU. */
  readonly hidden: number;
  /** "apart": the actions read the first half of the hidden units, a multiple of 8, and the value the second. */
  readonly heads?: "together" | "apart" | undefined;
  readonly actions: number;
}

/** Numbers of one sample between two layers: an activation, or a stretch of it from float `first`. */
export interface Place {
  readonly activation: number;
  readonly first: number;
}

/** See `kernels/records.ts`. Places of parameters are counted in floats from the first parameter. */
export interface LayerShape {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly top: number;
  readonly left: number;
  readonly size: number;
  readonly stride: number;
  readonly rows: number;
  readonly columns: number;
  readonly filters: number;
  readonly relu: boolean;
  readonly input: Place | "bits";
  readonly output: Place;
  readonly weights: number;
  readonly bias: number;
}

export interface NetworkPlan {
  readonly layers: readonly LayerShape[];
  /** Floats of each activation of one sample. */
  readonly activations: readonly number[];
  /** Floats, a multiple of 8. */
  readonly parameters: number;
  /** Place of the value among the numbers of the last activation, which begins with those of the actions. */
  readonly value: number;
  /** For each number of a weight, in the order of checkpoints, its place among the parameters. */
  readonly weights: ReadonlyMap<string, Int32Array>;
}

const padded = (count: number): number => Math.ceil(count / 8) * 8;

/** Floats that keep samples of one activation apart in the cache. */
const apart = (floats: number): number => (floats % 256 === 0 ? floats + 16 : floats);

const outputSide = (side: number, size: number, stride: number): number =>
  Math.floor((side - size) / stride) + 1;

export function planNetwork(network: NetworkShape): NetworkPlan {
  const { view, channels, convs, near, hidden, heads, actions } = network;
  const layers: LayerShape[] = [];
  const activations: number[] = [];
  const weights = new Map<string, Int32Array>();
  let parameters = 0;

  const activation = (floats: number): Place => ({
    activation: activations.push(apart(floats)) - 1,
    first: 0,
  });
  const parameter = (floats: number): number => {
    parameters += floats;
    return parameters - floats;
  };
  const add = (layer: Omit<LayerShape, "weights" | "bias">): LayerShape => {
    const inputs = layer.size ** 2 * layer.channels;
    const whole = { ...layer, weights: parameter(inputs * layer.filters), bias: parameter(layer.filters) };
    layers.push(whole);
    return whole;
  };
  /** @param inputs place among the layer's inputs of each input that a checkpoint knows
   *  @param first filter of the layer that is the weight's filter 0 */
  const name = (weight: string, layer: LayerShape, inputs: Int32Array, filters: number, first = 0): void => {
    const kernel = new Int32Array(inputs.length * filters);
    for (const [i, input] of inputs.entries()) {
      for (let f = 0; f < filters; f++) kernel[i * filters + f] = weightAt(layer, input, first + f);
    }
    weights.set(`${weight}/kernel`, kernel);
    weights.set(
      `${weight}/bias`,
      Int32Array.from({ length: filters }, (_, f) => layer.bias + first + f),
    );
  };

  // The last image and the near units share an activation, which `hidden` reads.
  const sides = [view];
  for (const { size, stride } of convs) {
    const { height, width } = sides[sides.length - 1];
    sides.push({ height: outputSide(height, size, stride), width: outputSide(width, size, stride) });
  }
  const lastImage = sides[sides.length - 1];
  const pixels = convs.length === 0 ? 0 : lastImage.height * lastImage.width;
  const filtersOfLast = convs.length === 0 ? 0 : convs[convs.length - 1].filters;
  const imageFloats = pixels * padded(filtersOfLast);
  const features = imageFloats + (near === "none" ? 0 : padded(near.units));

  let image: Place | "bits" = "bits";
  let known = channels;
  const seen = activation(features);
  for (const [i, { filters, size, stride }] of convs.entries()) {
    const { height: rows, width: columns } = sides[i + 1];
    const output: Place = i === convs.length - 1 ? seen : activation(rows * columns * padded(filters));
    const layer = add({
      ...sides[i],
      channels: image === "bits" ? channels : padded(known),
      ...{ top: 0, left: 0, size, stride, rows, columns, filters: padded(filters), relu: true },
      ...{ input: image, output },
    });
    name(`conv${i + 1}`, layer, inputsOf(size ** 2, known, layer.channels), filters);
    image = output;
    known = filters;
  }
  if (near !== "none") {
    const { size, units } = near;
    const corner = { top: (view.height - size) >> 1, left: (view.width - size) >> 1 };
    const layer = add({
      ...view,
      ...{ channels, ...corner, size, stride: 1, rows: 1, columns: 1, filters: padded(units), relu: true },
      ...{ input: "bits", output: { ...seen, first: imageFloats } },
    });
    name("near", layer, inputsOf(size ** 2, channels, channels), units);
  }
  const dense = (input: Place, inputs: number, output: Place, filters: number, relu: boolean): LayerShape =>
    add({
      ...{ height: 1, width: 1, channels: inputs, top: 0, left: 0, size: 1, stride: 1, rows: 1, columns: 1 },
      ...{ filters, relu, input, output },
    });
  const units = activation(padded(hidden));
  const hiddenLayer = dense(seen, features, units, padded(hidden), true);
  const ofImage = inputsOf(pixels, filtersOfLast, padded(filtersOfLast));
  const ofNear = Int32Array.from(
    { length: near === "none" ? 0 : near.units },
    (_, unit) => imageFloats + unit,
  );
  name("hidden", hiddenLayer, Int32Array.from([...ofImage, ...ofNear]), hidden);
  if (heads === "apart") {
    const half = hidden / 2;
    if (half % 8 !== 0) throw new Error(`The hidden units are ${hidden}. Heads apart need a multiple of 16.`);
    const value = padded(actions);
    const outputs = activation(value + padded(1));
    const ofHead = inputsOf(1, half, half);
    name("policy", dense(units, half, outputs, value, false), ofHead, actions);
    const ofValue = { ...units, first: half };
    name("value", dense(ofValue, half, { ...outputs, first: value }, padded(1), false), ofHead, 1);
    return { layers, activations, parameters, value, weights };
  }
  const filters = padded(actions + 1);
  const outputs = dense(units, padded(hidden), activation(filters), filters, false);
  const ofHidden = inputsOf(1, hidden, hidden);
  name("policy", outputs, ofHidden, actions);
  name("value", outputs, ofHidden, 1, actions);
  return { layers, activations, parameters, value: actions, weights };
}

/** Places of the channels that a checkpoint knows, where each position holds `channels` of them. */
const inputsOf = (positions: number, known: number, channels: number): Int32Array =>
  Int32Array.from({ length: positions * known }, (_, i) => Math.floor(i / known) * channels + (i % known));

/** Rows of filters where bits are read, else panels `[filter / 8, input, 8]`. */
function weightAt(
  { input, size, channels, filters, weights }: LayerShape,
  at: number,
  filter: number,
): number {
  if (input === "bits") return weights + at * filters + filter;
  return weights + ((filter >> 3) * size ** 2 * channels + at) * 8 + (filter & 7);
}
