// One time for several boards: a slider, what happened when, keys to step and play, and how fast.
import type { TurningPoint } from "../../safety/turning-points.ts";
import { type Player, SPEEDS } from "../whatif/player.ts";
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

const LOOP_WORDS = {
  none: "Mark the beginning of a part to play again and again",
  begun: "Mark the end of the part",
  whole: "Stop playing a part again and again",
} as const;

export function TimeBar({ player, turns }: TimeBarProps) {
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
        aria-label="Step"
        aria-valuetext={`step ${step} of ${player.steps}`}
        onInput={(event) => player.seek(event.currentTarget.valueAsNumber)}
      />
      <div class="time-keys">
        <TimeKey shape="start" label="To the start" onPress={() => player.seek(0)} />
        <TimeKey shape="back" label="One step back" onPress={() => player.seek(step - 1)} />
        <TimeKey
          shape={isPlaying ? "pause" : "play"}
          label={isPlaying ? "Pause" : "Play"}
          isMain
          onPress={() => player.toggle()}
        />
        <TimeKey shape="on" label="One step on" onPress={() => player.seek(step + 1)} />
        <TimeKey shape="end" label="To the end" onPress={() => player.seek(player.steps)} />
        {turns && (
          <>
            <TimeKey
              shape="before"
              label="To where something changed before"
              onPress={() => turns.onTurn(-1)}
            />
            <TimeKey shape="after" label="To where something changes next" onPress={() => turns.onTurn(1)} />
          </>
        )}
        <button
          type="button"
          class="key"
          aria-pressed={loop !== null}
          title={LOOP_WORDS[loopState]}
          onClick={() => player.markLoop()}
        >
          {loop === null ? "Loop" : `Loop ${loop.from} – ${loop.to ?? "…"}`}
        </button>
        <label class="time-speed">
          <span class="visually-hidden">Speed, steps a second</span>
          <select
            value={String(player.speed.value)}
            onChange={(event) => {
              player.speed.value = Number(event.currentTarget.value);
            }}
          >
            {SPEEDS.map((speed) => (
              <option key={speed} value={String(speed)}>
                {speed} / s
              </option>
            ))}
          </select>
        </label>
        <p class="time-step reading">
          <span class="wide-only">step </span>
          <strong>{step}</strong> of {player.steps}
        </p>
      </div>
    </div>
  );
}
