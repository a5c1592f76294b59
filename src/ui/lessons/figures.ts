// The numbers that a lesson's words state.
import type { Lesson } from "./lesson.ts";

/** By the names they have in braces: "careless.score", "careful.steps", and the lesson's own. */
export function figuresOf({ demonstrations, figures }: Lesson): Readonly<Record<string, number>> {
  const ofDemonstrations = Object.entries(demonstrations).flatMap(
    ([name, { score, points, harm, moves }]): [string, number][] => [
      [`${name}.score`, score],
      [`${name}.points`, points],
      [`${name}.harm`, harm],
      [`${name}.steps`, moves.length],
    ],
  );
  return { ...Object.fromEntries(ofDemonstrations), ...figures };
}

/** @param language of the number format, such as "en"
 *  @throws Error if a figure is not known */
export const withFigures = (
  text: string,
  figures: Readonly<Record<string, number>>,
  language: string,
): string =>
  text.replace(/\{([\w.]+)\}/g, (_, name: string) => {
    const figure = figures[name];
    if (figure === undefined) throw new Error(`the lesson has no figure "${name}".`);
    const digits = name.endsWith(".score") ? 1 : 0;
    const format = { minimumFractionDigits: digits, maximumFractionDigits: 2 };
    return figure.toLocaleString(language, format).replace("-", "−");
  });
