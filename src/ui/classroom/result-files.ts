// A file that a student saved on the page Learn, as lines of links: it is then checked as what is handed in.
import { type ClassTask, CONTROLS, formatClassLink, parseClassLink } from "../../share/class-link.ts";
import { formatResultLink, MOST_NICKNAME } from "../../share/result-link.ts";
import { lessonOf } from "../lessons/index.ts";
import { type LessonResult, readResults } from "../lessons/result.ts";
import { language } from "../words/language.ts";
import { words } from "../words/words.ts";

/** A task and a result for each lesson, by the name of the file, as nobody has put another one into it.
 *  @throws Error with a sentence if it is no such file, or holds more than links can */
export const linesOfResults = (text: string, fileName: string): string =>
  readResults(text, fileName)
    .flatMap((result) => linesOf(result, fileName))
    .join("\n");

function linesOf(work: LessonResult, fileName: string): readonly string[] {
  const task = formatClassLink(taskOf(work.lesson));
  const nickname = fileName.replace(/\.json$/i, "").slice(0, MOST_NICKNAME);
  const result =
    task &&
    formatResultLink({ task: parseClassLink(task).sum, code: "", nickname, game: null, lesson: work });
  if (!task || !result) throw new Error(words.peek().classroom.review.fileTooLarge(fileName));
  return [task, result];
}

/** To do the lesson, and nothing else. */
const taskOf = (name: string): ClassTask => ({
  title: lessonOf(name)?.words[language.peek()].title ?? name,
  code: "",
  start: null,
  lesson: name,
  controls: CONTROLS,
  mostTurns: null,
  language: null,
  slides: false,
});
