// The rooms of src/ and what each may import (ARCHITECTURE.md has the picture).

const WORLD = ["base", "core", "gpu", "procgen", "share", "env", "safety"] as const;
const LEARNING = ["backends", "ppo", "dqn", "agents", "penalties", "lm"] as const;
const SURFACE = ["studies", "library", "workers", "ui", "cli"] as const;

export type Room = (typeof WORLD)[number] | (typeof LEARNING)[number] | (typeof SURFACE)[number];

export const ROOMS: readonly Room[] = [...WORLD, ...LEARNING, ...SURFACE];

/** The one direction of imports. Neither agents nor penalties see safety: the measure they are judged by. */
export const MAY_IMPORT: Record<Room, readonly Room[]> = {
  base: [],
  core: ["base"],
  gpu: ["base", "core"],
  procgen: ["base", "core"],
  share: ["base", "core"],
  env: ["base", "core", "gpu"],
  safety: ["base", "core", "gpu", "env"],
  backends: ["base"],
  ppo: ["base", "backends"],
  dqn: ["base", "ppo"],
  agents: ["base", "core", "env", "gpu", "backends", "ppo", "dqn"],
  penalties: ["base", "core", "env", "backends", "ppo"],
  lm: ["base", "backends", "ppo"],
  studies: [...WORLD, ...LEARNING],
  library: [...WORLD, ...LEARNING, "studies"],
  workers: [...WORLD, ...LEARNING, "studies"],
  ui: ["base", "core", "procgen", "share", "env", "safety", "workers"],
  cli: [...WORLD, ...LEARNING, "studies", "workers"],
};

/** Rooms that may import the types of every other room. */
export const MAY_IMPORT_TYPES: readonly Room[] = ["ui"];

/** Rooms whose results depend on their arguments alone. */
export const PURE: readonly Room[] = ["base", "core", "procgen", "share", "env", "safety", "ppo", "dqn"];

/** Hidden inputs: chance, clocks and the page. */
export const FORBIDDEN_IN_PURE = [
  "Math.random",
  "Date.now",
  "new Date()",
  "performance.now",
  "document",
  "window",
] as const;

/** Packages by the rooms that may use them; others may be used anywhere but in base and core. */
export const PACKAGE_ROOMS: readonly { readonly prefix: string; readonly rooms: readonly Room[] }[] = [
  { prefix: "@tensorflow/", rooms: LEARNING },
  { prefix: "pixi.js", rooms: ["ui"] },
  { prefix: "preact", rooms: ["ui"] },
];
