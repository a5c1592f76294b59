// `safelife lm rank`: answers of models, ranked by scripted labelers. It goes on where it was stopped.
import { appendFileSync, existsSync, readFileSync, rmSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { keyFromSeed, split } from "../../base/random.ts";
import { createFrozen } from "../../lm/judges.ts";
import { type Answers, answerAll, RANKING, rankAll, rankingPrompts, TOPICS } from "../../lm/stages/rank.ts";
import { command } from "../command.ts";
import { INTERRUPTED } from "../exit-codes.ts";
import { BACKEND_OPTION, oneOf, wholeNumber } from "../options.ts";
import { say } from "../output.ts";
import { progress } from "../progress.ts";
import { stopPolitely } from "../signals.ts";
import { writeWhole } from "../whole-file.ts";
import { readStart, SECONDS_BETWEEN_CHECKPOINTS } from "./files.ts";
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
    const seed = wholeNumber(args.seed, "seed");
    const key = split(keyFromSeed(seed), "ranking", appears, ...path);
    const prompts = rankingPrompts(key, count, appears, topic);
    const own = split(key, "answers");
    const task = { models: path, appears, count, settings, seed, backend: backend.name };
    const given = answersSoFar(`${args.out}.answers`, JSON.stringify(task));
    const stop = stopPolitely();
    const bar = progress({ secondsBetweenLines: SECONDS_BETWEEN_CHECKPOINTS, say });
    let done = given.known.length;
    const all = await answerAll(
      prompts,
      { models, context, settings, key: own },
      given.known,
      async (chunk) => {
        given.add(chunk);
        done += chunk.length;
        bar.show(done, count, `${done} of ${count} prompts answered`);
        await setImmediate(); // else no signal would be heard
        if (done < count) stop.signal.throwIfAborted();
      },
    )
      .catch((error: unknown) => {
        if (!stop.signal.aborted) throw error;
      })
      .finally(() => {
        stop.release();
        for (const model of models) model.dispose();
      });
    bar.end();
    if (all === undefined) {
      say(`stopped after ${done} prompts; the same command goes on from ${given.file}`);
      process.exitCode = INTERRUPTED;
      return { file: args.out, finished: false };
    }
    const { rankings, noise } = rankAll(prompts, all, own);
    writeWhole(args.out, rankings.map((ranking) => `${JSON.stringify(ranking)}\n`).join(""));
    given.forget();
    say(`wrote ${rankings.length} rankings to ${args.out}; the noise of labelers is ${noise.toFixed(3)}`);
    return { file: args.out, finished: true, rankings: rankings.length, noise };
  },
);

/** What a run that was stopped had answered, a line each chunk after one that tells what was asked.
 *  @param task of another one nothing is taken over */
function answersSoFar(file: string, task: string) {
  const [first, ...lines] = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  // The last line is whole only if there is one after it.
  const known = first === task ? lines.slice(0, -1).flatMap((line) => JSON.parse(line) as Answers[]) : [];
  writeWhole(file, `${task}\n${known.length > 0 ? `${lines.slice(0, -1).join("\n")}\n` : ""}`);
  return {
    file,
    known,
    add: (chunk: readonly Answers[]) => appendFileSync(file, `${JSON.stringify(chunk)}\n`),
    forget: () => rmSync(file),
  };
}
