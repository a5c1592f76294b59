// The shape of a command: its words are checked, and an error is one sentence.
import { type ArgsDef, type CommandContext, type CommandDef, defineCommand } from "citty";
import { messageOf } from "../base/check.ts";

/** A command whose unknown options and thrown errors end in a sentence and exit code 1. */
export function command<const Args extends ArgsDef>(
  description: { readonly name: string; readonly description: string },
  args: Args,
  run: (args: CommandContext<Args>["args"]) => Promise<void>,
): CommandDef<Args> {
  return defineCommand({
    meta: description,
    args,
    async run(context) {
      try {
        refuseUnknown(context.rawArgs, args);
        await run(context.args);
      } catch (error) {
        console.error(`safelife ${description.name}: ${messageOf(error)}`);
        process.exitCode = 1;
      }
    },
  });
}

function refuseUnknown(rawArgs: readonly string[], args: ArgsDef): void {
  const known = Object.keys(args).filter((name) => args[name].type !== "positional");
  for (const raw of rawArgs) {
    const name = /^--(?:no-)?([^=]+)/.exec(raw)?.[1];
    if (name !== undefined && !known.includes(name)) {
      const allowed = known.map((option) => `--${option}`).join(", ");
      throw new Error(`there is no option --${name}. Options are ${allowed || "none"}.`);
    }
  }
}
