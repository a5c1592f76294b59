// `safelife completion`: what a shell can complete, made from the commands themselves.
import type { ArgsDef, CommandDef } from "citty";
import { command } from "./command.ts";
import { oneOf } from "./options.ts";
import { say } from "./output.ts";

const SHELLS = ["bash", "zsh", "fish"] as const;
type Shell = (typeof SHELLS)[number];

/** @param main all commands; a function, because this is one of them */
export const completionOf = (main: () => CommandDef): CommandDef =>
  command(
    {
      name: "completion",
      description: "Print a script by which a shell completes commands, options and choices.",
    },
    { shell: { type: "positional", description: SHELLS.join(", "), required: true } },
    async ({ shell }) => {
      const script = SCRIPTS[oneOf(shell, "shell", SHELLS)](await entriesOf(main()));
      say(script.trimEnd());
      return { shell, script };
    },
  );

/** What may come after some words. */
interface Entry {
  /** "" at the beginning, "train", "lm sft". */
  readonly command: string;
  readonly subcommands: readonly Word[];
  readonly options: readonly (Word & { readonly choices: readonly string[] })[];
}

interface Word {
  readonly word: string;
  readonly description: string;
}

async function entriesOf(definition: CommandDef, name = ""): Promise<readonly Entry[]> {
  const { subCommands = {}, args = {} } = definition as {
    subCommands?: Record<string, CommandDef | (() => Promise<CommandDef>)>;
    args?: ArgsDef;
  };
  const children = await Promise.all(
    Object.entries(subCommands).map(
      async ([word, child]) => [word, typeof child === "function" ? await child() : child] as const,
    ),
  );
  const own: Entry = {
    command: name,
    subcommands: children.map(([word, child]) => ({ word, description: descriptionOf(child) })),
    options: Object.entries(args)
      .filter(([, { type }]) => type !== "positional")
      .map(([word, arg]) => ({
        word: `--${word}`,
        description: arg.description ?? "",
        choices: arg.type === "enum" ? (arg.options ?? []) : [],
      })),
  };
  const below = await Promise.all(
    children.map(([word, child]) => entriesOf(child, `${name} ${word}`.trim())),
  );
  return [own, ...below.flat()];
}

const descriptionOf = ({ meta }: CommandDef): string =>
  (meta as { description?: string } | undefined)?.description ?? "";

const quoted = (text: string): string => `'${text.replaceAll("'", "’")}'`;

/** Cases of the words so far and of the word before, for shells with `case`. */
function cases(entries: readonly Entry[], give: (words: readonly string[]) => string): string {
  const choices = entries.flatMap(({ command, options }) =>
    options
      .filter(({ choices }) => choices.length > 0)
      .map(({ word, choices }) => `    ${quoted(`${command} ${word}`)}) ${give(choices)};;`),
  );
  const words = entries.map(({ command, subcommands, options }) => {
    const all = [...subcommands, ...options].map(({ word }) => word);
    return `      ${quoted(command)}) ${give(all)};;`;
  });
  return [
    `  case "$command $previous" in`,
    ...choices,
    `    *) case "$command" in`,
    ...words,
    "    esac;;",
    "  esac",
  ].join("\n");
}

const nestedOf = (entries: readonly Entry[]): string =>
  entries
    .filter(({ command, subcommands }) => command !== "" && subcommands.length > 0)
    .map(({ command }) => command)
    .join("|");

const SCRIPTS: Readonly<Record<Shell, (entries: readonly Entry[]) => string>> = {
  bash: (entries) => `# safelife completion bash > ~/.local/share/bash-completion/completions/safelife
_safelife() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command="" words=""
  [ "$COMP_CWORD" -gt 1 ] && command="\${COMP_WORDS[1]}"
  case "$command" in ${nestedOf(entries)}) [ "$COMP_CWORD" -gt 2 ] && command="$command \${COMP_WORDS[2]}";; esac
${cases(entries, (words) => `words=${quoted(words.join(" "))}`)}
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _safelife safelife
`,
  zsh: (entries) => `#compdef safelife
# safelife completion zsh > "\${fpath[1]}/_safelife"
_safelife() {
  local previous="\${words[CURRENT-1]}" command="" list=""
  (( CURRENT > 2 )) && command="\${words[2]}"
  case "$command" in (${nestedOf(entries)}) (( CURRENT > 3 )) && command="$command \${words[3]}";; esac
${cases(entries, (words) => `list=${quoted(words.join(" "))}`)}
  [[ "$PREFIX" == -* || -z "$PREFIX" || "$command" == "" ]] && compadd -- \${=list}
  _files
}
if [ "$funcstack[1]" = "_safelife" ]; then _safelife "$@"; else compdef _safelife safelife; fi
`,
  fish: (entries) => {
    const lines = entries.flatMap(({ command, subcommands, options }) => {
      const seen = command
        .split(" ")
        .filter(Boolean)
        .map((word) => `__fish_seen_subcommand_from ${word}`)
        .join("; and ");
      const deeper = subcommands.map(({ word }) => word).join(" ");
      const place = seen === "" ? "__fish_use_subcommand" : seen;
      const unless =
        seen !== "" && deeper !== "" ? `${seen}; and not __fish_seen_subcommand_from ${deeper}` : place;
      return [
        ...subcommands.map(
          ({ word, description }) =>
            `complete -c safelife -f -n ${quoted(unless)} -a ${word} -d ${quoted(description)}`,
        ),
        ...options.map(({ word, description, choices }) => {
          const values = choices.length > 0 ? ` -x -a ${quoted(choices.join(" "))}` : "";
          return `complete -c safelife -n ${quoted(place)} -l ${word.slice(2)}${values} -d ${quoted(description)}`;
        }),
      ];
    });
    return `# safelife completion fish > ~/.config/fish/completions/safelife.fish\n${lines.join("\n")}\n`;
  },
};
