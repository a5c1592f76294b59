// A result checked: its actions are played again on the level of the task, whatever level it claims.
import { messageOf } from "../../base/check.ts";
import type { Level } from "../../core/level.ts";
import type { Replay } from "../../core/replay.ts";
import type { EpisodeReport } from "../../safety/judge.ts";
import { STEADY_MEASURE } from "../../safety/settings.ts";
import type { OpenedTask } from "../../share/class-link.ts";
import { differencesFrom } from "../../share/replay-claim.ts";
import { fingerprintOf, isReference, parseReplayLink, type ReplayLink } from "../../share/replay-link.ts";
import type { HandedIn, LessonWork } from "../../share/result-link.ts";
import type { WorkerClient } from "../../workers/client.ts";
import type { JudgeApi } from "../../workers/judge-api.ts";
import { lessonOf } from "../lessons/index.ts";
import type { LevelLibrary } from "../library.ts";
import { usualKeyOf } from "../play/session.ts";
import { language } from "../words/language.ts";
import {
  type Finding,
  findingsAfter,
  findingsBefore,
  identityOf,
  type PlayedAgain,
  type PlayTrouble,
} from "./findings.ts";

export interface Checked {
  readonly findings: readonly Finding[];
  /** What came of the game; null where none was played again. */
  readonly report: EpisodeReport | null;
  /** Why it could not be checked; empty if it was. */
  readonly trouble: string;
}

export interface CheckingServices {
  readonly library: Pick<LevelLibrary, "levelAt">;
  readonly judge: WorkerClient<JudgeApi>;
}

/** @throws Error with a sentence where the level cannot be had */
export const levelOfStart = async (
  { level }: ReplayLink,
  library: Pick<LevelLibrary, "levelAt">,
): Promise<Level> => (isReference(level) ? (await library.levelAt(level)).level : level);

export const playAgain = async (replay: Replay, judge: WorkerClient<JudgeApi>): Promise<PlayedAgain> => ({
  claim: await judge.call((api) => api.claim(replay)),
  report: await judge.call((api) => api.judge(replay, replay.actions.length, STEADY_MEASURE)),
});

/** @param task that the result answers; undefined: unknown here */
export async function checkResult(
  result: HandedIn,
  task: OpenedTask | undefined,
  services: CheckingServices,
): Promise<Checked> {
  const before = findingsBefore(result, task);
  if (!task) return { findings: before, report: null, trouble: "" };
  try {
    const game = await checkGame(result, task, services);
    const plays = task.lesson === null ? [] : await checkPlays(result.lesson, services.judge);
    return { findings: [...before, ...game.findings, ...plays], report: game.report, trouble: "" };
  } catch (error) {
    return { findings: before, report: null, trouble: messageOf(error) };
  }
}

async function checkGame(
  { game }: HandedIn,
  { start }: OpenedTask,
  { library, judge }: CheckingServices,
): Promise<Omit<Checked, "trouble">> {
  if (!start || !game) return { findings: [], report: null };
  const { claim, actions } = game.replay;
  const level = await levelOfStart(start, library);
  if (claim.points.length !== level.agents.length) return { findings: [{ kind: "agents" }], report: null };
  const played = await playAgain({ level, key: start.key, actions }, judge);
  return { findings: findingsAfter(game, played), report: played.report };
}

/** The games of a lesson, on the levels of the lesson. */
async function checkPlays(
  work: LessonWork | null,
  judge: WorkerClient<JudgeApi>,
): Promise<readonly Finding[]> {
  const lesson = lessonOf(work?.lesson);
  if (!work || !lesson) return [];
  const findings: Finding[] = [];
  const { steps } = lesson.words[language.peek()];
  const find = (step: string, why: PlayTrouble) =>
    findings.push({ kind: "play", step: steps[step]?.title ?? step, why });
  for (const [step, link] of Object.entries(work.plays)) {
    const { [step]: asked } = lesson.steps;
    const level = asked?.kind === "play" ? lesson.levels[asked.level] : undefined;
    const why = level ? await troubleOfPlay(link, level, judge) : "level";
    if (why) find(step, why);
  }
  if (work.finished) {
    for (const [step, { kind }] of Object.entries(lesson.steps)) {
      if (kind === "play" && work.plays[step] === undefined) find(step, "missing");
    }
  }
  return findings;
}

async function troubleOfPlay(link: string, level: Level, judge: WorkerClient<JudgeApi>) {
  let replay: ReplayLink;
  try {
    replay = parseReplayLink(link);
  } catch {
    return "unreadable";
  }
  const { actions, claim } = replay;
  if (identityOf(replay.level) !== fingerprintOf(level)) return "level";
  if (claim.points.length !== level.agents.length) return "claim";
  const found = await judge.call((api) => api.claim({ level, key: usualKeyOf(level), actions }));
  return differencesFrom(claim, found).length > 0 ? "claim" : null;
}
