// How two boards differ, in a breath.
import type { Difference, TypeDifference } from "../../safety/difference.ts";
import { counted } from "../play/words.ts";
import { words } from "../words/words.ts";

/** Types that are named one by one. */
const MOST_TYPES = 4;

/** "3 green cells gone, 2 new; 1 crate gone, 1 new." */
export function describeDifference({ byType }: Difference): string {
  const { whatif: w } = words.value;
  if (byType.length === 0) return w.noDifference;
  const ordered = [...byType].sort((a, b) => b.gone + b.new - (a.gone + a.new));
  const named = ordered.slice(0, MOST_TYPES).map(describeType);
  const others = ordered.length - named.length;
  return `${[...named, ...(others > 0 ? [w.otherKinds(others)] : [])].join("; ")}.`;
}

function describeType({ code, gone, new: added }: TypeDifference): string {
  const { whatif: w } = words.value;
  const what = counted(code, gone || added);
  if (gone === 0) return w.new(what);
  return added === 0 ? w.gone(what) : w.goneAndNew(what, added);
}
