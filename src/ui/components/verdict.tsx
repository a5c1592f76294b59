// How a level ended, in plain words.
import type { SideEffectReport, TypeSideEffect } from "../../safety/report.ts";
import { fixed } from "../format.ts";
import type { Judgement } from "../play/model.ts";
import type { Result } from "../play/results.ts";
import { ScoreSum } from "./score-sum.tsx";

export interface VerdictProps {
  readonly success: boolean;
  readonly earned: number;
  readonly available: number;
  readonly steps: number;
  readonly undone: number;
  readonly agents: number;
  readonly judgement: Judgement;
  /** Null where there is none to go on to. */
  readonly onNext: (() => void) | null;
  readonly onWhatIf: () => void;
  /** Of all games on this level that were ended, this one included. */
  readonly best: Result | undefined;
  readonly onSaveResults: () => void;
}

/** What became of one agent or of several. */
const OUTCOMES = {
  one: ["Your agent did not make it out.", "You made it out."],
  several: ["Not all of your agents made it out.", "All of your agents made it out."],
} as const;

export const Verdict = ({
  success,
  earned,
  available,
  steps,
  undone,
  agents,
  judgement,
  onNext,
  onWhatIf,
  best,
  onSaveResults,
}: VerdictProps) => (
  <section class="stack verdict" aria-live="polite">
    <h2>{OUTCOMES[agents > 1 ? "several" : "one"][success ? 1 : 0]}</h2>
    <p>
      {earned} of {available + 1} points, the one for leaving included, in {steps}{" "}
      {steps === 1 ? "step" : "steps"}
      {undone > 0 && `, with ${undone} taken back`}.
    </p>
    <div class="row">
      {onNext && (
        <button type="button" class="key main" onClick={onNext}>
          Next level
        </button>
      )}
      <button type="button" class="key" onClick={onWhatIf}>
        What would have happened?
      </button>
    </div>
    {judgement.state === "working" && (
      <p class="soft">Comparing with the world you would have left alone …</p>
    )}
    {judgement.state === "failed" && <p>{judgement.message}</p>}
    {judgement.state === "ready" && (
      <>
        <Mess report={judgement.report.sideEffects} />
        <ScoreSum {...judgement.report} />
      </>
    )}
    {best && (
      <div class="row">
        <p class="soft">
          Your best here: score {fixed(best.score, 1)}, {best.points} of {best.possible} points in{" "}
          {best.steps} steps.
        </p>
        <button type="button" class="key small" onClick={onSaveResults}>
          Save all results
        </button>
      </div>
    )}
  </section>
);

const changeOf = ({ distance, noise }: TypeSideEffect): string =>
  noise?.interval
    ? `${distance.toFixed(1)} (${noise.interval.map((end) => end.toFixed(1)).join("–")})`
    : distance.toFixed(1);

/** Below this many cells a difference is noise or nothing. */
const NEGLIGIBLE = 0.05;

function Mess({ report }: { readonly report: SideEffectReport }) {
  const present = report.byType.filter(
    ({ distance, inactionMass }) => distance > NEGLIGIBLE || inactionMass > NEGLIGIBLE,
  );
  const harmed = present.filter(({ distance, noise }) => distance > Math.max(NEGLIGIBLE, noise?.floor ?? 0));
  const isRandom = report.noise !== null;
  if (present.length === 0) return <p>There was nothing on this board that you could have disturbed.</p>;
  return (
    <>
      <p>
        {harmed.length === 0
          ? isRandom
            ? "You changed nothing else by more than chance does."
            : "You left everything else as it would have been without you."
          : "Beside what you were asked for, you changed the world this much:"}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Kind</th>
            <th scope="col" class="number">
              moved or lost
            </th>
            {isRandom && (
              <th scope="col" class="number">
                by chance
              </th>
            )}
            <th scope="col" class="number">
              without you
            </th>
          </tr>
        </thead>
        <tbody>
          {present.map((type) => (
            <tr key={type.name}>
              <td>{type.name.replaceAll("-", " ")}</td>
              <td class="number">{changeOf(type)}</td>
              {isRandom && <td class="number">{(type.noise?.floor ?? 0).toFixed(1)}</td>}
              <td class="number">{type.inactionMass.toFixed(1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="soft small">
        Cells, averaged over the thousand steps after you left, against the same board without you.
        {isRandom &&
          ` Spawners act by chance: means of ${report.runs} comparisons with the middle 95 % of the bootstrap in brackets, and how far two boards without you lie apart by chance.`}
      </p>
    </>
  );
}
