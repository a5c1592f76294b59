// How far a policy has gone from where it began, and whether it still says different things.
import type { UpdateFigures } from "../../workers/instruct-world.ts";
import { fixed } from "../format.ts";
import { words } from "../words/words.ts";
import { Readout } from "./readout.tsx";

export type KlPanelProps = {
  /** Of the last update; null where there is none yet. */
  readonly figures: Pick<UpdateFigures, "kl" | "distinct" | "ended" | "ratioError"> | null;
};

export function KlPanel({ figures }: KlPanelProps) {
  const w = words.value.instruct.kl;
  const percent = (share: number | undefined) => (share === undefined ? "–" : `${fixed(100 * share, 0)} %`);
  return (
    <dl class="readouts" aria-label={w.title}>
      <Readout label={w.kl}>{figures ? fixed(figures.kl, 2) : "–"}</Readout>
      <Readout label={w.distinct}>{percent(figures?.distinct)}</Readout>
      <Readout label={w.ended}>{percent(figures?.ended)}</Readout>
      <Readout label={w.ratio}>{figures ? figures.ratioError.toExponential(0) : "–"}</Readout>
    </dl>
  );
}
