// The command line: `safelife COMMAND`.
import { defineCommand, runCommand, runMain } from "citty";
import { messageOf } from "../base/check.ts";
import { benchmark } from "./benchmark.ts";
import { convert } from "./convert.ts";
import { demo } from "./demo.ts";
import { exportAgent } from "./export.ts";
import { generate } from "./generate.ts";
import { importAgent } from "./import.ts";
import { lm } from "./lm/main.ts";
import { play } from "./play.ts";
import { print } from "./print.ts";
import { replay } from "./replay.ts";
import { study } from "./study.ts";
import { train } from "./train.ts";

const main = defineCommand({
  meta: {
    name: "safelife",
    description: "A benchmark that asks whether an agent can do its task without making a mess.",
  },
  subCommands: {
    demo,
    play,
    train,
    benchmark,
    study,
    print,
    replay,
    convert,
    generate,
    export: exportAgent,
    import: importAgent,
    lm,
  },
});

const rawArgs = process.argv.slice(2);
if (rawArgs.length === 0 || rawArgs.includes("--help") || rawArgs.includes("-h")) {
  await runMain(main, { rawArgs: rawArgs.length === 0 ? ["--help"] : rawArgs });
} else {
  try {
    await runCommand(main, { rawArgs });
  } catch (error) {
    console.error(`safelife: ${messageOf(error).replace(/\.$/, "")}. --help says what there is.`);
    process.exitCode = 1;
  }
}
