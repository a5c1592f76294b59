// How two boards differ, in a breath.
import { COLOR_NAMES, colorOf, kindOf } from "../../core/cells.ts";
import type { Difference, TypeDifference } from "../../safety/difference.ts";
import { KINDS } from "../play/words.ts";

/** Types that are named one by one. */
const MOST_TYPES = 4;

/** "3 green cells gone, 2 new; 1 crate gone, 1 new." */
export function describeDifference({ byType }: Difference): string {
  if (byType.length === 0) return "No difference.";
  const ordered = [...byType].sort((a, b) => b.gone + b.new - (a.gone + a.new));
  const named = ordered.slice(0, MOST_TYPES).map(describeType);
  const others = ordered.length - named.length;
  return `${[...named, ...(others > 0 ? [`${others} other kinds differ`] : [])].join("; ")}.`;
}

function describeType({ code, gone, new: added }: TypeDifference): string {
  const name = nameOf(code, gone || added);
  if (gone === 0) return `${added} ${name} new`;
  return added === 0 ? `${gone} ${name} gone` : `${gone} ${name} gone, ${added} new`;
}

function nameOf(code: number, count: number): string {
  const kind = kindOf(code);
  const color = COLOR_NAMES[colorOf(code)];
  if (kind === "life") return `${color} ${count === 1 ? "cell" : "cells"}`;
  const title = (KINDS[kind] ?? KINDS.unknown).title.toLowerCase();
  const plural = count === 1 || kind === "hard-life" ? title : `${title}s`;
  return colorOf(code) === 0 ? plural : `${color} ${plural}`;
}
