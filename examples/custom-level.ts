// A level of your own, played by hand, measured, and written as a file that the page opens.
import { writeFile } from "node:fs/promises";
import { keyFromSeed, resimulate } from "safelife-web/core";
import { judgeReplay } from "safelife-web/safety";
import { readLevelText, writeLevelJson } from "safelife-web/share";

const level = readLevelText("########\n#@.....#\n#..gg.E#\n#..gg..#\n########\n", "yard.txt");
const [RIGHT, DOWN] = [2, 3];
const actions = [RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, DOWN].map((action) => [action]);
const replay = { level, key: keyFromSeed(0), actions };
console.log(`left: ${resimulate(replay).hasExited(0)}`);
console.log(`side effects: ${judgeReplay(replay).sideEffects.fraction}`);
await writeFile("yard.json", writeLevelJson(level));
