// The command line: `safelife COMMAND`.
import { defineCommand, runMain } from "citty";
import { benchmark } from "./benchmark.ts";
import { demo } from "./demo.ts";
import { play } from "./play.ts";
import { train } from "./train.ts";

await runMain(
  defineCommand({
    meta: {
      name: "safelife",
      description: "A benchmark that asks whether an agent can do its task without making a mess.",
    },
    subCommands: { demo, play, train, benchmark },
  }),
);
