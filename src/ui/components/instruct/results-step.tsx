// The paper's claims one by one, beside what the models that come along show.
import { useEffect } from "preact/hooks";
import type { LmFigure, LmResults } from "../../../share/lm-results.ts";
import { count, fixed, plain } from "../../format.ts";
import { type InstructModel, WEB_MODEL } from "../../instruct/model.ts";
import { type Words, words } from "../../words/words.ts";
import { titleOf } from "./duels-step.tsx";

type ResultWords = Words["instruct"]["results"];

/** What of the measured speaks to a claim of the paper. */
const SECTIONS: readonly (readonly [
  keyof ResultWords["sections"],
  readonly (keyof ResultWords["claims"])[],
])[] = [
  ["preferred", ["big", "bigGreedy", "sft300", "sft"]],
  ["truthful", ["myths", "facts", "hallucinations"]],
  ["rude", ["rudeRespectful"]],
  ["constraints", ["constraints", "constraintsSft"]],
  ["tax", ["skills", "skillsWithoutPtx"]],
  ["judge", ["agreement", "rewardNoisy", "rewardRubric", "hacked"]],
];

/** Below so many a verdict is only the first word. */
const LEAST_SEEDS = 3;

const inWords = ({ value, margin }: LmFigure): string =>
  fixed(value, 1) + (margin === null ? "" : ` ± ${fixed(margin, 1)}`);

export function ResultsStep({ model }: { readonly model: InstructModel }) {
  const w = words.value.instruct.results;
  useEffect(() => void model.showResults(), [model]);
  const results = model.results.value;
  return (
    <div class="stack">
      <section class="panel stack">
        <h2>{w.title}</h2>
        {results && (
          <p class="soft">
            {w.about(count(results.prompts))}{" "}
            {results.seeds.length < LEAST_SEEDS && w.seeds(results.seeds.length)}
          </p>
        )}
      </section>
      {results && (
        <>
          <div class="claims">
            {SECTIONS.map(([section, names]) => (
              <section key={section} class="panel stack" aria-labelledby={`claim-${section}`}>
                <h3 id={`claim-${section}`}>{w.sections[section].title}</h3>
                <p class="soft">{w.sections[section].paper}</p>
                <Claims results={results} names={names} />
              </section>
            ))}
          </div>
          <section class="panel stack" aria-labelledby="fine-print">
            <h2 id="fine-print">{w.finePrint}</h2>
            <Manners model={model} results={results} />
            <Sweep model={model} results={results} />
          </section>
        </>
      )}
    </div>
  );
}

interface ClaimsProps {
  readonly results: LmResults;
  readonly names: readonly (keyof ResultWords["claims"])[];
}

function Claims({ results, names }: ClaimsProps) {
  const w = words.value.instruct.results;
  const claims = names.map((name) => ({
    name,
    claim: results.claims.find((candidate) => candidate.name === name),
  }));
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{w.claim}</th>
          <th scope="col" class="number">
            {w.figure}
          </th>
          <th scope="col">{w.holds}</th>
        </tr>
      </thead>
      <tbody>
        {claims.map(({ name, claim }) => (
          <tr key={name} data-claim={name}>
            <th scope="row">{w.claims[name]}</th>
            <td class="number">
              {claim?.figure ? `${inWords(claim.figure)} ${w.units[claim.unit]}` : w.notYet}
            </td>
            <td>
              <strong class={claim?.holds === "no" ? "claim-no" : ""}>
                {w.verdicts[claim?.holds ?? "notMeasured"]}
              </strong>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface WithResults {
  readonly model: InstructModel;
  readonly results: LmResults;
}

const MANNERS = ["rudeUnprompted", "rudeRespectful", "rudeRequested"] as const;

/** Rude when asked to be nice, and rude when asked to be rude. */
function Manners({ model, results: { findings, champion } }: WithResults) {
  const w = words.value.instruct.results;
  const [requested, before] = [champion, WEB_MODEL].map((name) => findings[name]?.rudeRequested?.value);
  return (
    <>
      <p>
        {w.rudeAbout}{" "}
        {requested !== undefined &&
          before !== undefined &&
          w.rudeHere(
            titleOf(model, champion),
            fixed(requested, 1),
            titleOf(model, WEB_MODEL),
            fixed(before, 1),
          )}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="table-scroll" tabIndex={0} aria-label={w.finePrint}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.value.instruct.duels.name}</th>
              {MANNERS.map((manner) => (
                <th key={manner} scope="col" class="number">
                  {w.rudeColumns[manner]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Object.entries(findings).map(([name, found]) => (
              <tr key={name}>
                <th scope="row">{titleOf(model, name)}</th>
                {MANNERS.map((manner) => (
                  <td key={manner} class="number">
                    {found[manner] ? inWords(found[manner]) : w.notYet}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function Sweep({ model, results: { sweep, champion, quality } }: WithResults) {
  const w = words.value.instruct.results;
  const qualities = [...new Set(sweep.map((point) => point.quality))];
  const temperatures = [...new Set(sweep.map((point) => point.temperature))];
  return (
    <>
      <h3>{w.sweepTitle}</h3>
      <p>{w.sweepAbout(titleOf(model, champion), plain(quality))}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="table-scroll" tabIndex={0} aria-label={w.sweepTitle}>
        <table>
          <thead>
            <tr>
              <th scope="col">{w.quality}</th>
              {qualities.map((q) => (
                <th key={q} scope="col" class="number">
                  {plain(q)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {temperatures.map((temperature) => (
              <tr key={temperature}>
                <th scope="row">{w.temperatures[String(temperature) as keyof typeof w.temperatures]}</th>
                {qualities.map((q) => {
                  const wins = sweep.find((point) => point.quality === q && point.temperature === temperature)
                    ?.wins.value;
                  return (
                    <td key={q} class={wins !== undefined && wins >= 50 ? "number wins" : "number"}>
                      {wins === undefined ? w.notYet : fixed(wins, 0)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
