// The lesson that is open, for everything within its page.
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { figuresOf, withFigures } from "../../lessons/figures.ts";
import type { Lesson, LessonWords } from "../../lessons/lesson.ts";
import { type Language, language } from "../../words/language.ts";

export interface OpenLesson {
  readonly lesson: Lesson;
  readonly words: LessonWords;
  /** A text with its figures. */
  fill(text: string): string;
}

export function openLesson(lesson: Lesson, asked: Language): OpenLesson {
  const figures = figuresOf(lesson);
  return {
    lesson,
    words: lesson.words[asked],
    fill: (text) => withFigures(text, figures, asked),
  };
}

/** In the language of the page. */
export const wordsOf = ({ words }: Lesson): LessonWords => words[language.value];

const LessonContext = createContext<OpenLesson | null>(null);

export const LessonProvider = LessonContext.Provider;

export function useLesson(): OpenLesson {
  const open = useContext(LessonContext);
  if (!open) throw new Error("no lesson is open: render steps inside LessonProvider");
  return open;
}
