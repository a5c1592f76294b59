// One time for several boards: a slider, what happened when, keys to step and play, and how fast.
import type { TurningPoint } from "../../safety/turning-points.ts";
import { type Player, SPEEDS } from "../whatif/player.ts";
import { words } from "../words/words.ts";
import { TimeMarks } from "./time-marks.tsx";

const SHAPES = {
  start: "M6 5v14M19 5 9 12l10 7z",
  back: "M17 5 7 12l10 7z",
  play: "M7 4l13 8-13 8z",
  pause: "M8 5v14M16 5v14",
  on: "M7 5l10 7-10 7z",
  end: "M18 5v14M5 5l10 7-10 7z",
  before: "M15 4 7 12l8 8M19 8v8",
  after: "M9 4l8 8-8 8M5 8v8",
} as const;

const TimeKey = ({
  shape,
  label,
  isMain = false,
  onPress,
}: {
  readonly shape: keyof typeof SHAPES;
  readonly label: string;
  readonly isMain?: boolean;
  readonly onPress: () => void;
}) => (
  <button
    type="button"
    class={isMain ? "key main" : "key"}
    aria-label={label}
    title={label}
    onClick={onPress}
  >
    <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
      <path
        d={SHAPES[shape]}
        fill="currentColor"
        stroke="currentColor"
        stroke-width="3"
        stroke-linejoin="round"
      />
    </svg>
  </button>
);

export interface TimeBarProps {
  readonly player: Player;
  /** What happened when, and how to get there; nothing is shown of it unless given. */
  readonly turns?: {
    readonly points: readonly TurningPoint[];
    readonly onTurn: (direction: -1 | 1) => void;
  };
}

export function TimeBar({ player, turns }: TimeBarProps) {
  const w = words.value.time;
  const step = player.step.value;
  const isPlaying = player.isPlaying.value;
  const loop = player.loop.value;
  const loopState = loop === null ? "none" : loop.to === null ? "begun" : "whole";
  return (
    <div class="time-bar">
      {turns && <TimeMarks turningPoints={turns.points} loop={loop} steps={player.steps} />}
      <input
        type="range"
        min={0}
        max={player.steps}
        step={1}
        value={step}
        aria-label={w.step}
        aria-valuetext={w.stepOf(step, player.steps)}
        onInput={(event) => player.seek(event.currentTarget.valueAsNumber)}
      />
      <div class="time-keys">
        <TimeKey shape="start" label={w.toStart} onPress={() => player.seek(0)} />
        <TimeKey shape="back" label={w.back} onPress={() => player.seek(step - 1)} />
        <TimeKey
          shape={isPlaying ? "pause" : "play"}
          label={isPlaying ? w.pause : w.play}
          isMain
          onPress={() => player.toggle()}
        />
        <TimeKey shape="on" label={w.on} onPress={() => player.seek(step + 1)} />
        <TimeKey shape="end" label={w.toEnd} onPress={() => player.seek(player.steps)} />
        {turns && (
          <>
            <TimeKey shape="before" label={w.before} onPress={() => turns.onTurn(-1)} />
            <TimeKey shape="after" label={w.after} onPress={() => turns.onTurn(1)} />
          </>
        )}
        <button
          type="button"
          class="key"
          aria-pressed={loop !== null}
          title={w.loops[loopState]}
          onClick={() => player.markLoop()}
        >
          {loop === null ? w.loop : w.loopPart(loop.from, String(loop.to ?? "…"))}
        </button>
        <label class="time-speed">
          <span class="visually-hidden">{w.speed}</span>
          <select
            value={String(player.speed.value)}
            onChange={(event) => {
              player.speed.value = Number(event.currentTarget.value);
            }}
          >
            {SPEEDS.map((speed) => (
              <option key={speed} value={String(speed)}>
                {`${speed} / s`}
              </option>
            ))}
          </select>
        </label>
        <p class="time-step reading">
          <span class="wide-only">{w.stepWord} </span>
          <strong>{step}</strong> {w.of(player.steps)}
        </p>
      </div>
    </div>
  );
}
