// What a study found: a row for each task and method.
import { FLAG_MEANING, flagged } from "../../safety/watch.ts";
import type { SeedMean, StudyResults, StudyRow } from "../../studies/study-results.ts";
import { fixed } from "../format.ts";
import { translated, type Words, words } from "../words/words.ts";

type MeanName = "reward" | "sideEffects" | "success" | "score";

const COLUMNS: readonly (readonly [MeanName, shown: keyof Words["benchmark"]["columns"], digits: number])[] =
  [
    ["reward", "rewardFraction", 3],
    ["sideEffects", "sideEffects", 3],
    ["success", "success", 2],
    ["score", "score", 1],
  ];

export const StudyTable = ({ results: { rows, episodes } }: { readonly results: StudyResults }) => (
  <>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
    <section class="table-scroll" tabIndex={0} aria-label={words.value.studies.results}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.value.studies.table.method}</th>
            <th scope="col">{words.value.studies.table.task}</th>
            <th scope="col">{words.value.studies.table.front}</th>
            {COLUMNS.map(([key, shown]) => (
              <th key={key} scope="col" class="number">
                {words.value.benchmark.columns[shown]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.task} ${row.method}`}>
              <th scope="row">{flagged(row.method, row.sawMeasure)}</th>
              <td>{row.official ? words.value.studies.table.official(row.task) : row.task}</td>
              <td>{row.onFront ? words.value.studies.table.onFront : ""}</td>
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
      {words.value.studies.table.about(episodes)}
      {rows.some(({ sideEffectFloor }) => sideEffectFloor > 0) && ` ${words.value.studies.table.aboutChance}`}
    </p>
    {rows.some(({ sawMeasure }) => sawMeasure) && <p class="small soft">{translated(FLAG_MEANING)}</p>}
  </>
);

const Spread = ({ of, digits }: { readonly of: SeedMean; readonly digits: number }) => (
  <span class="soft small">
    {of.interval
      ? `[${of.interval.map((end) => fixed(end, digits)).join(" … ")}]`
      : words.value.studies.table.oneSeed}
  </span>
);

const ByChance = ({ row: { sideEffectFloor } }: { readonly row: StudyRow }) =>
  sideEffectFloor > 0 && (
    <span class="soft small">{words.value.benchmark.byChance(fixed(sideEffectFloor, 3))}</span>
  );
