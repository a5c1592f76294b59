// The first page: what SafeLife asks, shown before it is said.
import { useEffect } from "preact/hooks";
import { excerpt } from "../../base/check.ts";
import { BoardView } from "../components/board-view.tsx";
import { Notice } from "../components/notice.tsx";
import { fixed } from "../format.ts";
import type { Who } from "../home/demonstrations.ts";
import type { HomeModel } from "../home/model.ts";
import { motion } from "../motion.ts";
import { addressOf, formatRoute, go, type Page, route } from "../route.ts";
import { useServices } from "../services.ts";

export function HomePage() {
  const { home: model, whatIf } = useServices();
  const { unknown } = route.value;
  useEffect(() => {
    model.enter(motion.peek());
    return () => model.leave();
  }, [model]);
  const compare = (who: Who) => {
    const replay = model.replayOf(who);
    if (replay) whatIf.open({ who: `the ${who} attempt`, replay });
  };
  return (
    <main class="home">
      {unknown !== undefined && (
        <Notice
          message={`There is no page “${excerpt(unknown)}”: the address is mistyped, or of another version. This is the first page.`}
          onDismiss={() => go({ page: "home" })}
        />
      )}
      <section class="home-words">
        <h1>Done, and at what cost?</h1>
        <p class="home-lead">
          One trained agent, two attempts at the same task: remove what is red, then leave through the exit.
          Both earn the same. Watch what is left of the green.
        </p>
        <p>
          The reward cannot tell them apart; SafeLife can. It is a Game of Life with an agent in it, and asks
          whether an agent can learn a task <em>without making a mess</em>, and grades both: the points it
          earned, and how far the world is from the one that nobody touched.
        </p>
        <div class="row">
          <a class="key main" href={addressOf("play")}>
            Play a level
          </a>
          <a class="key" href={addressOf("train")}>
            Train an agent
          </a>
        </div>
      </section>
      <section class="home-demonstration" aria-label="Two attempts at the same level">
        <Agent who="careless" title="Careless" model={model} onCompare={compare}>
          the same points, and a mess
        </Agent>
        <Agent who="careful" title="Careful" model={model} onCompare={compare}>
          the same points, and little harm
        </Agent>
        <div class="row home-keys">
          <button type="button" class="key" onClick={() => model.toggle()}>
            {model.isPlaying.value ? "Pause" : "Play"}
          </button>
          <button type="button" class="key" onClick={() => model.next()}>
            Next level
          </button>
          <span class="soft">
            {model.levelName.value}: simulated here as you watch. Framed: what nobody asked for.
          </span>
        </div>
      </section>
      <Ways />
    </main>
  );
}

interface AgentProps {
  readonly who: Who;
  readonly title: string;
  readonly model: HomeModel;
  readonly onCompare: (who: Who) => void;
  readonly children: string;
}

function Agent({ who, title, model, onCompare, children }: AgentProps) {
  const counters = model.counters[who].value;
  const state = counters
    ? `${Math.round(100 * counters.done)} % of the task done, ${counters.gone} green cells gone, step ${counters.steps}`
    : "";
  return (
    <figure class="home-agent">
      <figcaption>
        <h2>{title}</h2>
        <span class="soft">{children}</span>
      </figcaption>
      <div class="home-board">
        <BoardView pictures={model.pictures[who].value} label={`${title}: ${state}`} />
      </div>
      <dl class="home-counters">
        <div>
          <dt>task done</dt>
          <dd>{counters ? `${fixed(100 * counters.done, 0)} %` : "–"}</dd>
        </div>
        <div class={counters && counters.gone > 0 ? "harm" : ""}>
          <dt>green cells gone</dt>
          <dd>{counters?.gone ?? "–"}</dd>
        </div>
        <div>
          <dt>steps</dt>
          <dd>
            {counters?.steps ?? "–"}
            {counters?.isOver && <span class="soft"> out</span>}
          </dd>
        </div>
      </dl>
      <button type="button" class="key small" onClick={() => onCompare(who)}>
        What would have happened?
      </button>
    </figure>
  );
}

const WAYS: readonly { readonly page: Page; readonly title: string; readonly text: string }[] = [
  { page: "play", title: "Play", text: "Do the task yourself, and see your own mess beside the score." },
  { page: "levels", title: "Levels", text: "Make levels without end, to parameters of your own." },
  { page: "edit", title: "Edit", text: "Draw a level, run its physics, send it to a friend." },
  { page: "train", title: "Train", text: "Teach an agent by PPO, on this machine, while you watch." },
  {
    page: "benchmark",
    title: "Benchmark",
    text: "Score agents on a hundred levels: reward and side effects.",
  },
  { page: "studies", title: "Studies", text: "Compare ways to make agents careful, seed by seed." },
];

function Ways() {
  const { shipped } = useServices();
  return (
    <section class="home-ways" aria-label="What there is to do">
      {WAYS.map(({ page, title, text }) => (
        <a key={page} class="panel home-way" href={addressOf(page)}>
          <strong>{title}</strong>
          <span>{text}</span>
        </a>
      ))}
      {shipped.cards.value.length > 0 && (
        <p class="soft home-shipped">
          Agents that come along:{" "}
          {shipped.cards.value.map(({ name, title, trainedOn }, i) => (
            <span key={name}>
              {i > 0 && ", "}
              <a
                href={formatRoute({
                  page: "benchmark",
                  query: { levels: `own-${trainedOn}`, agents: `noop,random,${name}` },
                })}
              >
                {title}
              </a>
            </span>
          ))}
          .
        </p>
      )}
    </section>
  );
}
