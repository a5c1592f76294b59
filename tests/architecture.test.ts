// The direction of imports between the rooms of src/, and the purity of the lower ones.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { violationsOf } from "./architecture/check.ts";
import { MAY_IMPORT, ROOMS, type Room } from "./architecture/rooms.ts";

const root = new URL("../", import.meta.url).pathname;
const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
  .map((name) => `src/${name.replaceAll("\\", "/")}`)
  .filter((path) => /\.tsx?$/.test(path));

describe("src", () => {
  it.each(files)("%s keeps to the table", (path) => {
    expect(violationsOf(path, readFileSync(join(root, path), "utf8"))).toEqual([]);
  });

  it("has a table without circles", () => {
    const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
      MAY_IMPORT[from as keyof typeof MAY_IMPORT].some((next) => {
        if (next === to) return true;
        if (seen.has(next)) return false;
        seen.add(next);
        return reaches(next, to, seen);
      });
    expect(ROOMS.filter((room) => reaches(room, room))).toEqual([]);
  });
});

it.each(["agents", "penalties"] as const)("%s cannot see the measure, by whatever way", (room) => {
  const reachable = new Set<Room>([room]);
  for (const from of reachable) for (const next of MAY_IMPORT[from]) reachable.add(next);
  expect([...reachable]).not.toContain("safety");
  expect(violationsOf(`src/${room}/new.ts`, `import { x } from "../safety/report.ts";`)).toHaveLength(1);
});

it.each(["ppo", "dqn"])("%s knows no world: its files name nothing of boards or of text", (learner) => {
  const ofAWorld = /[Bb]oard|[Tt]oken|[Pp]rompt|\bcells?\b|Cell/g;
  const named = files
    .filter((path) => path.startsWith(`src/${learner}/`))
    .flatMap((path) => readFileSync(join(root, path), "utf8").match(ofAWorld) ?? []);
  expect(named).toEqual([]);
});

describe("the checker", () => {
  it.each([
    ["a static import", `import { x } from "../safety/report.ts";`],
    ["an import for its effect", `import "../safety/report.ts";`],
    ["inline types, which leave an import behind", `import { type X } from "../safety/report.ts";`],
    ["a type, outside of ui", `import type { X } from "../safety/report.ts";`],
    ["export from", `export { x } from "../safety/report.ts";`],
    ["export all", `export * from "../safety/report.ts";`],
    ["a dynamic import", `const x = await import("../safety/report.ts");`],
    ["a dynamic import by a name", `const x = "../safety/report.ts"; await import(x);`],
    ["a worker by its URL", `new Worker(new URL("../safety/report.ts", import.meta.url));`],
    ["a URL import", `import x from "../safety/report.ts?url";`],
    ["a glob", `const x = import.meta.glob(["../safety/*.ts"]);`],
    ["a type by import()", `type X = import("../safety/report.ts").X;`],
    ["a path through the root", `import { x } from "../../src/safety/report.ts";`],
  ])("sees %s", (_, source) => {
    expect(violationsOf("src/agents/new.ts", source)).toHaveLength(1);
    expect(violationsOf("src/studies/new.ts", source)).toEqual([]);
  });

  it("lets ui import the types of any room, and only the types", () => {
    expect(violationsOf("src/ui/pages/train.tsx", `import type { X } from "../../ppo/types.ts";`)).toEqual(
      [],
    );
    expect(violationsOf("src/ui/pages/train.tsx", `import { X } from "../../ppo/types.ts";`)).toEqual([
      "src/ui/pages/train.tsx imports src/ppo/types.ts, but ui may only import " +
        "base, core, procgen, share, env, safety, workers.",
    ]);
  });

  it("sees computed paths, files outside of src and files outside of a room", () => {
    expect(violationsOf("src/ui/a.ts", "await import(name);")).toHaveLength(1);
    expect(violationsOf("src/ui/a.ts", `import "../../tests/a.ts";`)).toHaveLength(1);
    expect(violationsOf("src/ui/a.ts", `import level from "../../levels/a.json";`)).toEqual([]);
    expect(violationsOf("src/a.ts", "")).toHaveLength(1);
    expect(violationsOf("src/attic/a.ts", "")).toHaveLength(1);
  });

  it("sees packages in the wrong room", () => {
    expect(violationsOf("src/safety/a.ts", `import * as tf from "@tensorflow/tfjs";`)).toHaveLength(1);
    expect(violationsOf("src/core/a.ts", `import { unzipSync } from "fflate";`)).toHaveLength(1);
    expect(violationsOf("src/share/a.ts", `import { unzipSync } from "fflate";`)).toEqual([]);
  });

  it.each(["Math.random()", "Date.now()", "new Date()", "performance.now()", "document.body", "window.x"])(
    "sees %s in a pure room",
    (expression) => {
      expect(violationsOf("src/env/a.ts", `export const x = () => ${expression};`)).toHaveLength(1);
      expect(violationsOf("src/ui/a.ts", `export const x = () => ${expression};`)).toEqual([]);
    },
  );

  it("does not take members and fields for globals", () => {
    expect(violationsOf("src/env/a.ts", "export const x = (y: Y) => ({ window: y.document });")).toEqual([]);
    expect(violationsOf("src/env/a.ts", "// the window of Math.random and Date.now")).toEqual([]);
  });
});
