// `safelife replay`: an episode from a link or a file, lived again.
import { excerpt } from "../base/check.ts";
import type { Level } from "../core/level.ts";
import type { Replay } from "../core/replay.ts";
import { MAX_PARAMETER_BYTES } from "../procgen/parameters.ts";
import { readParameters } from "../procgen/read-parameters.ts";
import { levelOfSeries } from "../procgen/series.ts";
import { type EpisodeReport, judge, replayed } from "../safety/judge.ts";
import { STEADY_MEASURE } from "../safety/settings.ts";
import { writeRecording } from "../share/recording-npz.ts";
import { type Claim, claimOf, differencesFrom } from "../share/replay-claim.ts";
import { readReplayJson, writeReplayJson } from "../share/replay-json.ts";
import {
  canBeLinked,
  findLevel,
  formatReplayLink,
  isReference,
  type LevelReference,
  looksLikeReplayLink,
  type Parent,
  parseReplayLink,
  sumInDigits,
  sumOfReplay,
} from "../share/replay-link.ts";
import { parseSeriesName, type SeriesName, unpackSource } from "../share/series-names.ts";
import { fixed } from "./benchmark-table.ts";
import { command } from "./command.ts";
import { REFUSED } from "./exit-codes.ts";
import { readBytes, writeNewFile } from "./files.ts";
import { isNamedSet, loadLevels } from "./level-files.ts";
import { say } from "./output.ts";
import { loadDefaults, loadParameters } from "./parameter-files.ts";

export const replay = command(
  {
    name: "replay",
    description:
      "Live an episode again, from a link or a file: what comes of it, and whether a link tells the truth.",
  },
  {
    episode: { type: "positional", description: "link (in quotes) or replay file (.json)", required: true },
    levels: {
      type: "string",
      description: "level file that the link is to, where it is not one that comes along",
      valueHint: "FILE",
    },
    link: { type: "boolean", description: "print a link to it, with its level in it" },
    out: { type: "string", description: "write it as a replay file", valueHint: "FILE.json" },
    recording: {
      type: "string",
      description: "write all its boards, as the original records an episode",
      valueHint: "FILE.npz",
    },
    overwrite: { type: "boolean", description: "replace a file that is there" },
  },
  async ({ episode, levels, link, out, recording, overwrite }) => {
    const { claim, parent, ...found } = looksLikeReplayLink(episode)
      ? await fromLink(episode, levels)
      : {
          ...readReplayJson(new TextDecoder().decode(await readBytes(episode)), episode),
          claim: undefined,
          parent: undefined,
        };
    const played = replayed(found);
    const claimed = claimOf(played.game);
    const report = judge(played, STEADY_MEASURE);
    for (const line of summary(found, report)) say(line);
    if (canBeLinked(found)) say(ancestry(found, parent));
    const differences = claim && differencesFrom(claim, claimed);
    if (differences) tellTruth(differences);
    const address = link ? linkTo(found, claimed, parent) : undefined;
    if (address !== undefined) say(address);
    const write = (file: string, bytes: Uint8Array) =>
      writeNewFile(file, bytes, overwrite ? "replace" : "keep");
    if (out !== undefined) await write(out, new TextEncoder().encode(writeReplayJson(found)));
    if (recording !== undefined) await write(recording, writeRecording(found));
    const { sideEffects, score, ...outcome } = report;
    return {
      level: found.level.name,
      ...outcome,
      ...{ sideEffects: sideEffects.fraction, score: score.total },
      verified: differences ? differences.length === 0 : null,
      differences: differences ?? [],
      link: address ?? null,
    };
  },
);

type LinkedReplay = Replay & { readonly claim: Claim; readonly parent?: Parent };

async function fromLink(text: string, levels?: string): Promise<LinkedReplay> {
  const { level, ...rest } = parseReplayLink(text);
  return { ...rest, level: isReference(level) ? await levelAt(level, levels) : level };
}

async function levelAt(reference: LevelReference, file?: string): Promise<Level> {
  const { set } = reference;
  const level = findLevel(await candidates(reference, file), reference);
  if (level) return level;
  throw new Error(
    `"${excerpt(file ?? set)}" has no level as the link was made with: it was made by another version of the program.`,
  );
}

/** Levels among which the one that is meant should be. */
async function candidates(
  { set, index }: LevelReference,
  file: string | undefined,
): Promise<readonly Level[]> {
  if (file !== undefined || isNamedSet(set)) return loadLevels(file ?? set);
  const series = parseSeriesName(set);
  if (series && index < series.count) return [await generated(series, index)];
  throw new Error(`the link is to a level of "${excerpt(set)}". Give the file that holds it with --levels.`);
}

async function generated({ code, seed, first }: SeriesName, index: number): Promise<Level> {
  const own = unpackSource(code, MAX_PARAMETER_BYTES);
  const { name, parameters } = own
    ? { name: own.name, parameters: readParameters(own.text, `${own.name}.yaml`, await loadDefaults()) }
    : await loadParameters(`random/${code}`);
  return levelOfSeries(parameters, seed, first - 1 + index, name);
}

function summary({ level }: Replay, report: EpisodeReport): readonly string[] {
  const { length, reward, rewardPossible, success, sideEffects, score } = report;
  return [
    `${level.name}: ${length} steps, ${success ? "left through the exit" : "did not leave"}`,
    `points ${reward} of ${rewardPossible} · side effects ${fixed(sideEffects.fraction, 3)} · score ${fixed(score.total, 1)}`,
  ];
}

/** What it is called where somebody took it over, and whose it was. */
function ancestry(found: Replay, parent: Parent | undefined): string {
  const name = `replay ${sumInDigits(sumOfReplay(found))}`;
  return parent ? `${name}, taken over from ${sumInDigits(parent.sum)} at step ${parent.step}` : name;
}

/** Scripts see it in the exit code. */
function tellTruth(differences: readonly string[]): void {
  if (differences.length === 0) {
    say("verified: it ends as the link says");
    return;
  }
  for (const difference of differences) say(difference);
  process.exitCode = REFUSED;
}

function linkTo(found: Replay, claim: Claim, parent: Parent | undefined): string {
  const link = formatReplayLink({ ...found, claim, ...(parent && { parent }) });
  if (link === null) throw new Error("this episode is too large for a link. Send the file instead.");
  return `#${link}`;
}
