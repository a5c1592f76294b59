// A task that a teacher sets ⇄ the part of an address after # (docs/formats.md).
import * as v from "valibot";
import { line, replayPart, replayToPart } from "./link-parts.ts";
import type { ReplayLink } from "./replay-link.ts";
import {
  foreignLink,
  formatSealedLink,
  type LinkKind,
  looksLikeLink,
  parseSealedLink,
} from "./sealed-link.ts";

/** What a teacher may allow: taking turns back, starting again, the level's hint and words for its cells, the side
 *  effects of a game that is over, and the world as it would have been. */
export const CONTROLS = ["undo", "restart", "hints", "effects", "whatif"] as const;
export type Control = (typeof CONTROLS)[number];

export const TASK_LANGUAGES = ["en", "de"] as const;

/** In characters. */
export const MOST_TITLE = 80;
export const MOST_CODE = 20;
export const MOST_TURNS = 10_000;

export interface ClassTask {
  readonly title: string;
  /** Of the class, as the teacher calls it; empty if it has none. */
  readonly code: string;
  /** A game to play, as a replay of no steps: its level, its key, and what is so at the start. */
  readonly start: ReplayLink | null;
  /** Name of a lesson to do. */
  readonly lesson: string | null;
  readonly controls: readonly Control[];
  /** After so many turns the game is over; null: it ends as games do. */
  readonly mostTurns: number | null;
  /** Of the page; null: as its reader has it. */
  readonly language: (typeof TASK_LANGUAGES)[number] | null;
  /** With large type, for a wall. */
  readonly slides: boolean;
}

export interface OpenedTask extends ClassTask {
  /** Tells this task from others: results name it. */
  readonly sum: number;
}

const KIND: LinkKind = { mark: "c", holds: "task" };

export const lessonName = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/));

const Task = v.pipe(
  v.strictObject({
    title: line(MOST_TITLE),
    code: line(MOST_CODE),
    start: v.nullable(
      v.pipe(
        replayPart,
        v.check(({ actions }) => actions.length === 0),
      ),
    ),
    lesson: v.nullable(lessonName),
    controls: v.pipe(v.array(v.picklist(CONTROLS)), v.maxLength(CONTROLS.length)),
    mostTurns: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_TURNS))),
    language: v.nullable(v.picklist(TASK_LANGUAGES)),
    slides: v.boolean(),
  }),
  v.check(({ start, lesson }) => start !== null || lesson !== null),
);

export const looksLikeClassLink = (text: string): boolean => looksLikeLink(KIND, text);

/** The same task gives the same text. Null where its level is too large for a link, or all of it is too long. */
export function formatClassLink({ title, code, start, lesson, ...settings }: ClassTask): string | null {
  const part = start && replayToPart(start);
  if (start && !part) return null;
  const { controls, mostTurns, language, slides } = settings;
  const allowed = CONTROLS.filter((control) => controls.includes(control));
  const task = { title, code, start: part, lesson, controls: allowed, mostTurns, language, slides };
  return formatSealedLink(KIND, task);
}

/** @param text the part after #, or a whole address
 *  @throws one sentence or two where it is none, of a later version, or damaged */
export function parseClassLink(text: string): OpenedTask {
  const { content, sum } = parseSealedLink(KIND, text);
  const task = v.safeParse(Task, content, { abortEarly: true });
  if (!task.success) throw foreignLink(KIND.holds);
  return { ...task.output, sum };
}
