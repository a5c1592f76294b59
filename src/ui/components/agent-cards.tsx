// What is known of the agents that come with the page.
import { useState } from "preact/hooks";
import type { AgentCard, AgentScore } from "../../share/agent-cards.ts";
import { count, fixed } from "../format.ts";
import { formatRoute } from "../route.ts";
import { useServices } from "../services.ts";
import { Curve } from "./curve.tsx";

export function AgentCards() {
  const { shipped } = useServices();
  if (shipped.cards.value.length === 0) return null;
  return (
    <section class="panel stack agent-cards" aria-labelledby="agent-cards">
      <h2 id="agent-cards">Agents that come along</h2>
      <p class="soft">
        Trained by PPO on random levels without end, chosen on levels kept for that, scored on levels they
        never saw.
      </p>
      {shipped.cards.value.map((card) => (
        <Card key={card.name} card={card} />
      ))}
    </section>
  );
}

function Card({ card }: { readonly card: AgentCard }) {
  const { validation } = card;
  const [step, setStep] = useState<number | null>(null);
  const steps = validation.map((point) => point.steps);
  const linesOf = (key: "reward" | "sideEffects") => [
    { mark: "", steps, values: validation.map((point) => point[key] ?? Number.NaN) },
  ];
  return (
    <details class="agent-card">
      <summary>{card.title}</summary>
      <div class="stack">
        <p>
          Chosen after {count(card.steps)} of {count(card.trainedFor)} steps on random/{card.trainedOn},
          recipe “{card.recipe}”,
          {card.charge > 0
            ? ` charged ${card.charge} points for every cell that it changed beyond its task,`
            : " never charged for changes,"}{" "}
          {fixed(card.hours, 1)} hours on two processor threads.
        </p>
        <div class="curves">
          <Curve title="Reward fraction" lines={linesOf("reward")} digits={2} step={step} onStep={setStep} />
          <Curve
            title="Side effects"
            lines={linesOf("sideEffects")}
            digits={2}
            step={step}
            onStep={setStep}
          />
        </div>
        <Scores scores={card.scores} />
        <p>{card.failures}</p>
        <div class="row">
          <a
            class="key"
            href={formatRoute({
              page: "benchmark",
              query: { levels: `own-${card.trainedOn}`, agents: `noop,random,${card.name}` },
            })}
          >
            Choose for scoring
          </a>
          <a
            class="key"
            href={formatRoute({
              page: "train",
              query: { from: card.name, levels: `random:${card.trainedOn}:1:1+` },
            })}
          >
            Train it further
          </a>
        </div>
      </div>
    </details>
  );
}

const Scores = ({ scores }: { readonly scores: readonly AgentScore[] }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
  <section class="table-scroll" tabIndex={0} aria-label="Scores">
    <table>
      <thead>
        <tr>
          <th scope="col">levels</th>
          <th scope="col">actions</th>
          <th scope="col" class="number">
            seed
          </th>
          {["reward", "side effects", "success", "length", "score"].map((title) => (
            <th key={title} scope="col" class="number">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {scores.map((score) => (
          <tr key={`${score.levels} ${score.actions} ${score.seed}`}>
            <th scope="row">{score.levels}</th>
            <td>{score.actions === "sample" ? "drawn" : "greedy"}</td>
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
