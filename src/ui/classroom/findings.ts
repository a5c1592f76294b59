// What of a result is not as its task asks or as it claims.
import type { Level } from "../../core/level.ts";
import type { EpisodeReport } from "../../safety/judge.ts";
import type { OpenedTask } from "../../share/class-link.ts";
import type { Claim } from "../../share/replay-claim.ts";
import { fingerprintOf, isReference, type LevelReference } from "../../share/replay-link.ts";
import type { HandedIn, PlayedGame } from "../../share/result-link.ts";
import { fixed } from "../format.ts";
import { words } from "../words/words.ts";

/** Of a game of a lesson; "missing": the lesson is said to be finished, without it. */
export type PlayTrouble = "unreadable" | "level" | "claim" | "missing";

export type Finding =
  | { readonly kind: "task" | "game" | "lesson" | "level" | "key" | "agents" | "board" }
  | { readonly kind: "code"; readonly given: string; readonly asked: string }
  | { readonly kind: "play"; readonly step: string; readonly why: PlayTrouble }
  | { readonly kind: "turns"; readonly played: number; readonly most: number }
  | { readonly kind: "left"; readonly agent: number; readonly claimed: boolean }
  | { readonly kind: "points"; readonly agent: number; readonly claimed: number; readonly found: number }
  | { readonly kind: "sideEffects" | "score"; readonly claimed: number; readonly found: number };

/** Digits after the point of what results claim. */
const DIGITS = 4;

/** As results hold it. */
export const rounded = (value: number): number => Number(value.toFixed(DIGITS));

const differ = (a: number, b: number): boolean => Math.abs(a - b) > 1.5 * 10 ** -DIGITS;

/** What is seen without playing again. @param task undefined: unknown here */
export function findingsBefore(result: HandedIn, task: OpenedTask | undefined): readonly Finding[] {
  if (!task) return [{ kind: "task" }];
  const findings: Finding[] = [];
  if (result.code !== task.code) findings.push({ kind: "code", given: result.code, asked: task.code });
  if (task.lesson !== null && result.lesson?.lesson !== task.lesson) findings.push({ kind: "lesson" });
  const { start, mostTurns } = task;
  if (!start) return findings;
  if (!result.game) return [...findings, { kind: "game" }];
  const { level, key, actions } = result.game.replay;
  if (identityOf(level) !== identityOf(start.level)) findings.push({ kind: "level" });
  if (key.some((word, i) => word !== start.key[i])) findings.push({ kind: "key" });
  if (mostTurns !== null && actions.length > mostTurns) {
    findings.push({ kind: "turns", played: actions.length, most: mostTurns });
  }
  return findings;
}

export const identityOf = (level: Level | LevelReference): number =>
  isReference(level) ? level.fingerprint : fingerprintOf(level);

export interface PlayedAgain {
  readonly claim: Claim;
  readonly report: EpisodeReport;
}

/** What is seen once its actions were played on the level of the task. */
export function findingsAfter(game: PlayedGame, { claim, report }: PlayedAgain): readonly Finding[] {
  const { claim: claimed } = game.replay;
  const findings: Finding[] = claim.points.flatMap((found, agent): Finding[] => [
    ...(found === claimed.points[agent]
      ? []
      : [{ kind: "points" as const, agent, claimed: claimed.points[agent], found }]),
    ...(claim.hasExited[agent] === claimed.hasExited[agent]
      ? []
      : [{ kind: "left" as const, agent, claimed: claimed.hasExited[agent] }]),
  ]);
  if (claim.board !== claimed.board) findings.push({ kind: "board" });
  const measured = { sideEffects: report.sideEffects.fraction, score: report.score.total };
  for (const kind of ["sideEffects", "score"] as const) {
    if (differ(game[kind], measured[kind])) {
      findings.push({ kind, claimed: game[kind], found: rounded(measured[kind]) });
    }
  }
  return findings;
}

/** In the language of the page. */
export function sentenceOf(finding: Finding): string {
  const w = words.value.classroom.findings;
  switch (finding.kind) {
    case "code":
      return w.code(finding.given, finding.asked);
    case "turns":
      return w.turns(finding.played, finding.most);
    case "left":
      return (finding.claimed ? w.left : w.stayed)(finding.agent + 1);
    case "points":
      return w.points(finding.agent + 1, finding.claimed, finding.found);
    case "sideEffects":
    case "score":
      return w[finding.kind](fixed(finding.claimed, DIGITS), fixed(finding.found, DIGITS));
    case "play":
      return w.play[finding.why](finding.step);
    default:
      return w[finding.kind];
  }
}
