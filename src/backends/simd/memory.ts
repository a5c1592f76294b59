// Where everything lies in the memory that the kernels work on.
import { fastLayer, fastSizes, SAMPLES_OF_FAST } from "./fast-layout.ts";
import type { LayerShape, NetworkPlan, NetworkShape, Place } from "./network.ts";

/** Bytes of a page of WebAssembly memory. */
export const PAGE = 65536;

/** The fields of `Control` in `kernels/records.ts`, words of four bytes behind its two doubles. */
const CONTROL = [
  ...["given", "finished", "operation", "hasHelper", "samples", "samplesOfFirst", "startsAnew"],
  ...["layerCount", "layers", "parameters", "parameterBytes", "toGradient0", "toGradient1", "toMean"],
  ...["toSquare", "toActivationGradient", "images", "imageBytes", "height", "width", "channels"],
  ...["wordsPerRow", "lists", "listBytes", "listRowBytes", "scratch0", "scratch1"],
  ...["scale", "beta1", "beta2", "rest1", "rest2", "rate", "correction", "epsilon"],
];
const FIRST_WORD = 4;

/** Index of a field among the 32-bit words of memory. */
export const wordOf = (field: string): number => {
  const index = CONTROL.indexOf(field);
  if (index === -1) throw new Error(`The kernels have no field "${field}".`);
  return FIRST_WORD + index;
};

/** Windows times samples whose gradients are packed at once: they and what they meet stay in the first cache. */
const STEPS_AT_ONCE = 256;

/** Parts lie on lines of the cache. */
const LINE = 64;

export interface Layout {
  /** Bytes in all. */
  readonly end: number;
  /** The first words of memory, fields and layers. */
  readonly words: ReadonlyMap<number, number>;
  /** Tables, by address. */
  readonly tables: ReadonlyMap<number, Int32Array>;
  /** In bytes: of the packed images, and of the last layer's outputs and their gradient. */
  readonly images: number;
  readonly outputs: number;
  readonly outputGradients: number;
  /** Floats from one sample's outputs to the next. */
  readonly outputStride: number;
  /** In floats: of the parameters and of Adam's means. */
  readonly parameters: number;
  readonly means: number;
  readonly squares: number;
}

/** @param samples most that will be at hand, a multiple of 4. What comes before the images does not depend on it */
export function layOut({ view, channels }: NetworkShape, plan: NetworkPlan, samples: number): Layout {
  let end = LINE * 4;
  const words = new Map<number, number>();
  const tables = new Map<number, Int32Array>();
  const room = (bytes: number): number => {
    const address = end;
    end = Math.ceil((end + bytes) / LINE) * LINE;
    return address;
  };
  const set = (field: string, value: number) => words.set(wordOf(field), value);

  const layers = room(plan.layers.length * LAYER_BYTES);
  const [parameters, gradient0, gradient1, means, squares] = Array.from({ length: 5 }, () =>
    room(4 * plan.parameters),
  );
  const ofProducts = plan.layers.filter(({ input }) => input !== "bits");
  const transposed = new Map(
    ofProducts.map((layer) => [layer, room(4 * layer.size ** 2 * layer.channels * layer.filters)]),
  );
  const meetings = new Map(
    ofProducts.map((layer) => {
      const table = meetingsOf(layer);
      const address = room(table.byteLength);
      tables.set(address, table);
      return [layer, address];
    }),
  );
  const fast = new Map(
    ofProducts.flatMap((layer) => {
      const convolution = fastLayer(layer);
      if (!convolution) return [];
      const sizes = fastSizes(layer, convolution, samples);
      const matrices = [room(sizes.matrices), room(sizes.matrices)];
      return [[layer, { ...convolution, ...sizes, matrices }] as const];
    }),
  );
  const scratch = Math.max(
    4 * view.width,
    ...Array.from(fast.values(), (layer) => layer.scratch),
    ...ofProducts.map((layer) => 4 * layer.rows * layer.columns * samplesAtOnce(layer) * layer.filters),
  );
  set("scratch0", room(scratch));
  set("scratch1", room(scratch));

  const wordsPerRow = (view.width + 31) >>> 5;
  const imageBytes = 4 * channels * view.height * wordsPerRow;
  const images = room(samples * imageBytes);
  const listRowBytes = 2 * (view.width + 1 + view.width * channels);
  const listBytes = view.height * listRowBytes;
  set("lists", room(samples * listBytes));
  const activations = plan.activations.map((floats) => room(4 * samples * floats));
  const afterActivations = end;
  const toActivationGradient = afterActivations - activations[0];
  room(afterActivations - activations[0]);
  const spread = new Map(Array.from(fast, ([layer, sizes]) => [layer, room(sizes.spread)]));

  const addressOf = ({ activation, first }: Place) => activations[activation] + 4 * first;
  for (const [i, layer] of plan.layers.entries()) {
    const { width, height, top, left, size, stride, rows, columns, filters, relu, input, output } = layer;
    const readsBits = input === "bits";
    const ofFast = fast.get(layer);
    const record = [
      ...[Number(readsBits), width, height * width, layer.channels, top, left, size, stride, rows, columns],
      ...[filters, Number(relu), ofFast ? SAMPLES_OF_FAST : samplesAtOnce(layer)],
      ...(readsBits ? [0, 0] : [addressOf(input), 4 * plan.activations[input.activation]]),
      ...[addressOf(output), 4 * plan.activations[output.activation]],
      ...[parameters + 4 * layer.weights, parameters + 4 * layer.bias],
      ...[transposed.get(layer) ?? 0, meetings.get(layer) ?? 0, ofFast ? 1 : 0],
      ...(ofFast
        ? [
            ...[
              ofFast.products,
              Number(ofFast.mapsRows),
              ofFast.maps,
              spread.get(layer) ?? 0,
              ofFast.spreadBytes,
            ],
            ...[
              ...ofFast.matrices,
              ofFast.matrixBytes,
              ofFast.linesBytes,
              ofFast.sumsBytes,
              ofFast.allSumsBytes,
            ],
          ]
        : []),
    ];
    for (const [k, word] of record.entries()) words.set((layers + i * LAYER_BYTES) / 4 + k, word);
  }
  set("layerCount", plan.layers.length);
  set("layers", layers);
  set("parameters", parameters);
  set("parameterBytes", 4 * plan.parameters);
  set("toGradient0", gradient0 - parameters);
  set("toGradient1", gradient1 - parameters);
  set("toMean", means - parameters);
  set("toSquare", squares - parameters);
  set("toActivationGradient", toActivationGradient);
  set("images", images);
  set("imageBytes", imageBytes);
  set("height", view.height);
  set("width", view.width);
  set("channels", channels);
  set("wordsPerRow", wordsPerRow);
  set("listBytes", listBytes);
  set("listRowBytes", listRowBytes);

  const { activation } = plan.layers[plan.layers.length - 1].output;
  const outputs = activations[activation];
  return {
    ...{ end, words, tables, images, outputs },
    outputGradients: outputs + toActivationGradient,
    outputStride: plan.activations[activation],
    ...{ parameters: parameters / 4, means: means / 4, squares: squares / 4 },
  };
}

/** Bytes of a `Layer` in `kernels/records.ts`. */
const LAYER_BYTES = 4 * 33;

const samplesAtOnce = ({ rows, columns }: LayerShape): number =>
  Math.max(4, Math.round(STEPS_AT_ONCE / (rows * columns) / 4) * 4);

/** For each pixel of a layer's image: how many windows see it, and where their outputs and weights are. */
function meetingsOf({ height, width, size, stride, rows, columns, filters }: LayerShape): Int32Array {
  const table: number[] = [];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const count = table.push(0) - 1;
      for (let y = row % stride; y < size && y <= row; y += stride) {
        for (let x = column % stride; x < size && x <= column; x += stride) {
          const [i, j] = [(row - y) / stride, (column - x) / stride];
          if (i >= rows || j >= columns) continue;
          table.push(4 * (i * columns + j) * filters, 32 * (y * size + x) * filters);
          table[count]++;
        }
      }
    }
  }
  return Int32Array.from(table);
}
