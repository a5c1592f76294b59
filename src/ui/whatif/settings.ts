// What of "What would have happened?" an address says.
import * as v from "valibot";

export const LAYERS = ["difference", "future", "flow"] as const;
export type Layer = (typeof LAYERS)[number];

/** Anyone may have written it: what makes no sense is as if it were not there. */
export const settingsSchema = v.object({
  step: v.fallback(v.nullable(v.pipe(v.string(), v.regex(/^\d{1,6}$/), v.transform(Number))), null),
  show: v.fallback(
    v.pipe(
      v.string(),
      v.transform((list) => LAYERS.filter((layer) => list.split(",").includes(layer))),
    ),
    ["difference"],
  ),
  type: v.fallback(v.string(), ""),
});
