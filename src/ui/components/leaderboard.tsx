// The leaderboard: methods on a benchmark, each with a link to all of its episodes.
import { useState } from "preact/hooks";
import table from "../../../leaderboard/table.json";
import { flagged } from "../../safety/watch.ts";
import type { LeaderboardRow, Mean } from "../../share/leaderboard.ts";
import { LEADERBOARD_SUITES, publicName } from "../../share/submission.ts";
import { episodesOf } from "../benchmark/submissions.ts";
import { fixed } from "../format.ts";
import { translated, words } from "../words/words.ts";
import { ChanceRange } from "./chance-range.tsx";

/** Its shape is that of the program that wrote it, which the tests hold it to. */
const ROWS = table as unknown as readonly LeaderboardRow[];

const COLUMNS = [
  ["score", 1],
  ["reward", 3],
  ["sideEffects", 3],
  ["success", 2],
  ["length", 0],
] as const satisfies readonly (readonly [keyof LeaderboardRow, number])[];

export interface LeaderboardProps {
  /** All rows, those that are there unless given. */
  readonly table?: readonly LeaderboardRow[];
}

export function Leaderboard({ table: all = ROWS }: LeaderboardProps) {
  const { leaderboard: w } = words.value;
  const suites = LEADERBOARD_SUITES.filter((suite) =>
    all.some(({ benchmark }) => benchmark === publicName(suite)),
  );
  const [chosen, choose] = useState(publicName(suites[0]));
  const rows = all.filter(({ benchmark }) => benchmark === chosen);
  return (
    <section class="panel stack leaderboard" aria-labelledby="leaderboard-title">
      <h2 id="leaderboard-title">{w.title}</h2>
      <p class="soft">{w.about}</p>
      <label class="field">
        <span class="label">{w.benchmark}</span>
        <select value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
          {suites.map((suite) => (
            <option key={suite.name} value={publicName(suite)}>
              {translated(suite.title)}
            </option>
          ))}
        </select>
      </label>
      <Table rows={rows} />
      {rows.some(({ method }) => method.sawMeasure) && <p class="small soft">{w.flag}</p>}
      {rows.map((row) => (
        <Episodes key={row.file} row={row} />
      ))}
      <p class="small soft">{w.toSubmit}</p>
    </section>
  );
}

/** The two that need no training are called what they do, as where one chooses agents. */
function nameOf({ method: { name, authors, sawMeasure } }: LeaderboardRow): string {
  const { doesNothing, actsAtRandom } = words.value.benchmark;
  const ours: Readonly<Record<string, string>> = { noop: doesNothing, random: actsAtRandom };
  return flagged((authors === "SafeLife Web" && ours[name]) || name, sawMeasure);
}

function Table({ rows }: { readonly rows: readonly LeaderboardRow[] }) {
  const { leaderboard: w } = words.value;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="table-scroll" tabIndex={0} aria-label={w.table}>
      <table>
        <thead>
          <tr>
            <th scope="col">{w.method}</th>
            {COLUMNS.map(([name]) => (
              <th key={name} scope="col" class="number">
                {w[name]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.file}>
              <th scope="row">{nameOf(row)}</th>
              {COLUMNS.map(([name, digits]) => (
                <td key={name} class="number">
                  <Estimated value={row[name]} digits={digits} />
                  {name === "sideEffects" && <ChanceRange of={row} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const Estimated = ({ value, digits }: { readonly value: Mean; readonly digits: number }) => (
  <>
    {fixed(value.mean, digits)}
    <span class="soft"> ± {fixed(value.standardError, digits)}</span>
  </>
);

type Links = readonly string[] | "loading" | "missing";

/** What the method is, and a link to every episode, fetched when somebody asks. */
function Episodes({ row }: { readonly row: LeaderboardRow }) {
  const { leaderboard: w } = words.value;
  const [links, setLinks] = useState<Links>("loading");
  const open = (isOpen: boolean) => {
    if (!isOpen || typeof links !== "string") return;
    setLinks("loading");
    episodesOf(row).then(setLinks, () => setLinks("missing"));
  };
  const { about, authors, url } = row.method;
  return (
    <details class="episodes" onToggle={(event) => open(event.currentTarget.open)}>
      <summary>{w.episodesOf(nameOf(row))}</summary>
      <div class="stack">
        <p class="small">
          {about} {authors && w.by(authors)}{" "}
          {url && (
            <a href={url} rel="noreferrer">
              {w.more}
            </a>
          )}
        </p>
        {typeof links === "string" ? (
          <p role="status">{w[links]}</p>
        ) : (
          <ol class="leaderboard-episodes">
            {links.map((link, i) => (
              <li key={link}>
                <a href={`#${link}`}>{w.episode(i + 1, fixed(row.scores[i], 1))}</a>
              </li>
            ))}
          </ol>
        )}
      </div>
    </details>
  );
}
