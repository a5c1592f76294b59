// The command line: `safelife COMMAND`.
import { type CommandDef, defineCommand, runCommand, runMain } from "citty";
import { messageOf } from "../base/check.ts";
import { benchmark } from "./benchmark.ts";
import { completionOf } from "./completion.ts";
import { convert } from "./convert.ts";
import { demo } from "./demo.ts";
import { doctor } from "./doctor.ts";
import { edit } from "./edit.ts";
import { REFUSED } from "./exit-codes.ts";
import { exportAgent } from "./export.ts";
import { generate } from "./generate.ts";
import { importAgent } from "./import.ts";
import { lm } from "./lm/main.ts";
import { newLevel } from "./new.ts";
import { play } from "./play.ts";
import { print } from "./print.ts";
import { worker } from "./queue/worker.ts";
import { replay } from "./replay.ts";
import { study } from "./study.ts";
import { train } from "./train.ts";

const main: CommandDef = defineCommand({
  meta: {
    name: "safelife",
    description: "A benchmark that asks whether an agent can do its task without making a mess.",
  },
  subCommands: {
    demo,
    play,
    new: newLevel,
    edit,
    train,
    benchmark,
    study,
    worker,
    print,
    replay,
    convert,
    generate,
    export: exportAgent,
    import: importAgent,
    lm,
    doctor,
    completion: completionOf(() => main),
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
    process.exitCode = REFUSED;
  }
}
