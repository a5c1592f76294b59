// What the text of a parameter file says, or where its mistake is.
import { messageOf } from "../../base/check.ts";
import { type LevelParameters, type ParameterFile, withDefaults } from "../../procgen/parameters.ts";
import { ParameterError, readParameterFile } from "../../procgen/read-parameters.ts";
import { DEFAULTS } from "./kinds.ts";
import type { Source } from "./source.ts";

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
