// The parameter files of levels/random against the content of the original's.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { BUILT_IN_DEFAULTS, readParameterFile, readParameters } from "../../src/procgen/read-parameters.ts";
import { type CheckedRecord, checkEach } from "./record.ts";

interface Golden {
  /** The content of each file … */
  readonly params?: Readonly<Record<string, unknown>>;
  /** … or the SHA-256 of its canonical JSON. */
  readonly records?: readonly { readonly name: string; readonly sha256: string }[];
}

const fileText = (name: string): string =>
  readFileSync(new URL(`../../levels/random/${name}.yaml`, import.meta.url), "utf8");

export function procgenParams(golden: unknown): CheckedRecord[] {
  const { params = {}, records } = golden as Golden;
  const wanted =
    records ?? Object.entries(params).map(([name, content]) => ({ name, sha256: sumOf(content) }));
  const defaults = readParameters(fileText("_defaults"), "_defaults.yaml", BUILT_IN_DEFAULTS);
  return checkEach(
    wanted,
    ({ name }) => name,
    ({ name, sha256 }) => {
      const content = readParameterFile(fileText(name), `${name}.yaml`, defaults);
      return sumOf(content) === sha256 ? null : `levels/random/${name}.yaml says something else`;
    },
  );
}

const sumOf = (content: unknown): string =>
  createHash("sha256").update(JSON.stringify(content, withSortedKeys)).digest("hex");

const withSortedKeys = (_: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
