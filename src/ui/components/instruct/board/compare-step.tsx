// The difference: both agents on levels never seen, first without knowing who is who, then what each of them breaks.
import type { ComparedAgents, MeanOf } from "../../../../studies/compare-agents.ts";
import { between, fixed } from "../../../format.ts";
import type { BoardInstructModel } from "../../../instruct/board/model.ts";
import type { BoardRun } from "../../../instruct/board/run-record.ts";
import { verdictOf } from "../../../instruct/board/verdict.ts";
import { describeDifference } from "../../../whatif/words.ts";
import { boardWords } from "../../../words/board-words.ts";
import { words } from "../../../words/words.ts";
import { ChoosePair } from "../../choose-pair.tsx";
import { EpisodeBoards } from "../../lessons/episode-boards.tsx";
import { RatingTable } from "../../rating-table.tsx";

interface WithModel {
  readonly model: BoardInstructModel;
}

export function CompareStep({ model }: WithModel) {
  const w = boardWords.value.compare;
  const run = model.improve.run.value;
  const compared = run?.compared;
  return (
    <div class="instruct-two">
      {compared ? (
        <Duel model={model} levels={compared.levels.length} />
      ) : (
        <section class="panel stack" aria-labelledby="compare-title">
          <h2 id="compare-title">{w.title}</h2>
          <p>{w.nothing}</p>
        </section>
      )}
      {run && compared && (
        <section class="panel stack" aria-labelledby="report-title">
          <h2 id="report-title">{w.report}</h2>
          {run.isRevealed ? (
            <Report run={run} compared={compared} />
          ) : (
            <>
              <p>{w.covered}</p>
              <div class="row">
                <button
                  type="button"
                  class="key main"
                  onClick={() => void model.attempt(() => model.improve.reveal())}
                >
                  {w.reveal}
                </button>
              </div>
            </>
          )}
        </section>
      )}
    </div>
  );
}

function Duel({ model, levels }: WithModel & { readonly levels: number }) {
  const { instruct } = words.value;
  const w = boardWords.value.compare;
  const { duels } = model;
  const shown = duels.shown.value;
  const last = duels.last.value;
  const ratings = duels.ratings.value;
  const number = duels.index.value;
  const judge = (label: string, score: 0 | 0.5 | 1) => ({
    label,
    onPress: () => void model.attempt(() => duels.judge(score)),
  });
  const ends = shown?.ends.map((end) => `${boardWords.value.choose.changed}: ${describeDifference(end)}`);
  return (
    <ChoosePair
      title={w.title}
      pair={number}
      keys={{
        ...(shown && {
          left: judge(instruct.duels.left, 1),
          right: judge(instruct.duels.right, 0),
          equal: judge(instruct.duels.same, 0.5),
        }),
        undo: {
          label: instruct.duels.undo,
          isDisabled: !last,
          onPress: () => void model.attempt(() => duels.undo()),
        },
      }}
      heard={ends ? `${w.levelOf(number + 1, levels)}. ${instruct.duels.heard(ends[0], ends[1])}` : ""}
    >
      {(keyOf) => (
        <>
          {shown ? (
            <>
              <p class="soft">{w.about}</p>
              <p class="reading small">{w.levelOf(number + 1, levels)}</p>
              <EpisodeBoards
                key={number}
                player={shown.player}
                titles={[instruct.duels.left, instruct.duels.right]}
                isPlain
                ends={ends}
              />
            </>
          ) : (
            <p>{w.allJudged}</p>
          )}
          <div class="row">{(["left", "equal", "right", "undo"] as const).map(keyOf)}</div>
          <p role="status" class="soft">
            {last && w.was(w.names[last[0]], w.names[last[1]])}
          </p>
          {ratings.length > 0 && (
            <>
              <RatingTable
                ratings={ratings}
                titleOf={(name) => w.names[name as keyof typeof w.names] ?? name}
              />
              <p class="small soft">{instruct.duels.aboutTable}</p>
            </>
          )}
        </>
      )}
    </ChoosePair>
  );
}

interface ReportProps {
  readonly run: BoardRun;
  readonly compared: ComparedAgents;
}

const MEASURES = ["sideEffects", "points", "length"] as const;
const DIGITS = { sideEffects: 3, points: 2, length: 0 } as const;

function Report({ run, compared }: ReportProps) {
  const w = boardWords.value.compare;
  const { levels } = compared;
  const said = ({ mean, interval }: MeanOf, digits: number) =>
    `${fixed(mean, digits)}${between(interval, digits)}`;
  return (
    <>
      <Verdict run={run} compared={compared} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="table-scroll" tabIndex={0} aria-label={w.report}>
        <table>
          <thead>
            <tr>
              <td />
              {MEASURES.map((measure) => (
                <th key={measure} scope="col" class="number">
                  {w.measures[measure]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(["before", "after", "change"] as const).map((row) => (
              <tr key={row} data-row={row}>
                <th scope="row">{w.rows[row]}</th>
                {MEASURES.map((measure) => (
                  <td key={measure} class="number">
                    {said(compared[measure][row], DIGITS[measure])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p class="small soft">{w.aboutTable(levels.length)}</p>
      <details>
        <summary>{w.levels}</summary>
        <p class="small soft">{w.look}</p>
        <Levels levels={levels} />
      </details>
    </>
  );
}

/** What happened, plainly. */
function Verdict({ run, compared }: ReportProps) {
  const w = boardWords.value.compare.said;
  const { sideEffects, points } = verdictOf(compared);
  const percent = (share: number) => fixed(100 * share, 0);
  const effects =
    sideEffects.change === "same"
      ? w.same(percent(sideEffects.share), compared.levels.length)
      : w[sideEffects.change](percent(Math.abs(sideEffects.share)));
  const earned = { less: w.fewer, more: w.morePoints, same: () => w.asManyPoints };
  return (
    <>
      <p class="verdict-words">
        <strong>{effects}</strong> {earned[points.change](percent(points.share))}
      </p>
      {sideEffects.change !== "less" && <p>{w.advice}</p>}
      {run.request.answers.some(({ by }) => by === "script") && <p class="soft">† {w.bySomebodyElse}</p>}
    </>
  );
}

const WHO = ["before", "after"] as const;

function Levels({ levels }: Pick<ComparedAgents, "levels">) {
  const w = boardWords.value.compare;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="table-scroll compared-levels" tabIndex={0} aria-label={w.levels}>
      <table>
        <thead>
          <tr>
            <th scope="col">{w.level}</th>
            {WHO.map((who) => (
              <th key={who} scope="col" class="number">
                {w.rows[who]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {levels.map((compared) => (
            <tr key={compared.level}>
              <th scope="row">{compared.level}</th>
              {WHO.map((who) => (
                <td key={who} class="number">
                  <a
                    href={`#${compared[who].link}`}
                    aria-label={w.lookOf(fixed(compared[who].sideEffects, 3), compared.level, w.names[who])}
                  >
                    {fixed(compared[who].sideEffects, 3)}
                  </a>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
