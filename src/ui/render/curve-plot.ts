// One curve over steps, drawn by uPlot in the colours of the page.
import uPlot from "uplot";
import { fixed } from "../format.ts";
import "uplot/dist/uPlot.min.css";

export class CurvePlot {
  private readonly plot: uPlot;
  private readonly resizes: ResizeObserver;

  /** @param host gives the size and must not take it from its content */
  constructor(private readonly host: HTMLElement) {
    this.plot = new uPlot(this.options(), [[], []], host);
    this.resizes = new ResizeObserver(() => this.plot.setSize(this.size()));
    this.resizes.observe(host);
  }

  /** @param values NaN leaves a gap */
  update(steps: readonly number[], values: readonly number[]): void {
    const known = values.map((value) => (Number.isFinite(value) ? value : null));
    this.plot.setData([[...steps], known]);
  }

  dispose(): void {
    this.resizes.disconnect();
    this.plot.destroy();
  }

  private size() {
    return { width: Math.max(80, this.host.clientWidth), height: Math.max(60, this.host.clientHeight) };
  }

  private options(): uPlot.Options {
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
      series: [{}, { stroke: token("--ink"), width: 1.5, points: { show: false } }],
      axes: [
        { ...axis, size: 24, space: 60, values: (_, ticks) => ticks.map(shortCount) },
        {
          ...axis,
          size: 46,
          space: 26,
          values: (_, ticks, __, ___, step) => ticks.map((tick) => fixed(tick, decimalsOf(step))),
        },
      ],
    };
  }
}

/** As many as it takes to tell multiples of a step of 1, 2 or 5 times a power of ten, or 2.5, apart. */
const decimalsOf = (step: number): number => (String(+step.toPrecision(3)).split(".")[1] ?? "").length;

/** 1500 → "1.5k" */
const shortCount = (value: number): string =>
  value >= 1e6
    ? `${+(value / 1e6).toFixed(2)}M`
    : value >= 1000
      ? `${+(value / 1000).toFixed(2)}k`
      : String(value);
