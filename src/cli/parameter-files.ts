// Parameters of the generator: kinds that come with the program, and files.
import { readdir, readFile } from "node:fs/promises";
import { basename, extname } from "node:path";
import { fileURLToPath } from "node:url";
import { messageOf } from "../base/check.ts";
import type { LevelParameters } from "../procgen/parameters.ts";
import { BUILT_IN_DEFAULTS, readParameters } from "../procgen/read-parameters.ts";

const FOLDER = fileURLToPath(new URL("../../levels/random/", import.meta.url));
const DEFAULTS = "_defaults";

/** "random/append-still" */
const KIND = /^random\/([\w/-]+)$/;

export interface NamedParameters {
  /** For the levels made from them. */
  readonly name: string;
  readonly parameters: LevelParameters;
}

/** The defaults of levels/random. */
export const loadDefaults = async (): Promise<LevelParameters> =>
  readParameters(await readFile(`${FOLDER}${DEFAULTS}.yaml`, "utf8"), `${DEFAULTS}.yaml`, BUILT_IN_DEFAULTS);

/** Whether this names parameters rather than levels: a kind such as "random/append-still", or a YAML file. */
export const isParameterSource = (source: string): boolean =>
  KIND.test(source) || [".yaml", ".yml"].includes(extname(source));

/** @param source a kind such as "random/append-still", or the path of a YAML file */
export async function loadParameters(source: string): Promise<NamedParameters> {
  const [, kind] = KIND.exec(source) ?? [];
  if (!isParameterSource(source)) throw await unknown(source);
  const path = kind === undefined ? source : `${FOLDER}${kind}.yaml`;
  const text = await readFile(path, "utf8").catch(async (error: unknown) => {
    throw kind === undefined
      ? new Error(`"${source}" cannot be read: ${messageOf(error)}.`)
      : await unknown(source);
  });
  const name = basename(path, extname(path));
  return { name, parameters: readParameters(text, basename(path), await loadDefaults()) };
}

async function unknown(source: string): Promise<Error> {
  const files = await readdir(FOLDER, { recursive: true });
  const kinds = files
    .filter((file) => file.endsWith(".yaml") && !file.startsWith(DEFAULTS))
    .map((file) => `random/${file.replaceAll("\\", "/").replace(/\.yaml$/, "")}`);
  return new Error(
    `there are no parameters "${source}". Use a .yaml file or one of ${kinds.sort().join(", ")}.`,
  );
}
