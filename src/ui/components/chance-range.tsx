// How sure a mean of side effects is, and what of it chance alone would have done.
import { fixed } from "../format.ts";
import { words } from "../words/words.ts";

export interface ChanceRangeProps {
  readonly of: {
    /** The bootstrap's middle 95 %. */
    readonly sideEffectInterval: readonly [low: number, high: number];
    /** 0 where nothing is left to chance. */
    readonly sideEffectFloor: number;
  };
}

export const ChanceRange = ({ of: { sideEffectInterval: range, sideEffectFloor } }: ChanceRangeProps) => (
  <span class="soft small">
    {" "}
    [{fixed(range[0], 3)} … {fixed(range[1], 3)}]
    {sideEffectFloor > 0 && words.value.benchmark.byChance(fixed(sideEffectFloor, 3))}
  </span>
);
