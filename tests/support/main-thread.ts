// How long the main thread of a page is busy at a time.
import type { Browser, Page } from "playwright-core";

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of processor time of the thread. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** Milliseconds that each task of the main threads took while something goes on. Processor time, which is what a person
 *  with an idle machine would wait: on a busy one, tasks of a millisecond can take a second by the clock. */
export async function tasksOf(
  browser: Browser,
  page: Page,
  during: () => Promise<void>,
): Promise<readonly number[]> {
  await browser.startTracing(page, { categories: ["toplevel", "__metadata"] });
  await during();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString("utf8")) as {
    traceEvents: readonly TraceEvent[];
  };
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid}/${tid}`;
  const mains = traceEvents.filter(
    ({ name, args }) => name === "thread_name" && args.name === "CrRendererMain",
  );
  const threads = new Set(mains.map(threadOf));
  const found = traceEvents.filter((event) => event.name.endsWith("RunTask") && threads.has(threadOf(event)));
  if (!found.some(({ tdur = 0 }) => tdur > 0)) throw new Error("the trace holds no times of a main thread");
  return found.map(({ tdur = 0 }) => tdur / 1000);
}

/** Milliseconds of processor time of the longest task. */
export const longestTask = async (
  browser: Browser,
  page: Page,
  during: () => Promise<void>,
): Promise<number> => Math.max(...(await tasksOf(browser, page, during)));

/** Milliseconds, by the clock, of the long tasks (over 50 ms) that the browser itself sees in so many milliseconds. */
export const longTasksSeen = (page: Page, milliseconds: number): Promise<number[]> =>
  page.evaluate(
    (time) =>
      new Promise<number[]>((resolve) => {
        const seen: number[] = [];
        const observer = new PerformanceObserver((list) => {
          seen.push(...list.getEntries().map(({ duration }) => duration));
        });
        observer.observe({ type: "longtask" });
        setTimeout(() => resolve(seen), time);
      }),
    milliseconds,
  );
