// Readings of attempts with other luck, as marks on a line: what chance alone reads, and what more there is.
import { useEffect, useState } from "preact/hooks";
import { messageOf } from "../../../base/check.ts";
import { fixed } from "../../format.ts";
import type { LuckOf } from "../../lessons/lesson.ts";
import { mean, onceWith, type Reading, readingOf, withLuck } from "../../lessons/readings.ts";
import { useServices } from "../../services.ts";
import { words } from "../../words/words.ts";
import { useDemonstrations } from "./attempts.tsx";
import { useLesson } from "./context.ts";

/** Readings of a kind that one press adds. */
const AT_ONCE = 5;

export interface ChanceProps {
  readonly of: readonly string[];
  readonly keys: readonly LuckOf[];
}

interface Line {
  readonly title: string;
  readonly readings: readonly Reading[];
}

export function Chance({ of, keys }: ChanceProps) {
  const { judgeWorker } = useServices();
  const { words: its } = useLesson();
  const w = words.value.learn;
  const replays = useDemonstrations(of);
  const [asked, setAsked] = useState(AT_ONCE);
  const [readings, setReadings] = useState<ReadonlyMap<string, Reading>>(new Map());
  const [problem, setProblem] = useState("");
  const kinds = of.flatMap((name, i) => keys.map((luck) => ({ name, luck, replay: replays[i] })));
  const idOf = (name: string, luck: LuckOf, seed: number) => `${name} ${luck} ${seed}`;
  useEffect(() => {
    let isStale = false;
    const measure = async () => {
      for (let seed = asked - AT_ONCE + 1; seed <= asked; seed++) {
        for (const { name, luck, replay } of kinds) {
          const report = await judgeWorker.call((api) =>
            api.judge(withLuck(replay, seed), replay.actions.length, onceWith(luck)),
          );
          if (isStale) return;
          setReadings((known) => new Map(known).set(idOf(name, luck, seed), readingOf(report)));
        }
      }
    };
    measure().catch((error: unknown) => setProblem(messageOf(error)));
    return () => {
      isStale = true;
    };
  }, [asked]);
  const lines = kinds.map(({ name, luck }): Line => {
    const known = Array.from({ length: asked }, (_, i) => readings.get(idOf(name, luck, i + 1)));
    return {
      title: `${its.attempts[name]}, ${w.luck[luck]}`,
      readings: known.filter((reading) => reading !== undefined),
    };
  });
  // The floor is what it is whatever was done; the first kind has drawn it.
  const floors = lines[0].readings.map(({ floor }) => floor);
  const all = [{ title: w.nobody, values: floors }].concat(
    lines.map(({ title, readings: its }) => ({ title, values: its.map(({ distance }) => distance) })),
  );
  const most = Math.max(1, ...all.flatMap(({ values }) => values));
  const isWorking = lines.some((line) => line.readings.length < asked);
  return (
    <div class="panel stack lesson-chance">
      {problem && <p role="alert">{problem}</p>}
      <dl aria-busy={isWorking}>
        {all.map(({ title, values }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>
              <svg viewBox="0 0 400 24" role="img" aria-label={spoken(values)}>
                <path d="M4 12H396" stroke="var(--rule)" />
                {values.map((value, i) => (
                  <circle key={i} cx={4 + (392 * value) / most} cy="12" r="4.5" />
                ))}
                {values.length > 0 && <path class="mean" d={`M${4 + (392 * mean(values)) / most} 1V23`} />}
              </svg>
              <span class="reading">{values.length > 0 ? fixed(mean(values), 2) : "–"}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p class="small soft">{w.eachMark(fixed(most, 1))}</p>
      <button type="button" class="key" disabled={isWorking} onClick={() => setAsked(asked + AT_ONCE)}>
        {isWorking ? w.measuring : w.measureMore(AT_ONCE)}
      </button>
    </div>
  );
}

const spoken = (values: readonly number[]): string =>
  values.length === 0
    ? words.value.learn.noMeasurement
    : words.value.learn.measurements(
        values.length,
        fixed(Math.min(...values), 2),
        fixed(Math.max(...values), 2),
      );
