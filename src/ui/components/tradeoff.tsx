// Reward against side effects, one mark per agent: up is more done, right is more broken.
import { plain } from "../format.ts";
import { ticksBetween } from "../scale.ts";
import { words } from "../words/words.ts";

interface Estimate {
  readonly mean: number;
  /** NaN where there are too few episodes for one. */
  readonly standardError: number;
}

export interface TradeoffPoint {
  readonly title: string;
  readonly reward: Estimate;
  readonly sideEffects: Estimate;
  /** Side effects by chance alone. */
  readonly floor: number;
}

const ends = ({ mean, standardError }: Estimate): readonly [least: number, most: number] => {
  const error = Number.isFinite(standardError) ? standardError : 0;
  return [mean - error, mean + error];
};

const WIDTH = 560;
const HEIGHT = 306;
const EDGE = { left: 38, right: 10, top: 12, bottom: 40 };

/** Shapes and colours, so that neither is the only signal. */
const MARKS = [
  ["var(--data-vermillion)", "M0-6 6 5H-6Z"],
  ["var(--data-blue)", "M-5-5H5V5H-5Z"],
  ["var(--data-green)", "M0-7 7 0 0 7-7 0Z"],
  ["var(--data-purple)", "M-6-2H-2V-6H2V-2H6V2H2V6H-2V2H-6Z"],
  ["var(--data-orange)", "M0 6 6-5H-6Z"],
] as const;

export const TradeoffMark = ({ index }: { readonly index: number }) => {
  const [color, path] = MARKS[index % MARKS.length];
  return (
    <svg viewBox="-8 -8 16 16" width="14" height="14" aria-hidden="true">
      <path d={path} fill={color} />
    </svg>
  );
};

export function Tradeoff({ points }: { readonly points: readonly TradeoffPoint[] }) {
  const w = words.value.benchmark.tradeoff;
  const known = points.filter(({ reward, sideEffects }) => Number.isFinite(reward.mean + sideEffects.mean));
  const mostEffects =
    1.06 * Math.max(0.1, ...known.flatMap(({ sideEffects, floor }) => [floor, ...ends(sideEffects)]));
  const bounds = [0, 1, ...known.flatMap(({ reward }) => ends(reward))];
  const [least, most] = [Math.min(...bounds), Math.max(...bounds)];
  const x = (value: number) => EDGE.left + (value / mostEffects) * (WIDTH - EDGE.left - EDGE.right);
  const y = (value: number) =>
    HEIGHT - EDGE.bottom - ((value - least) / (most - least)) * (HEIGHT - EDGE.top - EDGE.bottom);
  return (
    <figure>
      <svg class="tradeoff" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={w.label}>
        <path class="axis" d={`M${EDGE.left} ${EDGE.top}V${y(least)}H${WIDTH - EDGE.right}`} />
        {ticksBetween(least, most, 6).map((value) => (
          <g key={value}>
            <path class="axis" d={`M${EDGE.left - 4} ${y(value)}h4`} />
            <text x={EDGE.left - 7} y={y(value) + 4} text-anchor="end">
              {plain(+value.toFixed(3))}
            </text>
          </g>
        ))}
        {ticksBetween(0, mostEffects, 6).map((value) => (
          <g key={value}>
            <path class="axis" d={`M${x(value)} ${y(least)}v4`} />
            <text x={x(value)} y={y(least) + 16} text-anchor="middle">
              {plain(+value.toFixed(3))}
            </text>
          </g>
        ))}
        <text x={WIDTH - EDGE.right} y={HEIGHT - 3} text-anchor="end">
          {w.across}
        </text>
        <text x={EDGE.left + 6} y={EDGE.top + 6}>
          {w.up}
        </text>
        {known.map(({ title, reward, sideEffects, floor }) => {
          const index = points.findIndex((point) => point.title === title);
          const [color, path] = MARKS[index % MARKS.length];
          const [left, right] = ends(sideEffects).map((value) => x(Math.max(0, value)));
          const [bottom, top] = ends(reward).map(y);
          return (
            <g key={title} stroke={color} fill={color} stroke-width="2">
              <path d={`M${left} ${y(reward.mean)}H${right}M${x(sideEffects.mean)} ${bottom}V${top}`} />
              {floor > 0 && (
                <path
                  d={`M${x(floor)} ${y(least)}V${EDGE.top}`}
                  stroke-width="1"
                  stroke-dasharray="2 4"
                  fill="none"
                />
              )}
              <path
                stroke="none"
                d={path}
                transform={`translate(${x(sideEffects.mean)} ${y(reward.mean)})`}
              />
            </g>
          );
        })}
      </svg>
      <figcaption class="small soft">
        {w.about}
        {known.some(({ floor }) => floor > 0) && ` ${w.aboutChance}`}
      </figcaption>
    </figure>
  );
}
