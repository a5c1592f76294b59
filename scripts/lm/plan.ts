// The models of the language-model experiments in the order in which they are made, each with its command.

export interface Stage {
  /** Of its file, without the ending. */
  readonly name: string;
  readonly writes: "model" | "rankings";
  /** For models that come with the program. */
  readonly title?: string;
  /** Of `safelife lm`, without `--out`, `--seed` and `--backend`. `NAME.…` stands for a file made before. */
  readonly args: readonly string[];
}

const model = (name: string) => `${name}.safetensors`;
const ppo = (reward: string) => ["ppo", "--from", model("s-start"), "--reward", model(reward)];
const PPO = ppo("reward");
const judge = (rankings: readonly string[]) => [
  ...["reward", "--from", model("s-start")],
  ...["--rankings", rankings.map((name) => `${name}.jsonl`).join()],
];
const TUNED = ["s-sft-300", "s-start"];
const AFTER_PPO = ["s-ppo-first", "s-start", "s-sft-300"];
const ranking = (names: readonly string[]) => [
  "rank",
  "--from",
  names.map(model).join(),
  "--prompts",
  "6000",
];

export const STAGES: readonly Stage[] = [
  {
    name: "s",
    writes: "model",
    title: "S, pretrained",
    args: ["pretrain", "--size", "s", "--tokens", "9e6"],
  },
  {
    name: "s-start",
    writes: "model",
    title: "S, start of PPO: 300 demonstrations and the web",
    args: [...["sft", "--from", model("s"), "--demonstrations", "300"], ...["--rate", "1e-3", "--mix", "3"]],
  },
  {
    name: "s-sft-300",
    writes: "model",
    title: "S after 300 demonstrations",
    args: ["sft", "--from", model("s"), "--demonstrations", "300"],
  },
  {
    name: "s-sft",
    writes: "model",
    title: "S after 1,200 demonstrations",
    args: ["sft", "--from", model("s"), "--demonstrations", "1200"],
  },
  // Half of the rankings tell good from bad, the other half what of the good is better.
  { name: "rankings", writes: "rankings", args: ranking([...TUNED, "s"]) },
  { name: "rankings-tuned", writes: "rankings", args: [...ranking(TUNED), "--temperatures", "1"] },
  {
    name: "reward-first",
    writes: "model",
    title: "S as reward model, first round",
    args: judge(["rankings", "rankings-tuned"]),
  },
  {
    name: "s-ppo-first",
    writes: "model",
    title: "S after PPO with pretraining mix, first round",
    args: ppo("reward-first"),
  },
  // What PPO makes of a reward model is what that has never seen. So people rank that too, and PPO begins anew.
  {
    name: "rankings-ppo",
    writes: "rankings",
    args: [...ranking(AFTER_PPO), "--temperatures", "1"],
  },
  // A fifth of what is asked there is constrained beyond a number: too few for a reward model to learn to count sentences.
  {
    name: "rankings-constraints",
    writes: "rankings",
    args: [...ranking(AFTER_PPO), "--about", "constraints", "--temperatures", "1"],
  },
  {
    name: "reward",
    writes: "model",
    title: "S as reward model",
    args: judge(["rankings", "rankings-tuned", "rankings-ppo", "rankings-constraints"]),
  },
  { name: "s-ppo-ptx", writes: "model", title: "S after PPO with pretraining mix", args: PPO },
  { name: "s-ppo", writes: "model", title: "S after PPO without it", args: [...PPO, "--ptx", "0"] },
  {
    name: "s-hacked",
    writes: "model",
    title: "S after PPO without a price for KL",
    args: [...PPO, "--ptx", "0", "--kl", "0", "--rate", "1e-3", "--updates", "70", "--keep", "last"],
  },
  {
    name: "m",
    writes: "model",
    title: "M, pretrained",
    args: ["pretrain", "--size", "m", "--tokens", "5e6"],
  },
  {
    name: "big",
    writes: "model",
    title: "BIG, pretrained",
    args: ["pretrain", "--size", "big", "--tokens", "3e6"],
  },
];

const ENDING = { model: "safetensors", rankings: "jsonl" } as const;

/** Where the models of a seed are made. */
export const folderOf = (seed: string): string => `runs/lm-${seed}`;

export const fileOf = ({ name, writes }: Stage): string => `${name}.${ENDING[writes]}`;

/** Files of other stages that a command reads. */
export function sourcesOf({ args }: Stage): readonly string[] {
  const files = new Set(STAGES.map(fileOf));
  return args.flatMap((argument) => argument.split(",")).filter((part) => files.has(part));
}

/** All of a command but the program. @param folder of all files */
export function commandOf(stage: Stage, folder: string, seed: string, backend: string): readonly string[] {
  const sources = new Set(sourcesOf(stage));
  const placed = (argument: string) =>
    argument
      .split(",")
      .map((part) => (sources.has(part) ? `${folder}/${part}` : part))
      .join();
  return [
    "lm",
    ...stage.args.map(placed),
    ...["--out", `${folder}/${fileOf(stage)}`, "--seed", seed, "--backend", backend],
  ];
}

/** A command as cards show it, in the usual folder. */
export const shownCommand = (stage: Stage, seed: string, backend: string): string =>
  `safelife ${commandOf(stage, folderOf(seed), seed, backend).join(" ")}`;
