// What links in tests hold, and their levels.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { loadDefaults, loadParameters } from "../../src/cli/parameter-files.ts";
import type { Level } from "../../src/core/level.ts";
import { MAX_PARAMETER_BYTES } from "../../src/procgen/parameters.ts";
import { readParameters } from "../../src/procgen/read-parameters.ts";
import { levelOfSeries } from "../../src/procgen/series.ts";
import { OWN_SUITES } from "../../src/share/own-suites.ts";
import { readLevels } from "../../src/share/read-levels.ts";
import { findLevel, isReference, type LevelReference, type ReplayLink } from "../../src/share/replay-link.ts";
import { parseSeriesName, unpackSource } from "../../src/share/series-names.ts";

/** SHA-256 of all that a link holds but its parent, in an order of our own. */
export function contentOf({ level, key, actions, claim }: ReplayLink): string {
  const plain = [
    isReference(level)
      ? level
      : {
          ...level,
          board: plainBoard(level.board),
          goals: plainBoard(level.goals),
          pointsTables: level.pointsTables?.map((table) => [...table]) ?? null,
        },
    key,
    actions,
    claim,
  ];
  return createHash("sha256").update(JSON.stringify(plain, sorted)).digest("hex");
}

const plainBoard = ({ height, width, cells }: Level["board"]) => ({ height, width, cells: [...cells] });

const sorted = (_: string, value: unknown): unknown =>
  value !== null && typeof value === "object" && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

export class OpenedLevels {
  /** Sets whose levels do not come along. */
  readonly notHere: string[] = [];

  async levelOf({ level }: ReplayLink): Promise<Level | null> {
    if (!isReference(level)) return level;
    const candidates = await this.candidates(level);
    if (!candidates) {
      this.notHere.push(level.set);
      return null;
    }
    const found = findLevel(candidates, level);
    if (!found) throw new Error(`no such level in ${level.set}`);
    return found;
  }

  private async candidates({ set, index }: LevelReference): Promise<readonly Level[] | null> {
    const own = OWN_SUITES.find(({ name }) => set === `own/${name}`);
    if (own) {
      return readLevels(
        readFileSync(new URL(`../../levels/benchmark/v1/${own.file}`, import.meta.url)),
        own.file,
      );
    }
    const series = parseSeriesName(set);
    if (!series) return null;
    const source = unpackSource(series.code, MAX_PARAMETER_BYTES);
    const { name, parameters } = source
      ? {
          name: source.name,
          parameters: readParameters(source.text, "parameters.yaml", await loadDefaults()),
        }
      : await loadParameters(`random/${series.code}`);
    return [levelOfSeries(parameters, series.seed, series.first - 1 + index, name)];
  }
}
