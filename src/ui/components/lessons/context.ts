// The lesson that is open, for everything within its page.
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { figuresOf, withFigures } from "../../lessons/figures.ts";
import type { Lesson, LessonWords } from "../../lessons/lesson.ts";
import { type Language, language } from "../../words/language.ts";

export interface OpenLesson {
  readonly lesson: Lesson;
  readonly words: LessonWords;
  /** The language of its words. */
  readonly spoken: Language;
  /** A text with its figures. */
  fill(text: string): string;
}

export function openLesson(lesson: Lesson, asked: Language): OpenLesson {
  const figures = figuresOf(lesson);
  const spoken = lesson.words[asked] ? asked : "en";
  return {
    lesson,
    words: lesson.words[spoken] ?? lesson.words.en,
    spoken,
    fill: (text) => withFigures(text, figures, spoken),
  };
}

/** In the language of the page, or in English. */
export const wordsOf = ({ words }: Lesson): LessonWords => words[language.value] ?? words.en;

const LessonContext = createContext<OpenLesson | null>(null);

export const LessonProvider = LessonContext.Provider;

export function useLesson(): OpenLesson {
  const open = useContext(LessonContext);
  if (!open) throw new Error("no lesson is open: render steps inside LessonProvider");
  return open;
}
