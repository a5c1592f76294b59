// What the page needs of boards and answers without a thread.
import type { AnsweredSettings } from "../studies/answered-training.ts";

export { ANSWER_SYMPTOMS, type AnswerSymptom, answerSymptomsOf } from "../studies/answer-symptoms.ts";
export { BOARD_TASKS, type BoardTask, type LabelerName } from "./board-instruct-api.ts";

/** A minute of a processor: enough for a first look, see docs/log.md. λ and β are above those of the experiments, which have
 *  more answers and three times the steps. */
export const BOARD_SETTINGS: AnsweredSettings = { steps: 200_000, factor: 15, klFactor: 0.05 };
