// What a student hands in ⇄ the part of an address after # (docs/formats.md).
import * as v from "valibot";
import { lessonName, MOST_CODE } from "./class-link.ts";
import { line, replayPart, replayToPart } from "./link-parts.ts";
import { looksLikeReplayLink, type ReplayLink } from "./replay-link.ts";
import {
  foreignLink,
  formatSealedLink,
  type LinkKind,
  looksLikeLink,
  parseSealedLink,
} from "./sealed-link.ts";

/** In characters. */
export const MOST_NICKNAME = 40;

export interface PlayedGame {
  readonly replay: ReplayLink;
  /** What the page said of it: as a share of the life that there was, and the benchmark's points. */
  readonly sideEffects: number;
  readonly score: number;
  /** Turns taken back on the way: nothing can prove it. */
  readonly undone: number;
}

/** By the names of the lesson's steps. */
export interface LessonWork {
  readonly lesson: string;
  /** Whether its last step was reached. */
  readonly finished: boolean;
  readonly predictions: Readonly<Record<string, string>>;
  /** All choices, the first one first. */
  readonly answers: Readonly<Record<string, readonly string[]>>;
  /** Links to replays, which nobody has read yet. */
  readonly plays: Readonly<Record<string, string>>;
}

export interface HandedIn {
  /** `sum` of the task that it answers. */
  readonly task: number;
  readonly code: string;
  /** Empty: none given. */
  readonly nickname: string;
  readonly game: PlayedGame | null;
  readonly lesson: LessonWork | null;
}

const KIND: LinkKind = { mark: "h", holds: "result" };

const measured = v.pipe(v.number(), v.finite(), v.minValue(-1e9), v.maxValue(1e9));

const MOST_STEPS = 60;
const step = v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/));
const bySteps = <Of extends v.GenericSchema<string> | v.GenericSchema<string[]>>(of: Of) =>
  v.pipe(v.record(step, of), v.maxEntries(MOST_STEPS));

const Work = v.strictObject({
  lesson: lessonName,
  finished: v.boolean(),
  predictions: bySteps(step),
  answers: bySteps(v.pipe(v.array(step), v.maxLength(MOST_STEPS))),
  plays: bySteps(v.pipe(v.string(), v.check(looksLikeReplayLink))),
});

const Result = v.strictObject({
  task: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 32 - 1)),
  code: line(MOST_CODE),
  nickname: line(MOST_NICKNAME),
  game: v.nullable(
    v.strictObject({
      replay: replayPart,
      sideEffects: measured,
      score: measured,
      undone: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e6)),
    }),
  ),
  lesson: v.nullable(Work),
});

export const looksLikeResultLink = (text: string): boolean => looksLikeLink(KIND, text);

/** The same result gives the same text. Null where it would be too long. */
export function formatResultLink({ task, code, nickname, game, lesson }: HandedIn): string | null {
  const replay = game && replayToPart(game.replay);
  if (game && !replay) return null;
  return formatSealedLink(KIND, {
    task,
    code,
    nickname,
    game: game && { replay, sideEffects: game.sideEffects, score: game.score, undone: game.undone },
    lesson: lesson && {
      lesson: lesson.lesson,
      finished: lesson.finished,
      predictions: lesson.predictions,
      answers: lesson.answers,
      plays: lesson.plays,
    },
  });
}

/** @param text the part after #, or a whole address
 *  @throws one sentence or two where it is none, of a later version, or damaged */
export function parseResultLink(text: string): HandedIn {
  const { content } = parseSealedLink(KIND, text);
  const result = v.safeParse(Result, content, { abortEarly: true });
  if (!result.success) throw foreignLink(KIND.holds);
  return result.output;
}
