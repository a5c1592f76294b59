// The first page: what SafeLife asks, shown before it is said.
import { useEffect } from "preact/hooks";
import { excerpt } from "../../base/check.ts";
import { BoardView } from "../components/board-view.tsx";
import { useLook } from "../components/looking.tsx";
import { Notice } from "../components/notice.tsx";
import { fixed } from "../format.ts";
import type { Who } from "../home/demonstrations.ts";
import type { HomeModel } from "../home/model.ts";
import { motion } from "../motion.ts";
import { offline } from "../offline.ts";
import type { Look } from "../render/look.ts";
import { addressOf, forgetUnknown, formatRoute, route } from "../route.ts";
import { useServices } from "../services.ts";
import { translated, words } from "../words/words.ts";

export function HomePage() {
  const { home: model, whatIf } = useServices();
  const { unknown } = route.value;
  const { common, home: w } = words.value;
  const look = useLook();
  useEffect(() => {
    model.enter(motion.peek());
    return () => model.leave();
  }, [model]);
  const compare = (who: Who) => {
    const replay = model.replayOf(who);
    if (replay) whatIf.open({ who: w.attempts[who].who, replay });
  };
  return (
    <main class="home">
      {unknown !== undefined && (
        <Notice message={w.unknownPage(excerpt(unknown))} onDismiss={forgetUnknown} />
      )}
      <section class="home-words">
        <h1>{w.title}</h1>
        <p class="home-lead">{w.lead}</p>
        <p>{w.question}</p>
        <div class="row">
          <a class="key main" href={addressOf("play")}>
            {w.playALevel}
          </a>
          <a class="key" href={addressOf("train")}>
            {w.trainAnAgent}
          </a>
        </div>
      </section>
      <section class="home-demonstration" aria-label={w.twoAttempts}>
        <Agent who="careless" model={model} look={look} onCompare={compare} />
        <Agent who="careful" model={model} look={look} onCompare={compare} />
        <div class="row home-keys">
          <button type="button" class="key" onClick={() => model.toggle()}>
            {model.isPlaying.value ? w.pause : w.play}
          </button>
          <button type="button" class="key" onClick={() => model.next()}>
            {common.nextLevel}
          </button>
          <span class="soft">{w.simulated(model.levelName.value)}</span>
        </div>
      </section>
      <Ways />
      {offline.value !== "unknown" && <p class="soft small home-offline">{w.offline[offline.value]}</p>}
    </main>
  );
}

interface AgentProps {
  readonly who: Who;
  readonly model: HomeModel;
  readonly look: Look;
  readonly onCompare: (who: Who) => void;
}

function Agent({ who, model, look, onCompare }: AgentProps) {
  const { common, home: w } = words.value;
  const { title, outcome } = w.attempts[who];
  const counters = model.counters[who].value;
  const pictures = model.pictures[who].value;
  const label = counters
    ? w.board(title, Math.round(100 * counters.done), counters.gone, counters.steps)
    : title;
  return (
    <figure class="home-agent">
      <figcaption>
        <h2>{title}</h2>
        <span class="soft">{outcome}</span>
      </figcaption>
      <div class="home-board">
        <BoardView pictures={pictures} label={label} look={look} pay={model.pay.value} />
      </div>
      <dl class="home-counters">
        <div>
          <dt>{w.done}</dt>
          <dd>{counters ? `${fixed(100 * counters.done, 0)} %` : "–"}</dd>
        </div>
        <div class={counters && counters.gone > 0 ? "harm" : ""}>
          <dt>{w.gone}</dt>
          <dd>{counters?.gone ?? "–"}</dd>
        </div>
        <div>
          <dt>{w.steps}</dt>
          <dd>
            {counters?.steps ?? "–"}
            {counters?.isOver && <span class="soft"> {w.out}</span>}
          </dd>
        </div>
      </dl>
      <button type="button" class="key small" onClick={() => onCompare(who)}>
        {common.whatIf}
      </button>
    </figure>
  );
}

const WAYS = ["play", "levels", "edit", "train", "benchmark", "studies", "learn", "instruct"] as const;

function Ways() {
  const { shipped } = useServices();
  const { app, home: w } = words.value;
  return (
    <section class="home-ways" aria-label={w.waysLabel}>
      {WAYS.map((page) => (
        <a key={page} class="panel home-way" href={addressOf(page)}>
          <strong>{app.pages[page]}</strong>
          <span>{w.ways[page]}</span>
        </a>
      ))}
      {shipped.cards.value.length > 0 && (
        <p class="soft home-shipped">
          {w.agentsThatComeAlong}{" "}
          {shipped.cards.value.map(({ name, title, trainedOn }, i) => (
            <span key={name}>
              {i > 0 && ", "}
              <a
                href={formatRoute({
                  page: "benchmark",
                  query: { levels: `own-${trainedOn}`, agents: `noop,random,${name}` },
                })}
              >
                {translated(title)}
              </a>
            </span>
          ))}
          .
        </p>
      )}
    </section>
  );
}
