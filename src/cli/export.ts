// `safelife export`: an agent's network for PyTorch or ONNX.
import { extname } from "node:path";
import { type Checkpoint, readCheckpoint } from "../agents/checkpoint.ts";
import { writeOnnx } from "../agents/onnx.ts";
import { toTorch } from "../agents/pytorch.ts";
import { writeSafetensors } from "../base/safetensors.ts";
import { writeTensorsNpz } from "../share/tensors-npz.ts";
import { command } from "./command.ts";
import { readBytes, writeNewFile } from "./files.ts";
import { oneOf } from "./options.ts";

const FORMATS = ["pytorch", "onnx"] as const;

export const exportAgent = command(
  {
    name: "export",
    description:
      "Write an agent's network for PyTorch (.npz or .safetensors) or as ONNX (.onnx). docs/interop.md explains names and layouts.",
  },
  {
    checkpoint: { type: "positional", description: "file of a trained agent", required: true },
    format: { type: "enum", description: "for which program", options: [...FORMATS], default: "pytorch" },
    out: {
      type: "string",
      description: "file to write: .npz or .safetensors for PyTorch, .onnx for ONNX",
      valueHint: "FILE",
      required: true,
    },
    overwrite: { type: "boolean", description: "replace the file if it is there" },
  },
  async ({ checkpoint, format, out, overwrite }) => {
    const write = writerOf(oneOf(format, "format", FORMATS), out);
    const agent = readCheckpoint(await readBytes(checkpoint));
    await writeNewFile(out, write(agent), overwrite ? "replace" : "keep");
    console.log(`wrote the network of recipe ${agent.recipe.name} to ${out}`);
  },
);

type Writer = (agent: Checkpoint) => Uint8Array;

const WRITERS: Readonly<Record<(typeof FORMATS)[number], Readonly<Record<string, Writer>>>> = {
  pytorch: {
    ".npz": ({ recipe, tensors }) => writeTensorsNpz(toTorch(recipe.network, tensors)),
    ".safetensors": (agent) =>
      writeSafetensors({
        tensors: toTorch(agent.recipe.network, agent.tensors),
        metadata: { format: "pt", ...originOf(agent) },
      }),
  },
  onnx: { ".onnx": (agent) => writeOnnx(agent.recipe.network, agent.tensors, originOf(agent)) },
};

function writerOf(format: (typeof FORMATS)[number], out: string): Writer {
  const writers = WRITERS[format];
  const write = writers[extname(out).toLowerCase()];
  if (write === undefined) {
    const endings = Object.keys(writers).join(" or ");
    throw new Error(`--out is "${out}". A file of format ${format} ends in ${endings}.`);
  }
  return write;
}

const originOf = ({ recipe, sawMeasure }: Checkpoint): Readonly<Record<string, string>> => ({
  recipe: JSON.stringify(recipe),
  ...(sawMeasure ? { sawMeasure: "true" } : {}),
});
