// What the page needs of the language model's world without a thread: words, prompts, labels.
export { overOptimisation, smoothed } from "../lm/diagnoses.ts";
export {
  type Demonstration,
  FLAGS,
  type Flag,
  type GivenAnswer,
  LABELS,
  type Label,
  LONGEST_PROMPT,
  LONGEST_WRITTEN,
  type RankedAnswers,
  scriptedDemonstration,
  scriptedRanking,
} from "../lm/labels.ts";
export { BROKEN, LIVE, type LiveSettings } from "../lm/stages/live-settings.ts";
export { SYMPTOMS, type Symptom, symptomsOf, type UpdateFigures } from "../lm/symptoms.ts";
export { drawPrompt, type Prompt } from "../lm/world/prompts.ts";
export { judge } from "../lm/world/rubric.ts";
export { TASTES, type Taste, worth } from "../lm/world/tastes.ts";
export { PALETTE, type PaletteKind, readWriting, type Written } from "../lm/world/writing.ts";
