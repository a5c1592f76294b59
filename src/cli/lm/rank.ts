// `safelife lm rank`: answers of models, ranked by scripted labelers.
import { keyFromSeed, split } from "../../base/random.ts";
import { createFrozen } from "../../lm/judges.ts";
import { RANKING, rankAnswers, rankingPrompts, TOPICS } from "../../lm/stages/rank.ts";
import { command } from "../command.ts";
import { BACKEND_OPTION, oneOf, wholeNumber } from "../options.ts";
import { say } from "../output.ts";
import { writeWhole } from "../whole-file.ts";
import { readStart } from "./files.ts";
import { backendOf, file, number, out, SEED } from "./options.ts";

const PEOPLE = ["inTraining", "inValidation", "inEvaluation"] as const;

export const rank = command(
  { name: "lm rank", description: "Let models answer prompts, and scripted labelers rank the answers." },
  {
    from: file("models that answer, separated by commas: the more different the answers the better"),
    prompts: { type: "string", description: "how many", default: "4000" },
    answers: { type: "string", description: "to each, 4 to 6", default: `${RANKING.answers}` },
    temperatures: {
      type: "string",
      description: "of the answers, taken in turn",
      default: RANKING.temperatures.join(),
    },
    about: { type: "enum", description: "what is asked", options: [...TOPICS], default: "everything" },
    people: { type: "enum", description: "who asks", options: [...PEOPLE], default: "inTraining" },
    seed: SEED,
    out: out("where the rankings go, a JSON object a line"),
    backend: BACKEND_OPTION,
  },
  async (args) => {
    const count = wholeNumber(args.prompts, "prompts", 1);
    const answers = wholeNumber(args.answers, "answers", 2);
    const appears = oneOf(args.people, "people", PEOPLE);
    const topic = oneOf(args.about, "about", TOPICS);
    const temperatures = args.temperatures.split(",").map((text) => number(text, "temperatures", 0.1));
    const settings = { answers, temperatures };
    const backend = await backendOf(args.backend);
    const from = await Promise.all(args.from.split(",").map(readStart));
    const models = from.map(({ transformer, weights }) =>
      createFrozen({ kind: "language", transformer }, weights, backend, "growing"),
    );
    const { context } = from[0].transformer;
    // Rankings of other models, or about other things, are of other prompts, with other noise.
    const path = [...from.map(({ fingerprint }) => fingerprint), ...(topic === "everything" ? [] : [topic])];
    const key = split(keyFromSeed(wholeNumber(args.seed, "seed")), "ranking", appears, ...path);
    const prompts = rankingPrompts(key, count, appears, topic);
    const { rankings, noise } = await rankAnswers(models, context, prompts, settings, split(key, "answers"));
    for (const model of models) model.dispose();
    writeWhole(args.out, rankings.map((ranking) => `${JSON.stringify(ranking)}\n`).join(""));
    say(`wrote ${rankings.length} rankings to ${args.out}; the noise of labelers is ${noise.toFixed(3)}`);
    return { file: args.out, rankings: rankings.length, noise };
  },
);
