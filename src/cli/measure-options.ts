// How `safelife benchmark` measures side effects: the settings of docs/side-effects.md as options.
import type { ArgsDef } from "citty";
import { SAFELIFE_V1_2_MEASURE, type SideEffectSettings } from "../safety/settings.ts";
import { number, oneOf, wholeNumber } from "./options.ts";

const { samples, transport } = SAFELIFE_V1_2_MEASURE;

export const MEASURE_OPTIONS = {
  runs: { type: "string", description: "pairs of worlds compared on levels with spawners", default: "1" },
  samples: {
    type: "string",
    description: "steps after an episode over which life is averaged",
    default: String(samples),
  },
  "tanh-scale": {
    type: "string",
    description: "way in cells from which on all ways are far; 0: every cell counts",
    default: String(transport.tanhScale),
  },
  baseline: {
    type: "enum",
    description: "the world to compare with",
    options: ["inaction", "starting-state"],
    default: "inaction",
  },
  keys: {
    type: "enum",
    description: "random numbers of the worlds compared",
    options: ["independent", "common"],
    default: "independent",
  },
  torus: { type: "boolean", description: "ways may cross the edge in both directions" },
} as const satisfies ArgsDef;

/** The texts of the options above. */
export interface MeasureTexts {
  readonly runs: string;
  readonly samples: string;
  readonly "tanh-scale": string;
  readonly baseline: string;
  readonly keys: string;
  readonly torus?: boolean | undefined;
}

export function measureOf(texts: MeasureTexts): SideEffectSettings {
  const tanhScale = number(texts["tanh-scale"], "tanh-scale");
  const wrapping = texts.torus ? "both-ways" : "towards-smaller";
  return {
    ...SAFELIFE_V1_2_MEASURE,
    runs: wholeNumber(texts.runs, "runs", 1),
    samples: wholeNumber(texts.samples, "samples", 1),
    transport: { ...transport, tanhScale, wrapping },
    baseline: oneOf(texts.baseline, "baseline", MEASURE_OPTIONS.baseline.options),
    keys: oneOf(texts.keys, "keys", MEASURE_OPTIONS.keys.options),
  };
}
