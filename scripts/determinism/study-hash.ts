// A study of seconds, and one hash of all that it leaves: agents, curves and scores.
import { RECIPES } from "../../src/agents/recipes.ts";
import { sized } from "../../src/agents/sizes.ts";
import type { Backend } from "../../src/backends/prepare.ts";
import { hash32 } from "../../src/base/hash.ts";
import { readLevelText } from "../../src/share/level-text.ts";
import { methodOf } from "../../src/studies/methods.ts";
import { runStudy, type Study, type StudyStore } from "../../src/studies/study.ts";

const level = (rows: readonly string[]) => readLevelText(rows.join("\n"), "level");

const STUDY: Study = {
  name: "determinism",
  recipe: { ...sized(RECIPES.quick, "tiny"), timeLimit: 60 },
  steps: 1024,
  stepsPerPart: 512,
  tasks: [
    {
      name: "leave",
      training: [level([".......", ".@..E..", ".......", "....gg.", "....gg.", "......."])],
      heldOut: [level([".......", ".@.....", "....E..", "..S....", ".gg....", ".gg...."])],
      official: false,
    },
  ],
  methods: [
    methodOf("points alone", undefined, 0),
    methodOf("stepwise", { kind: "stepwise-inaction", rollout: 1 }, 0.5),
  ],
  seeds: [1],
  episodes: 2,
};

/** @returns eight hexadecimal digits */
export async function studyHash(backend: Backend): Promise<string> {
  const files = new Map<string, Uint8Array>();
  const store: StudyStore = {
    read: async (name) => files.get(name) ?? null,
    async write(name, bytes) {
      files.set(name, bytes);
    },
  };
  await runStudy({ study: STUDY, store, backend });
  const hashes = [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, bytes]) => hash32(bytes));
  return hash32(hashes).toString(16).padStart(8, "0");
}
