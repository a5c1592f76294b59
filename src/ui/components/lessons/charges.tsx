// What attempts come to when changed cells are charged: by what they are compared with, and at what price.
import { useMemo, useState } from "preact/hooks";
import { fixed } from "../../format.ts";
import { type Baseline, greenChanges } from "../../lessons/changes.ts";
import { bestOf, worthOf } from "../../lessons/charges.ts";
import { words } from "../../words/words.ts";
import { AttemptKeys, TwoWorlds, useDemonstrations } from "./attempts.tsx";
import { useLesson } from "./context.ts";
import { Slider } from "./transport.tsx";

export interface ChargesProps {
  readonly of: readonly string[];
  readonly baselines: readonly Baseline[];
  readonly price: number;
}

export function Charges({ of, baselines, price }: ChargesProps) {
  const { lesson, words: its } = useLesson();
  const w = words.value.learn;
  const [baseline, setBaseline] = useState(baselines[0]);
  const [coefficient, setCoefficient] = useState(price);
  const [shown, setShown] = useState(0);
  const replays = useDemonstrations(of);
  const changes = useMemo(() => replays.map(greenChanges), [replays]);
  const titles = of.map((name) => its.attempts[name]);
  const charged = of.map((name, i) => ({
    points: lesson.demonstrations[name].points,
    cells: changes[i][baseline],
  }));
  const best = bestOf(charged, coefficient);
  return (
    <>
      <div class="panel stack">
        <fieldset class="row">
          <legend class="small soft">{w.charged}</legend>
          {baselines.map((each) => (
            <button
              key={each}
              type="button"
              class="key"
              aria-pressed={each === baseline}
              onClick={() => setBaseline(each)}
            >
              {w.baselines[each]}
            </button>
          ))}
        </fieldset>
        <Slider label={w.price} value={coefficient} max={3} step={0.1} onChange={setCoefficient} />
        <div class="table-scroll">
          <table class="lesson-table">
            <thead>
              <tr>
                <td />
                <th scope="col" class="number">
                  {w.points}
                </th>
                <th scope="col" class="number">
                  {w.cellsCharged}
                </th>
                <th scope="col" class="number">
                  {w.comesTo}
                </th>
                <td />
              </tr>
            </thead>
            <tbody>
              {charged.map((attempt, i) => (
                <tr key={titles[i]} class={best.includes(i) ? "best" : ""}>
                  <th scope="row">{titles[i]}</th>
                  <td class="number">{fixed(attempt.points, 0)}</td>
                  <td class="number">{attempt.cells}</td>
                  <td class="number">{fixed(worthOf(attempt, coefficient), 1)}</td>
                  <td>{best.includes(i) && (best.length > 1 ? w.asGoodAsAny : w.best)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
      <AttemptKeys titles={titles} shown={shown} onShow={setShown} />
      <TwoWorlds key={of[shown]} replay={replays[shown]} title={titles[shown]} />
    </>
  );
}
