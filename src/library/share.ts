/**
 * Levels and replays as files and links, and back (docs/formats.md).
 *
 * @module share
 */
export { LEVEL_ENDINGS, type LevelEnding } from "../share/level-endings.ts";
export { readLevelJson, writeLevelJson } from "../share/level-json.ts";
export { readLevelText, writeLevelText } from "../share/level-text.ts";
export { readLevels } from "../share/read-levels.ts";
export { writeRecording } from "../share/recording-npz.ts";
export { type Claim, claimOf, differencesFrom } from "../share/replay-claim.ts";
export { readReplayJson, writeReplayJson } from "../share/replay-json.ts";
export {
  formatReplayLink,
  type LevelReference,
  parseReplayLink,
  type ReplayLink,
} from "../share/replay-link.ts";
export { DEFAULT_PLACE, type PatternPlace, readLevelRle, writeRle } from "../share/rle.ts";
export { type PatternChoice, writeLevels } from "../share/write-levels.ts";
