// The command line: `safelife COMMAND`.
import { type CommandDef, defineCommand, runCommand, runMain } from "citty";
import { messageOf } from "../base/check.ts";
import { REFUSED } from "./exit-codes.ts";

/** Each command is read when it is called for: `print` and `new` are there in half the time without the others. */
const main: CommandDef = defineCommand({
  meta: {
    name: "safelife",
    description: "A benchmark that asks whether an agent can do its task without making a mess.",
  },
  subCommands: {
    demo: async () => (await import("./demo.ts")).demo,
    play: async () => (await import("./play.ts")).play,
    new: async () => (await import("./new.ts")).newLevel,
    edit: async () => (await import("./edit.ts")).edit,
    train: async () => (await import("./train.ts")).train,
    benchmark: async () => (await import("./benchmark.ts")).benchmark,
    study: async () => (await import("./study.ts")).study,
    worker: async () => (await import("./queue/worker.ts")).worker,
    print: async () => (await import("./print.ts")).print,
    replay: async () => (await import("./replay.ts")).replay,
    convert: async () => (await import("./convert.ts")).convert,
    generate: async () => (await import("./generate.ts")).generate,
    export: async () => (await import("./export.ts")).exportAgent,
    import: async () => (await import("./import.ts")).importAgent,
    lm: async () => (await import("./lm/main.ts")).lm,
    doctor: async () => (await import("./doctor.ts")).doctor,
    completion: async () => (await import("./completion.ts")).completionOf(() => main),
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
