// A scale of points: what is earned, what opens the exit, what could be had.
import { ticksBetween } from "../scale.ts";
import { words } from "../words/words.ts";

const MOST_TICKS = 12;

export interface PointsGaugeProps {
  readonly earned: number;
  readonly required: number;
  readonly available: number;
}

export function PointsGauge({ earned, required, available }: PointsGaugeProps) {
  const least = Math.min(0, earned);
  const most = Math.max(1, available, required, earned);
  const at = (points: number) => `${(100 * (points - least)) / (most - least)}%`;
  const ticks = ticksBetween(least, most, MOST_TICKS).filter(Number.isInteger);
  return (
    <div class="gauge">
      <meter
        class="visually-hidden"
        aria-label={words.value.play.gauge.earned}
        min={least}
        max={most}
        value={earned}
      >
        {words.value.play.gauge.reading(earned, required, available)}
      </meter>
      <div class="gauge-track" aria-hidden="true">
        <div
          class="gauge-bar"
          style={{ left: at(Math.min(0, earned)), right: `calc(100% - ${at(Math.max(0, earned))})` }}
        />
        {required > 0 && <div class="gauge-needed" style={{ left: at(required) }} />}
      </div>
      <div class="gauge-scale" aria-hidden="true">
        {ticks.map((points) => (
          <span key={points} class="reading" style={{ left: at(points) }}>
            {points}
          </span>
        ))}
      </div>
    </div>
  );
}
