// Sets that an address names and nobody has.
import type { Saying } from "./words/spoken.ts";

/** Why there are no levels of this id. */
export function missing(setId: string): Saying {
  const [, kind, name] = /^(\w+):(.*)$/s.exec(setId) ?? [];
  switch (kind) {
    case "file":
      return ({ sets }) => sets.fileIsGone(name);
    case "random":
    case "generated":
      return ({ sets }) => sets.damagedSeries;
    case "drawn":
      return ({ sets }) => sets.drawnIsGone(name);
    case "level":
      return ({ sets }) => sets.damagedLevel;
    default:
      return ({ sets }) => sets.unknown(setId);
  }
}
