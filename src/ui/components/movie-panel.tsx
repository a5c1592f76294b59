// An episode as a moving picture: what it will be, how far it is, what came of it.
import { useEffect, useState } from "preact/hooks";
import { count, fixed } from "../format.ts";
import { type MovieMaking, type MovieOrder, planOf } from "../movie/making.ts";
import type { MovieKind } from "../movie/plan.ts";
import { translated, words } from "../words/words.ts";
import { Check } from "./check.tsx";

export interface MoviePanelProps {
  readonly making: MovieMaking;
  /** The episode that is open, the looped part of it, or all. */
  readonly order: Omit<MovieOrder, "kind">;
  /** What stands beside it. */
  readonly beside: string;
}

export function MoviePanel({ making, order, beside }: MoviePanelProps) {
  const { movie: w } = words.value;
  const [hasBoth, setHasBoth] = useState(true);
  const isMaking = making.state.value.state === "making";
  const hasFailed = making.state.value.state === "failed";
  // After a failure it is asked again.
  useEffect(() => {
    if (!isMaking) void making.askForVideo();
  }, [making, isMaking]);
  const orderOf = (kind: MovieKind): MovieOrder => ({
    ...order,
    ...(!hasBoth && { beside: "nothing" }),
    kind,
  });
  const ending = making.videoEnding.value;
  const key = (kind: MovieKind, what: string) => (
    <li class="row">
      <button type="button" class="key" disabled={isMaking} onClick={() => void making.make(orderOf(kind))}>
        {w[kind]}
      </button>
      <span class="soft">
        {what}: <Plan order={orderOf(kind)} />
      </span>
    </li>
  );
  return (
    <section class="stack" aria-labelledby="movie-title">
      <h3 id="movie-title">{w.title}</h3>
      <p class="small soft">{w.steps(order.from, order.to, order.speed)}</p>
      <Check label={w.beside(beside)} isChecked={hasBoth} onChange={setHasBoth} />
      <ul class="save-kinds">
        {key("gif", w.gifWhat)}
        {ending && key("video", w.videoWhat(ending))}
      </ul>
      {ending === null && <p class="small soft">{w.noVideo}</p>}
      {ending === undefined && !hasFailed && <p class="small soft">{w.asking}</p>}
      <Progress making={making} />
    </section>
  );
}

function Plan({ order }: { readonly order: MovieOrder }) {
  const { movie: w } = words.value;
  const { width, height, steps, delay } = planOf(order);
  const every = (steps[1] ?? 0) - (steps[0] ?? 0);
  return (
    <>
      {w.plan(width, height, steps.length, fixed((steps.length * delay) / 1000, 1))}
      {every > 1 && `. ${w.leavesOut(every)}`}
    </>
  );
}

function Progress({ making }: { readonly making: MovieMaking }) {
  const { movie: w } = words.value;
  const state = making.state.value;
  return (
    <>
      {state.state === "making" && (
        <div class="row">
          <progress value={state.done} max={state.frames} aria-label={w.progress} />
          <span class="soft reading">{w.making(state.done, state.frames)}</span>
          <button type="button" class="key" onClick={() => making.stop()}>
            {w.stop}
          </button>
        </div>
      )}
      {state.state === "failed" && <p role="alert">{translated(state.message)}</p>}
      <p role="status">{state.state === "made" && w.made(state.name, inKilobytes(state.bytes))}</p>
    </>
  );
}

const inKilobytes = (bytes: number): string => `${count(Math.ceil(bytes / 1000))} kB`;
