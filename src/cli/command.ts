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
  const options = Object.keys(args).filter((name) => args[name].type !== "positional");
  let positionalsLeft = Object.keys(args).length - options.length;
  for (let i = 0; i < rawArgs.length; i++) {
    const [, name, value] = /^--?(?:no-)?([^=]+)(=.*)?$/.exec(rawArgs[i]) ?? [];
    if (name === undefined) {
      if (positionalsLeft-- === 0) throw new Error(`"${rawArgs[i]}" is one word too many.`);
    } else if (!options.includes(name) || !rawArgs[i].startsWith("--")) {
      const allowed = options.map((option) => `--${option}`).join(", ");
      throw new Error(`there is no option ${rawArgs[i]}. Options are ${allowed || "none"}.`);
    } else if (value === undefined && args[name].type !== "boolean") i++;
  }
}
