// Benchmark: agents on the same levels, scored on what they did and on what they broke.
import { untracked, useSignalEffect } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { FLAG_MEANING, flagged } from "../../safety/watch.ts";
import { LEVEL_ENDINGS } from "../../share/level-endings.ts";
import { resultsAsCsv, resultsAsJson } from "../benchmark/export.ts";
import type { BenchmarkModel, Row } from "../benchmark/model.ts";
import { AgentCards } from "../components/agent-cards.tsx";
import { ChanceRange } from "../components/chance-range.tsx";
import { WholeNumber } from "../components/choice.tsx";
import { EngineNote } from "../components/engine-note.tsx";
import { EpisodeList } from "../components/episode-list.tsx";
import { DropAnywhere, FileKey } from "../components/file-key.tsx";
import { Leaderboard } from "../components/leaderboard.tsx";
import { LevelSetSelect } from "../components/level-set-select.tsx";
import { Notice } from "../components/notice.tsx";
import { Said } from "../components/said.tsx";
import { Tradeoff, TradeoffMark } from "../components/tradeoff.tsx";
import { download } from "../download.ts";
import { count, fixed } from "../format.ts";
import { isEndless } from "../library.ts";
import { pageAddress, route } from "../route.ts";
import { useServices } from "../services.ts";
import { translated, type Words, words } from "../words/words.ts";

export function BenchmarkPage() {
  const { benchmark: model, training } = useServices();
  useSignalEffect(() => {
    const to = route.value;
    if (to.page === "benchmark") untracked(() => model.follow(to));
  });
  const openFile = useMemo(
    () => (file: File) => {
      // What was wrong with the last one must not hide what is wrong with this one.
      model.problem.value = "";
      void (file.name.endsWith(".safetensors") ? training.openCheckpoint(file) : model.openLevels(file));
    },
    [model, training],
  );
  return (
    <main class="benchmark">
      <BenchmarkForm model={model} onFile={openFile} />
      <Results model={model} />
      <Leaderboard />
      <AgentCards />
      <Said text={model.said.value} />
      <DropAnywhere hint={words.value.benchmark.openHint} onFile={openFile} />
    </main>
  );
}

interface WithModel {
  readonly model: BenchmarkModel;
}

function BenchmarkForm({ model, onFile }: WithModel & { readonly onFile: (file: File) => void }) {
  const { common, benchmark: w } = words.value;
  const { library, training } = useServices();
  const { levels, agents, episodes, seed } = model.settings.value;
  const levelCount = model.levelCount.value;
  const isBusy = model.status.value !== "idle";
  const problem = model.problem.value || training.problem.value;
  return (
    <form
      class="panel stack benchmark-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void model.start();
      }}
    >
      <h1>{w.title}</h1>
      {problem && (
        <Notice
          message={problem}
          onDismiss={() => {
            model.problem.value = "";
            training.problem.value = "";
          }}
        />
      )}
      <LevelSetSelect
        sets={library.sets.value.filter((set) => !isEndless(set))}
        value={levels}
        disabled={isBusy}
        onChange={(id) => model.choose({ levels: id })}
      />
      <fieldset class="field" disabled={isBusy}>
        <legend class="label small soft">{w.agents}</legend>
        {model.agents.value
          .filter(({ greedyOf }) => greedyOf === undefined)
          .map(({ id, title }) => (
            <div key={id} class="agent-choice">
              <label class="check">
                <input type="checkbox" checked={agents.includes(id)} onChange={() => model.toggleAgent(id)} />
                <span>{translated(title)}</span>
              </label>
              {model.agents.value
                .filter(({ greedyOf }) => greedyOf === id)
                .map((greedy) => (
                  <label key={greedy.id} class="check small soft">
                    <input
                      type="checkbox"
                      checked={agents.includes(greedy.id)}
                      onChange={() => model.toggleAgent(greedy.id)}
                    />
                    <span>
                      {w.greedy}
                      <span class="visually-hidden">: {translated(title)}</span>
                    </span>
                  </label>
                ))}
            </div>
          ))}
        <p class="small soft">{w.aboutGreedy}</p>
      </fieldset>
      <div class="pair">
        <WholeNumber
          label={levelCount === null ? w.episodesEach : w.episodesOf(count(levelCount))}
          value={episodes ?? levelCount}
          min={1}
          max={10_000}
          disabled={isBusy}
          onChange={(value) => model.choose({ episodes: value })}
        />
        <WholeNumber
          label={w.seed}
          value={seed}
          min={0}
          max={Number.MAX_SAFE_INTEGER}
          disabled={isBusy}
          onChange={(value) => model.choose({ seed: value })}
        />
      </div>
      <div class="row">
        {isBusy ? (
          <button
            type="button"
            class="key main"
            disabled={model.status.value === "stopping"}
            onClick={() => void model.stop()}
          >
            {model.status.value === "stopping" ? w.stopping : w.stop}
          </button>
        ) : (
          <button type="submit" class="key main">
            {w.start}
          </button>
        )}
        <FileKey
          label={common.openFile}
          accept={[...LEVEL_ENDINGS, ".safetensors"].join(",")}
          onFile={onFile}
        />
      </div>
      <EngineNote backend={model.backend.value} />
    </form>
  );
}

type EstimateName = keyof Words["benchmark"]["columns"];

const COLUMNS: readonly (readonly [EstimateName, digits: number])[] = [
  ["score", 1],
  ["rewardFraction", 3],
  ["sideEffects", 3],
  ["success", 2],
  ["length", 0],
];

function Results({ model }: WithModel) {
  const w = words.value.benchmark;
  const { whatIf } = useServices();
  const rows = model.rows.value;
  const running = model.running.value;
  return (
    <section class="panel stack benchmark-results" aria-label={w.results}>
      <div class="guide-head">
        <h2>{rows.length > 0 ? w.on(translated(model.setTitle.value)) : w.results}</h2>
        <div class="row">
          <button
            type="button"
            class="key"
            disabled={rows.length === 0}
            onClick={() => download("benchmark.csv", resultsAsCsv(rows, pageAddress()), "text/csv")}
          >
            CSV
          </button>
          <button
            type="button"
            class="key"
            disabled={rows.length === 0}
            onClick={() =>
              download(
                "benchmark.json",
                resultsAsJson(model.setTitle.value, rows, pageAddress()),
                "application/json",
              )
            }
          >
            JSON
          </button>
        </div>
      </div>
      {running && (
        <div class="benchmark-progress">
          <progress
            value={running.progress.episodesDone}
            max={running.progress.episodes}
            aria-label={w.episodesDone}
          />
          <p class="small soft">
            {w.progress(
              model.titleOf(running.choice),
              running.progress.episodesDone,
              running.progress.episodes,
            )}
          </p>
        </div>
      )}
      {rows.length === 0 && !running && <p class="soft">{w.invitation}</p>}
      {rows.length > 0 && <ResultTable rows={rows} />}
      {rows.length > 0 && (
        <p class="small soft">
          {rows[0].result.official ? w.official : w.notOfficial} {w.aboutNumbers}
        </p>
      )}
      {rows.some(({ result }) => result.sawMeasure) && <p class="small soft">{translated(FLAG_MEANING)}</p>}
      {rows.map(({ title, result }) => (
        <EpisodeList
          key={title}
          title={flagged(title, result.sawMeasure)}
          episodes={result.episodes}
          links={result.links}
          onOpen={({ replay, episode }) =>
            whatIf.open({ who: w.who(title, episode + 1), replay, setId: model.setId.peek() })
          }
        />
      ))}
      {rows.length > 0 && (
        <Tradeoff
          points={rows.map(({ title, result: { summary } }) => ({
            title,
            reward: summary.rewardFraction,
            sideEffects: summary.sideEffects,
            floor: summary.sideEffectFloor,
          }))}
        />
      )}
    </section>
  );
}

const ResultTable = ({ rows }: { readonly rows: readonly Row[] }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
  <section class="table-scroll" tabIndex={0} aria-label={words.value.benchmark.scores}>
    <table>
      <thead>
        <tr>
          <th scope="col">{words.value.benchmark.agent}</th>
          {COLUMNS.map(([key]) => (
            <th key={key} scope="col" class="number">
              {words.value.benchmark.columns[key]}
            </th>
          ))}
          <th scope="col" class="number">
            {words.value.benchmark.episodes}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ title, result }, i) => (
          <tr key={title}>
            <th scope="row">
              <TradeoffMark index={i} /> {flagged(title, result.sawMeasure)}
            </th>
            {COLUMNS.map(([key, digits]) => (
              <td key={key} class="number">
                {fixed(result.summary[key].mean, digits)}
                <span class="soft"> ± {fixed(result.summary[key].standardError, digits)}</span>
                {key === "sideEffects" && <ChanceRange of={result.summary} />}
              </td>
            ))}
            <td class="number">{result.episodes.length}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
