// The lessons, in their order.
import { baselines } from "./baselines/lesson.ts";
import { chance } from "./chance/lesson.ts";
import type { Lesson } from "./lesson.ts";
import { life } from "./life/lesson.ts";
import { measuring } from "./measuring/lesson.ts";
import { penalties } from "./penalties/lesson.ts";
import { preferences } from "./preferences/lesson.ts";
import { reward } from "./reward/lesson.ts";
import { target } from "./target/lesson.ts";
import { train } from "./train/lesson.ts";

export const LESSONS: readonly Lesson[] = [
  life,
  reward,
  baselines,
  measuring,
  chance,
  train,
  penalties,
  target,
  preferences,
];

export const lessonOf = (name: string | undefined): Lesson | undefined =>
  LESSONS.find((lesson) => lesson.name === name);
