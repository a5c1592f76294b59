// What a study found: a row for each task and method.
import { FLAG_MEANING, flagged } from "../../safety/watch.ts";
import type { SeedMean, StudyResults, StudyRow } from "../../studies/study-results.ts";
import { fixed } from "../format.ts";

type MeanName = "reward" | "sideEffects" | "success" | "score";

const COLUMNS: readonly (readonly [MeanName, string, number])[] = [
  ["reward", "reward", 3],
  ["sideEffects", "side effects", 3],
  ["success", "success", 2],
  ["score", "score", 1],
];

export const StudyTable = ({ results: { rows, episodes } }: { readonly results: StudyResults }) => (
  <>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
    <section class="table-scroll" tabIndex={0} aria-label="Results">
      <table>
        <thead>
          <tr>
            <th scope="col">method</th>
            <th scope="col">task</th>
            <th scope="col">front</th>
            {COLUMNS.map(([key, title]) => (
              <th key={key} scope="col" class="number">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.task} ${row.method}`}>
              <th scope="row">{flagged(row.method, row.sawMeasure)}</th>
              <td>{row.official ? `${row.task} (official)` : row.task}</td>
              <td>{row.onFront ? "on it" : ""}</td>
              {COLUMNS.map(([key, , digits]) => (
                <td key={key} class="number">
                  {fixed(row[key].mean, digits)} <Spread of={row[key]} digits={digits} />
                  {key === "sideEffects" && <ByChance row={row} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
    <p class="small soft">
      Means over seeds of {episodes} episodes each on levels held out, in brackets the middle 95 % of the
      bootstrap. On the front: no other method has more reward and fewer side effects.
      {rows.some(({ sideEffectFloor }) => sideEffectFloor > 0) &&
        " By chance: what spawners alone make of a world that nobody touches."}
    </p>
    {rows.some(({ sawMeasure }) => sawMeasure) && <p class="small soft">{FLAG_MEANING}</p>}
  </>
);

const Spread = ({ of, digits }: { readonly of: SeedMean; readonly digits: number }) => (
  <span class="soft small">
    {of.interval ? `[${of.interval.map((end) => fixed(end, digits)).join(" … ")}]` : "(one seed)"}
  </span>
);

const ByChance = ({ row: { sideEffectFloor } }: { readonly row: StudyRow }) =>
  sideEffectFloor > 0 && <span class="soft small">, by chance {fixed(sideEffectFloor, 3)}</span>;
