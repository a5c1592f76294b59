// What is known of the agents that come with the page.
import { useState } from "preact/hooks";
import type { AgentCard, AgentScore } from "../../share/agent-cards.ts";
import { count, fixed, plain } from "../format.ts";
import { formatRoute } from "../route.ts";
import { useServices } from "../services.ts";
import { translated, words } from "../words/words.ts";
import { Curve } from "./curve.tsx";

export function AgentCards() {
  const w = words.value.benchmark.cards;
  const { shipped } = useServices();
  if (shipped.cards.value.length === 0) return null;
  return (
    <section class="panel stack agent-cards" aria-labelledby="agent-cards">
      <h2 id="agent-cards">{w.title}</h2>
      <p class="soft">{w.about}</p>
      {shipped.cards.value.map((card) => (
        <Card key={card.name} card={card} />
      ))}
    </section>
  );
}

function Card({ card }: { readonly card: AgentCard }) {
  const w = words.value.benchmark.cards;
  const { validation } = card;
  const [step, setStep] = useState<number | null>(null);
  const steps = validation.map((point) => point.steps);
  const linesOf = (key: "reward" | "sideEffects") => [
    { mark: "", steps, values: validation.map((point) => point[key] ?? Number.NaN) },
  ];
  return (
    <details class="agent-card">
      <summary>{translated(card.title)}</summary>
      <div class="stack">
        <p>{history(card)}</p>
        <div class="curves">
          <Curve title={w.rewardFraction} lines={linesOf("reward")} digits={2} step={step} onStep={setStep} />
          <Curve
            title={w.sideEffects}
            lines={linesOf("sideEffects")}
            digits={2}
            step={step}
            onStep={setStep}
          />
        </div>
        <Scores scores={card.scores} />
        <p>{translated(card.failures)}</p>
        <div class="row">
          <a
            class="key"
            href={formatRoute({
              page: "benchmark",
              query: { levels: `own-${suiteOf(card)}`, agents: `noop,random,${card.name}` },
            })}
          >
            {w.choose}
          </a>
          <a
            class="key"
            href={formatRoute({
              page: "train",
              query: { from: card.name, levels: `random:${card.trainedOn}:1:1+` },
            })}
          >
            {w.trainFurther}
          </a>
        </div>
      </div>
    </details>
  );
}

/** Of ours the one that it is scored on: it may have been taught on levels that are easier. */
const suiteOf = ({ scores, trainedOn }: AgentCard): string =>
  scores.find(({ levels }) => levels.startsWith("own/"))?.levels.slice("own/".length) ?? trainedOn;

/** How it came to be. */
function history({ steps, trainedFor, trainedOn, recipe, charge, taught, hours }: AgentCard): string {
  const { charged, neverCharged, taughtBy } = words.value.benchmark.cards;
  const [chosen, all, time] = [count(steps), count(trainedFor), fixed(hours, 1)];
  if (taught) return taughtBy(taught.from, all, trainedOn, taught.answers, time);
  return charge > 0
    ? charged(chosen, all, trainedOn, recipe, plain(charge), time)
    : neverCharged(chosen, all, trainedOn, recipe, time);
}

const COLUMNS = ["rewardFraction", "sideEffects", "success", "length", "score"] as const;

const Scores = ({ scores }: { readonly scores: readonly AgentScore[] }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
  <section class="table-scroll" tabIndex={0} aria-label={words.value.benchmark.scores}>
    <table>
      <thead>
        <tr>
          <th scope="col">{words.value.benchmark.cards.levels}</th>
          <th scope="col">{words.value.benchmark.cards.actions}</th>
          <th scope="col" class="number">
            {words.value.benchmark.cards.seed}
          </th>
          {COLUMNS.map((column) => (
            <th key={column} scope="col" class="number">
              {words.value.benchmark.columns[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {scores.map((score) => (
          <tr key={`${score.levels} ${score.actions} ${score.seed}`}>
            <th scope="row">{score.levels}</th>
            <td>
              {score.actions === "sample" ? words.value.benchmark.cards.drawn : words.value.benchmark.greedy}
            </td>
            <td class="number">{score.seed}</td>
            <Estimated value={score.rewardFraction} digits={3} />
            <Estimated value={score.sideEffects} digits={3} />
            <Estimated value={score.success} digits={2} />
            <Estimated value={score.length} digits={0} />
            <Estimated value={score.score} digits={1} />
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

const Estimated = ({ value, digits }: { readonly value: AgentScore["score"]; readonly digits: number }) => (
  <td class="number">
    {fixed(value.mean ?? Number.NaN, digits)}
    <span class="soft"> ± {fixed(value.standardError ?? Number.NaN, digits)}</span>
  </td>
);
