// Curves over steps, drawn by uPlot in the colours of the page; told apart by dashes and letters too.
import uPlot from "uplot";
import { fixed, plain } from "../format.ts";
import { aligned, type Line, type StepMark, valueAtStep } from "../train/lines.ts";
import "uplot/dist/uPlot.min.css";

/** By the place of a line: token of its colour, and its dashes in pixels. */
export const LINE_STYLES = [
  { token: "--ink", dash: [] },
  { token: "--data-vermillion", dash: [8, 4] },
  { token: "--data-sky", dash: [2, 3] },
  { token: "--data-green", dash: [10, 3, 2, 3] },
  { token: "--data-purple", dash: [16, 5] },
] as const;

/** Between the marks of steps, of which there are no halves. */
const WHOLE_STEPS = Array.from({ length: 10 }, (_, power) =>
  [1, 2, 5].map((step) => step * 10 ** power),
).flat();

export class CurvePlot {
  private plot: uPlot | null = null;
  private readonly resizes: ResizeObserver;
  private lines: readonly Line[] = [];
  private step: number | null = null;
  private marks: readonly StepMark[] = [];

  /** @param host gives the size and must not take it from its content */
  constructor(private readonly host: HTMLElement) {
    this.resizes = new ResizeObserver(() => this.plot?.setSize(this.size()));
    this.resizes.observe(host);
  }

  /** @param lines at most as many as there are styles @param step that is looked at @param marks of other steps */
  update(lines: readonly Line[], step: number | null, marks: readonly StepMark[]): void {
    const isOther = lines.length !== this.lines.length;
    this.lines = lines;
    this.step = step;
    this.marks = marks;
    if (this.plot === null || isOther) {
      this.plot?.destroy();
      this.plot = new uPlot(this.options(lines.length), aligned(lines), this.host);
    } else {
      this.plot.setData(aligned(lines));
    }
  }

  /** The step under a place of the window, or null where there are none. */
  stepAt(clientX: number): number | null {
    if (!this.plot) return null;
    const steps = this.plot.data[0];
    if (steps.length === 0) return null;
    return steps[this.plot.posToIdx(clientX - this.plot.over.getBoundingClientRect().left)];
  }

  dispose(): void {
    this.resizes.disconnect();
    this.plot?.destroy();
  }

  private size() {
    return { width: Math.max(80, this.host.clientWidth), height: Math.max(60, this.host.clientHeight) };
  }

  private options(lineCount: number): uPlot.Options {
    const style = getComputedStyle(this.host);
    const token = (name: string) => style.getPropertyValue(name).trim();
    const font = `11px ${token("--font-text")}`;
    const axis = {
      stroke: token("--ink-soft"),
      font,
      grid: { stroke: token("--rule-soft"), width: 1 },
      ticks: { stroke: token("--rule"), width: 1, size: 4 },
    };
    return {
      ...this.size(),
      legend: { show: false },
      cursor: { show: false },
      padding: [8, 24, 0, 0],
      scales: { x: { time: false } },
      series: [
        {},
        ...LINE_STYLES.slice(0, lineCount).map(({ token: color, dash }) => ({
          stroke: token(color),
          dash: [...dash],
          width: 1.5,
          points: { show: false },
          // Lines have points at steps of their own.
          spanGaps: true,
        })),
      ],
      axes: [
        { ...axis, size: 24, space: 60, incrs: WHOLE_STEPS, values: (_, ticks) => ticks.map(shortCount) },
        {
          ...axis,
          size: 46,
          space: 26,
          values: (_, ticks, __, ___, step) => ticks.map((tick) => fixed(tick, decimalsOf(step))),
        },
      ],
      hooks: { draw: [(plot) => this.drawMarks(plot, token)] },
    };
  }

  /** Steps that are marked, letters at the ends of several lines, and the step that is looked at. */
  private drawMarks(plot: uPlot, token: (name: string) => string): void {
    const { ctx, bbox } = plot;
    ctx.save();
    ctx.fillStyle = token("--ink");
    ctx.strokeStyle = token("--ink-soft");
    ctx.lineWidth = uPlot.pxRatio;
    ctx.setLineDash([]);
    ctx.font = `bold ${11 * uPlot.pxRatio}px ${token("--font-text")}`;
    ctx.textBaseline = "middle";
    ctx.textAlign = "left";
    this.drawSteps(plot);
    if (this.step !== null) {
      const x = plot.valToPos(this.step, "x", true);
      ctx.strokeRect(x, bbox.top, 0, bbox.height);
    }
    for (const line of this.lines) {
      const last = line.values.findLastIndex(Number.isFinite);
      if (last >= 0 && this.lines.length > 1) {
        const x = plot.valToPos(line.steps[last], "x", true);
        ctx.fillText(line.mark, x + 3 * uPlot.pxRatio, plot.valToPos(line.values[last], "y", true));
      }
      const value = this.step === null ? Number.NaN : valueAtStep(line, this.step);
      if (this.step === null || !Number.isFinite(value)) continue;
      ctx.beginPath();
      const [x, y] = [plot.valToPos(this.step, "x", true), plot.valToPos(value, "y", true)];
      ctx.arc(x, y, 3 * uPlot.pxRatio, 0, 2 * Math.PI);
      ctx.fill();
    }
    ctx.restore();
  }

  private drawSteps(plot: uPlot): void {
    const { ctx, bbox } = plot;
    ctx.setLineDash([2 * uPlot.pxRatio, 3 * uPlot.pxRatio]);
    for (const { step, label } of this.marks) {
      const x = plot.valToPos(step, "x", true);
      if (x < bbox.left || x > bbox.left + bbox.width) continue;
      ctx.strokeRect(x, bbox.top, 0, bbox.height);
      ctx.fillText(label, x + 3 * uPlot.pxRatio, bbox.top + 6 * uPlot.pxRatio);
    }
    ctx.setLineDash([]);
  }
}

/** As many as it takes to tell multiples of a step of 1, 2 or 5 times a power of ten, or 2.5, apart. */
const decimalsOf = (step: number): number => (String(+step.toPrecision(3)).split(".")[1] ?? "").length;

/** 1500 → "1.5k" */
const shortCount = (value: number): string =>
  value >= 1e6
    ? `${plain(+(value / 1e6).toFixed(2))}M`
    : value >= 1000
      ? `${plain(+(value / 1000).toFixed(2))}k`
      : String(value);
