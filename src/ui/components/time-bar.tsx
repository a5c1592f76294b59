// One time for several boards: a slider, keys to step and play, and how fast.
import { type Player, SPEEDS } from "../whatif/player.ts";

const SHAPES = {
  start: "M6 5v14M19 5 9 12l10 7z",
  back: "M17 5 7 12l10 7z",
  play: "M7 4l13 8-13 8z",
  pause: "M8 5v14M16 5v14",
  on: "M7 5l10 7-10 7z",
  end: "M18 5v14M5 5l10 7-10 7z",
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

export function TimeBar({ player }: { readonly player: Player }) {
  const step = player.step.value;
  const isPlaying = player.isPlaying.value;
  return (
    <div class="time-bar">
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
