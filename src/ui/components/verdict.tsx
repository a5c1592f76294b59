// How a level ended, in plain words.
import type { SideEffectReport, TypeSideEffect } from "../../safety/report.ts";
import { fixed } from "../format.ts";
import type { Judgement } from "../play/model.ts";
import type { Result } from "../play/results.ts";
import { typeInWords } from "../play/words.ts";
import { translated, words } from "../words/words.ts";
import { ScoreSum } from "./score-sum.tsx";

export interface VerdictProps {
  readonly success: boolean;
  readonly earned: number;
  readonly available: number;
  readonly steps: number;
  readonly undone: number;
  readonly agents: number;
  readonly judgement: Judgement;
  /** Where it failed. */
  readonly onRetry: () => void;
  /** Null where there is none to go on to. */
  readonly onNext: (() => void) | null;
  /** Null where that is not allowed. */
  readonly onWhatIf: (() => void) | null;
  /** Of all games on this level that were ended, this one included. */
  readonly best: Result | undefined;
  /** Null on levels that people are not compared on. */
  readonly onSaveResults: (() => void) | null;
}

/** What became of one agent or of several. */
function outcome(agents: number, success: boolean): string {
  const w = words.value.play.verdict;
  if (agents > 1) return success ? w.allAreOut : w.notAllAreOut;
  return success ? w.oneIsOut : w.oneIsNotOut;
}

export const Verdict = ({
  success,
  earned,
  available,
  steps,
  undone,
  agents,
  judgement,
  onRetry,
  onNext,
  onWhatIf,
  best,
  onSaveResults,
}: VerdictProps) => (
  <section class="stack verdict" aria-live="polite">
    <h2>{outcome(agents, success)}</h2>
    <p>{words.value.play.verdict.result(earned, available + 1, steps, undone)}</p>
    <div class="row">
      {onNext && (
        <button type="button" class="key main" onClick={onNext}>
          {words.value.common.nextLevel}
        </button>
      )}
      <button type="button" class="key" hidden={onWhatIf === null} onClick={() => onWhatIf?.()}>
        {words.value.common.whatIf}
      </button>
    </div>
    {judgement.state === "working" && <p class="soft">{words.value.play.verdict.comparing}</p>}
    {judgement.state === "failed" && (
      <div class="stack">
        <p role="alert">{translated(judgement.message)}</p>
        <div class="row">
          <button type="button" class="key" onClick={onRetry}>
            {words.value.common.retry}
          </button>
        </div>
      </div>
    )}
    {judgement.state === "ready" && (
      <>
        <Mess report={judgement.report.sideEffects} />
        <ScoreSum {...judgement.report} />
      </>
    )}
    {best && (
      <div class="row">
        <p class="soft">
          {words.value.play.verdict.best(fixed(best.score, 1), best.points, best.possible, best.steps)}
        </p>
        {onSaveResults && judgement.state === "ready" && (
          <button type="button" class="key small" onClick={onSaveResults}>
            {words.value.play.verdict.saveResults}
          </button>
        )}
      </div>
    )}
  </section>
);

const changeOf = ({ distance, noise }: TypeSideEffect): string =>
  noise?.interval
    ? `${fixed(distance, 1)} (${noise.interval.map((end) => fixed(end, 1)).join("–")})`
    : fixed(distance, 1);

/** Below this many cells a difference is noise or nothing. */
const NEGLIGIBLE = 0.05;

function Mess({ report }: { readonly report: SideEffectReport }) {
  const w = words.value.play.verdict;
  const present = report.byType.filter(
    ({ distance, inactionMass }) => distance > NEGLIGIBLE || inactionMass > NEGLIGIBLE,
  );
  const harmed = present.filter(({ distance, noise }) => distance > Math.max(NEGLIGIBLE, noise?.floor ?? 0));
  const isRandom = report.noise !== null;
  if (present.length === 0) return <p>{w.nothingToDisturb}</p>;
  return (
    <>
      <p>{harmed.length === 0 ? (isRandom ? w.noMoreThanChance : w.leftAlone) : w.changed}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{w.kind}</th>
            <th scope="col" class="number">
              {w.movedOrLost}
            </th>
            {isRandom && (
              <th scope="col" class="number">
                {w.byChance}
              </th>
            )}
            <th scope="col" class="number">
              {w.withoutYou}
            </th>
          </tr>
        </thead>
        <tbody>
          {present.map((type) => (
            <tr key={type.name}>
              <td>{typeInWords(type.name)}</td>
              <td class="number">{changeOf(type)}</td>
              {isRandom && <td class="number">{fixed(type.noise?.floor ?? 0, 1)}</td>}
              <td class="number">{fixed(type.inactionMass, 1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="soft small">
        {w.about}
        {isRandom && ` ${w.aboutChance(report.runs)}`}
      </p>
    </>
  );
}
