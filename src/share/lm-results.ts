// What was measured of the language models that come with the program, for whoever shows it.
import * as v from "valibot";
import { messageOf } from "../base/check.ts";

/** JSON knows no number for what is not there. */
const maybe = v.nullable(v.number());

/** `margin` is half of a 95 % interval, null where there is none. */
const figure = v.object({ value: v.number(), margin: maybe });
export type LmFigure = v.InferOutput<typeof figure>;

const results = v.object({
  /** Different prompts of people who appear nowhere else. */
  prompts: v.number(),
  seeds: v.array(v.number()),
  /** Who speaks for the small model, and the share of good pages in the web of all. */
  champion: v.string(),
  quality: v.number(),
  /** What was measured: the sums of the files of all models, by name. */
  models: v.record(v.string(), v.string()),
  claims: v.array(
    v.object({
      name: v.string(),
      unit: v.picklist(["%", "points", "nats", "minutes"]),
      /** Of the median seed, with the margin of the first. */
      figure: v.nullable(figure),
      holds: v.picklist(["yes", "no", "reported", "notMeasured"]),
    }),
  ),
  /** By model and finding, of the first seed; shares in percent. */
  findings: v.record(v.string(), v.record(v.string(), figure)),
  /** How often the champion is preferred to an infinitely large model of a web of this quality, in percent. */
  sweep: v.array(
    v.object({
      quality: v.number(),
      temperature: v.union([v.number(), v.literal("greedy")]),
      wins: figure,
    }),
  ),
});
export type LmResults = v.InferOutput<typeof results>;

/** @throws one sentence on what is wrong */
export function parseLmResults(text: string): LmResults {
  try {
    return v.parse(results, JSON.parse(text));
  } catch (error) {
    throw new Error(`The results of the language models cannot be read: ${messageOf(error)}.`);
  }
}
