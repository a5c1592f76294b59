// The shape of a command: its words are checked, an error is one sentence, an outcome is data.
import { type ArgsDef, type BooleanArgDef, type CommandContext, type CommandDef, defineCommand } from "citty";
import { messageOf } from "../base/check.ts";
import { REFUSED } from "./exit-codes.ts";
import { speakToPrograms, tellPrograms } from "./output.ts";

const JSON_OPTION = {
  json: {
    type: "boolean",
    description: "print what came of it as one JSON value, and words for people on standard error",
  },
} as const satisfies Record<string, BooleanArgDef>;

/** A command whose unknown options and thrown errors end in a sentence and exit code 1.
 *  @param run returns what came of it as plain data, which `--json` prints */
export function command<const Args extends ArgsDef>(
  description: { readonly name: string; readonly description: string },
  args: Args,
  run: (args: CommandContext<Args>["args"]) => Promise<object>,
): CommandDef {
  const all: ArgsDef = { ...args, ...JSON_OPTION };
  return defineCommand({
    meta: description,
    args: all,
    async run(context) {
      try {
        refuseUnknown(context.rawArgs, all);
        if (context.args.json === true) speakToPrograms();
        tellPrograms(await run(context.args as CommandContext<Args>["args"]));
      } catch (error) {
        console.error(`safelife ${description.name}: ${messageOf(error)}`);
        process.exitCode = REFUSED;
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
      throw new Error(`there is no option ${rawArgs[i]}. Options are ${allowed}.`);
    } else if (value === undefined && args[name].type !== "boolean") i++;
  }
}
