// Holds one source file to the table of rooms.
import { posix } from "node:path";
import { type Reference, referencesOf } from "./references.ts";
import {
  FORBIDDEN_IN_PURE,
  MAY_IMPORT,
  MAY_IMPORT_TYPES,
  PACKAGE_ROOMS,
  PURE,
  ROOMS,
  type Room,
} from "./rooms.ts";

/** @param path from the root of the project, with forward slashes. Returns one sentence per violation. */
export function violationsOf(path: string, source: string): string[] {
  const room = roomOf(path);
  if (room === undefined) return [`${path} is in no room of src/. The rooms are ${ROOMS.join(", ")}.`];
  const { imports, globals } = referencesOf(path, source);
  const wrong = imports
    .map((reference) => problemOf(room, path, reference))
    .filter((problem) => problem !== null);
  if (PURE.includes(room)) {
    const used = FORBIDDEN_IN_PURE.filter((name) => globals.has(name));
    wrong.push(...used.map((name) => `uses ${name}; ${room} is pure, take it as an argument`));
  }
  return wrong.map((problem) => `${path} ${problem}.`);
}

function roomOf(path: string): Room | undefined {
  const [top, name, ...rest] = path.split("/");
  return top === "src" && rest.length > 0 ? ROOMS.find((room) => room === name) : undefined;
}

function problemOf(room: Room, path: string, { specifier, typeOnly }: Reference): string | null {
  if (specifier === null) return "imports a computed path, which nobody can check";
  const [target] = specifier.split("?");
  if (!target.startsWith(".")) return packageProblemOf(room, target, typeOnly);
  const resolved = posix.join(posix.dirname(path), target);
  if (!resolved.startsWith("src/")) {
    return /^(levels|leaderboard|public|dist|package\.json)/.test(resolved)
      ? null
      : `imports ${resolved}; outside of src/ only levels, leaderboard, public and dist may be read`;
  }
  const other = roomOf(resolved);
  if (other === undefined) return `imports ${resolved}, which is in no room`;
  if (other === room || MAY_IMPORT[room].includes(other)) return null;
  if (typeOnly && MAY_IMPORT_TYPES.includes(room)) return null;
  return `imports ${resolved}, but ${room} may only import ${MAY_IMPORT[room].join(", ") || "nothing"}`;
}

function packageProblemOf(room: Room, name: string, typeOnly: boolean): string | null {
  if (typeOnly) return null;
  const owner = PACKAGE_ROOMS.find(({ prefix }) => name.startsWith(prefix));
  if (owner !== undefined && !owner.rooms.includes(room)) {
    return `imports ${name}, which only ${owner.rooms.join(", ")} may`;
  }
  return room === "core" ? `imports ${name}, but core needs no package` : null;
}
