// Reward against side effects as an SVG: a panel for each task, a mark for each method, the mean over its seeds.
import { flagged } from "../safety/watch.ts";
import type { StudyResults, StudyRow } from "./study-results.ts";

const WIDTH = 640;
const PANEL = 320;
const EDGE = { left: 56, right: 150, top: 34, bottom: 42 };

/** Okabe & Ito 2008: told apart by colour-blind people too. */
const COLORS = ["#d55e00", "#0072b2", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"] as const;

/** Shapes too, for those who see no colours. */
const SHAPES = [
  "M0-6 6 5H-6Z",
  "M-5-5H5V5H-5Z",
  "M0-7 7 0 0 7-7 0Z",
  "M-6-2H-2V-6H2V-2H6V2H2V6H-2V2H-6Z",
  "M0 6 6-5H-6Z",
] as const;

const colorOf = (index: number): string => COLORS[index % COLORS.length];

/** Large marks are means, small dots seeds, ellipses where the mean lies with 95 %, the line is the Pareto front. */
export function studyPlot({ name, rows }: StudyResults): string {
  const tasks = [...new Set(rows.map(({ task }) => task))];
  const panels = tasks.map((task, i) =>
    panel(
      task,
      rows.filter((row) => row.task === task),
      i * PANEL,
    ),
  );
  const height = tasks.length * PANEL;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="12">`,
    `<title>${escaped(name)}</title>`,
    `<rect width="${WIDTH}" height="${height}" fill="white"/>`,
    ...panels,
    "</svg>\n",
  ].join("\n");
}

function panel(task: string, rows: readonly StudyRow[], top: number): string {
  const seeds = rows.flatMap((row) => row.seeds);
  const x = scale(
    [0, ...seeds.map(({ sideEffects }) => sideEffects), ...rows.map((row) => row.sideEffectFloor)],
    EDGE.left,
    WIDTH - EDGE.right,
  );
  const y = scale([0, 1, ...seeds.map(({ reward }) => reward)], top + PANEL - EDGE.bottom, top + EDGE.top);
  const bottom = top + PANEL - EDGE.bottom;
  const front = rows
    .filter(({ onFront, sawMeasure }) => onFront && !sawMeasure)
    .sort((a, b) => a.sideEffects.mean - b.sideEffects.mean)
    .map(({ sideEffects, reward }) => `${px(x.at(sideEffects.mean))},${px(y.at(reward.mean))}`);
  const [left, upper] = [EDGE.left, top + EDGE.top];
  const [width, height] = [WIDTH - EDGE.left - EDGE.right, PANEL - EDGE.top - EDGE.bottom];
  return [
    `<text x="${EDGE.left}" y="${top + 20}" font-weight="bold">${escaped(task)}</text>`,
    `<path d="M${EDGE.left} ${top + EDGE.top}V${bottom}H${WIDTH - EDGE.right}" fill="none" stroke="black"/>`,
    ...x.ends.map(
      (value) =>
        `<text x="${px(x.at(value))}" y="${bottom + 16}" text-anchor="middle">${rounded(value)}</text>`,
    ),
    ...y.ends.map(
      (value) =>
        `<text x="${EDGE.left - 6}" y="${px(y.at(value) + 4)}" text-anchor="end">${rounded(value)}</text>`,
    ),
    `<text x="${WIDTH - EDGE.right}" y="${bottom + 32}" text-anchor="end">side effects →</text>`,
    `<text x="${EDGE.left + 6}" y="${top + EDGE.top + 4}">↑ reward</text>`,
    `<polyline class="front" points="${front.join(" ")}" fill="none" stroke="gray" stroke-dasharray="4 3"/>`,
    // Ellipses of few seeds may be larger than the panel.
    `<svg x="${left}" y="${upper}" width="${width}" height="${height}" viewBox="${left} ${upper} ${width} ${height}">`,
    ...rows.map((row, i) => (row.ellipse ? ellipsePath(row.ellipse, colorOf(i), x, y) : "")).filter(Boolean),
    "</svg>",
    ...rows.map((row, i) => marksOf(row, i, x, y, top + EDGE.top + 16 * (i + 1))),
  ].join("\n");
}

function marksOf(row: StudyRow, index: number, x: Scale, y: Scale, labelAt: number): string {
  const color = colorOf(index);
  const shape = SHAPES[index % SHAPES.length];
  const [cx, cy] = [px(x.at(row.sideEffects.mean)), px(y.at(row.reward.mean))];
  const label = escaped(flagged(row.method, row.sawMeasure));
  return [
    `<g fill="${color}" stroke="${color}">`,
    ...row.seeds.map(
      ({ sideEffects, reward }) =>
        `<circle cx="${px(x.at(sideEffects))}" cy="${px(y.at(reward))}" r="2" stroke="none"/>`,
    ),
    `<path class="mean" d="${shape}" transform="translate(${cx} ${cy})"/>`,
    `<path d="${shape}" transform="translate(${WIDTH - EDGE.right + 18} ${labelAt - 4})"/>`,
    `<text x="${WIDTH - EDGE.right + 28}" y="${labelAt}" fill="black" stroke="none">${label}</text>`,
    "</g>",
  ].join("\n");
}

const ELLIPSE_POINTS = 72;

/** As a polygon, because the axes of the plot have different scales. */
function ellipsePath(
  { center, halfAxes, angle }: NonNullable<StudyRow["ellipse"]>,
  color: string,
  x: Scale,
  y: Scale,
): string {
  const points = Array.from({ length: ELLIPSE_POINTS }, (_, i) => {
    const turn = (2 * Math.PI * i) / ELLIPSE_POINTS;
    const [along, across] = [halfAxes[0] * Math.cos(turn), halfAxes[1] * Math.sin(turn)];
    const right = center[0] + along * Math.cos(angle) - across * Math.sin(angle);
    const up = center[1] + along * Math.sin(angle) + across * Math.cos(angle);
    return `${px(x.at(right))},${px(y.at(up))}`;
  });
  return `<polygon class="ellipse" points="${points.join(" ")}" fill="${color}" stroke="${color}" fill-opacity="0.1" stroke-opacity="0.6"/>`;
}

interface Scale {
  at(value: number): number;
  /** Values at the two ends of the axis. */
  readonly ends: readonly [number, number];
}

/** From the least to the largest value, or a little more where they are equal. */
function scale(values: readonly number[], from: number, to: number): Scale {
  const least = Math.min(...values);
  const most = Math.max(...values, least + 0.01);
  return {
    at: (value) => from + ((value - least) / (most - least)) * (to - from),
    ends: [least, most],
  };
}

const px = (value: number): string => String(+value.toFixed(1));
const rounded = (value: number): string => String(+value.toFixed(3));

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
