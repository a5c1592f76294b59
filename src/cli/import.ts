// `safelife import`: weights trained in PyTorch as an agent of ours.
import { basename } from "node:path";
import { FORMAT, readCheckpoint, writeCheckpoint } from "../agents/checkpoint.ts";
import { fromTorch } from "../agents/pytorch.ts";
import { RECIPES, type Recipe, type RecipeName } from "../agents/recipes.ts";
import { SIZES, type SizeName, sized } from "../agents/sizes.ts";
import { readSafetensors, type TensorFile } from "../base/safetensors.ts";
import { readTensorsNpz } from "../share/tensors-npz.ts";
import { isZip } from "../share/zip.ts";
import { command } from "./command.ts";
import { readBytes, writeNewFile } from "./files.ts";
import { oneOf } from "./options.ts";
import { say } from "./output.ts";

const recipeNames = Object.keys(RECIPES) as RecipeName[];
const sizeNames = Object.keys(SIZES) as SizeName[];

export const importAgent = command(
  {
    name: "import",
    description:
      "Make an agent of weights trained in PyTorch, under the names of the original's module. docs/interop.md says how to save them.",
  },
  {
    file: { type: "positional", description: "weights, .npz or .safetensors", required: true },
    out: {
      type: "string",
      description: "agent to write, .safetensors",
      valueHint: "FILE",
      required: true,
    },
    recipe: {
      type: "enum",
      description: "recipe whose network this is; the first that the shapes fit unless given",
      options: recipeNames,
    },
    size: {
      type: "enum",
      description: "size of the network, where it is not the recipe's own",
      options: sizeNames,
    },
    "saw-measure": {
      type: "boolean",
      description: "the training looked at the measure of side effects: flag the agent's scores",
    },
    overwrite: { type: "boolean", description: "replace the file if it is there" },
  },
  async (args) => {
    if (!args.out.endsWith(".safetensors")) {
      throw new Error(`--out is "${args.out}". An agent's file ends in .safetensors.`);
    }
    const { tensors: weights, metadata } = readWeights(await readBytes(args.file), basename(args.file));
    const { recipe, tensors } = fromTorch(weights, candidates(args));
    const sawMeasure = args["saw-measure"] === true || metadata.sawMeasure === "true";
    const agent = writeCheckpoint({ recipe, seed: 0, updates: 0, episodes: 0, tensors, sawMeasure });
    readCheckpoint(agent); // refuses weights that are no numbers
    await writeNewFile(args.out, agent, args.overwrite ? "replace" : "keep");
    say(`wrote ${args.out}, an agent with the network of recipe ${recipe.name}`);
    return { file: args.out, recipe: recipe.name };
  },
);

/** The recipes asked for; all, as they are, unless there is a choice. */
function candidates(args: {
  readonly recipe?: string | undefined;
  readonly size?: string | undefined;
}): readonly Recipe[] {
  const recipes: readonly Recipe[] =
    args.recipe === undefined ? Object.values(RECIPES) : [RECIPES[oneOf(args.recipe, "recipe", recipeNames)]];
  if (args.size === undefined) return recipes;
  const size = oneOf(args.size, "size", sizeNames);
  return recipes.map((recipe) => sized(recipe, size));
}

function readWeights(bytes: Uint8Array, name: string): TensorFile {
  if (isZip(bytes)) return { tensors: readTensorsNpz(bytes, name), metadata: {} };
  const file = readSafetensors(bytes);
  if (file.metadata.format === FORMAT) {
    throw new Error(`"${name}" is an agent of SafeLife Web already. Use it as it is.`);
  }
  return file;
}
