// `safelife export`: an agent's network for PyTorch or ONNX.
import { extname } from "node:path";
import { type Checkpoint, readCheckpoint } from "../agents/checkpoint.ts";
import { writeOnnx } from "../agents/onnx.ts";
import { toTorch } from "../agents/pytorch.ts";
import { prefixesOf } from "../agents/team.ts";
import { writeSafetensors } from "../base/safetensors.ts";
import { tensorsOf } from "../ppo/groups.ts";
import { writeTensorsNpz } from "../share/tensors-npz.ts";
import { command } from "./command.ts";
import { readBytes, writeNewFile } from "./files.ts";
import { oneOf } from "./options.ts";
import { say } from "./output.ts";

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
    agent: {
      type: "string",
      description: "whose network, counted from 1, where each agent of a level has a policy of its own",
      valueHint: "NUMBER",
    },
    overwrite: { type: "boolean", description: "replace the file if it is there" },
  },
  async ({ checkpoint, format, out, overwrite, ...args }) => {
    const write = writerOf(oneOf(format, "format", FORMATS), out);
    const agent = onePolicy(readCheckpoint(await readBytes(checkpoint)), args.agent);
    await writeNewFile(out, write(agent), overwrite ? "replace" : "keep");
    say(`wrote the network of recipe ${agent.recipe.name} to ${out}`);
    return { file: out, format, recipe: agent.recipe.name };
  },
);

/** @throws one sentence if it is not said whose, or if other programs' modules cannot hold it */
function onePolicy(checkpoint: Checkpoint, number: string | undefined): Checkpoint {
  const { recipe, tensors } = checkpoint;
  if (recipe.network.heads === "apart") {
    throw new Error("A network whose heads are apart, as the Q network of SafeLife 1.2, cannot be exported.");
  }
  const prefixes = prefixesOf(recipe);
  if (prefixes.length === 1) return checkpoint;
  const prefix = prefixes[Number(number) - 1];
  if (prefix === undefined) {
    throw new Error(
      `This file holds a policy for each of ${prefixes.length} agents. Say whose with --agent 1 …`,
    );
  }
  return { ...checkpoint, tensors: tensorsOf(tensors, prefix) };
}

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
