// What the text of a parameter file says, or where its mistake is, and the series that it makes.
import { DEFAULTS } from "../../../levels/random/_defaults.yaml?read";
import { messageOf } from "../../base/check.ts";
import { type LevelParameters, type ParameterFile, withDefaults } from "../../procgen/parameters.ts";
import { ParameterError, readParameterFile, readParameters } from "../../procgen/read-parameters.ts";
import type { Series } from "../../procgen/series.ts";
import type { Source } from "./source.ts";

/** What files need not say. */
export { DEFAULTS };

export interface Mistake {
  readonly message: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

/** What a text says, by itself and on the defaults. */
export interface Understood {
  readonly file: ParameterFile;
  readonly parameters: LevelParameters;
}

export type Reading = { readonly understood: Understood } | { readonly mistake: Mistake };

export function readText({ name, text }: Source): Reading {
  try {
    const file = readParameterFile(text, `${name}.yaml`, DEFAULTS);
    return { understood: { file, parameters: withDefaults(file, DEFAULTS) } };
  } catch (error) {
    const { line, column } = error instanceof ParameterError ? error : { line: 1, column: 1 };
    return { mistake: { message: messageOf(error), line, column } };
  }
}

/** @throws ParameterError where the text is no parameter file */
export const seriesOf = ({ name, text }: Source, seed: number): Series => ({
  parameters: readParameters(text, `${name}.yaml`, DEFAULTS),
  seed,
  name,
});
