// A page and its threads, as Chromium's debugger sees them.
import type { Page } from "playwright-core";

export interface Counts {
  /** Bytes of JavaScript's heap after a collection, of the page and all its threads. */
  readonly heap: number;
  /** Of tfjs, in all threads. */
  readonly tensors: number;
  /** Buffers of GPU devices that were neither destroyed nor collected. */
  readonly buffers: number;
  /** Of the page's documents. */
  readonly nodes: number;
}

/** Put into every thread: counts buffers. True once it does. */
const COUNTING = `(() => {
  if (self.soakBuffers !== undefined) return true;
  if (!self.GPUDevice) return false;
  self.soakBuffers = 0;
  const gone = new FinalizationRegistry((state) => { if (!state.isDestroyed) self.soakBuffers--; });
  const { createBuffer } = GPUDevice.prototype;
  const { destroy } = GPUBuffer.prototype;
  const states = new WeakMap();
  GPUDevice.prototype.createBuffer = function (...args) {
    const buffer = createBuffer.apply(this, args);
    const state = { isDestroyed: false };
    states.set(buffer, state);
    gone.register(buffer, state);
    self.soakBuffers++;
    return buffer;
  };
  GPUBuffer.prototype.destroy = function () {
    const state = states.get(this);
    if (state && !state.isDestroyed) {
      state.isDestroyed = true;
      self.soakBuffers--;
    }
    return destroy.call(this);
  };
  return true;
})()`;

/** tfjs keeps its engine under this name for all of its copies. */
const READING = "[self._tfengine?.memory().numTensors ?? 0, self.soakBuffers]";

type Send = (method: string, params?: object) => Promise<unknown>;

/** One thread, spoken to through the page. */
class Thread {
  #lastId = 0;
  readonly #waiting = new Map<number, (answer: Answer | null) => void>();
  isEnded = false;

  constructor(private readonly post: (message: string) => Promise<unknown>) {}

  /** @throws ThreadEnded where it does before it has answered */
  readonly send: Send = (method, params = {}) =>
    new Promise((resolve, reject) => {
      const id = ++this.#lastId;
      this.#waiting.set(id, (answer) => {
        if (answer === null) reject(new ThreadEnded());
        else if (answer.error) reject(new Error(answer.error.message));
        else resolve(answer.result);
      });
      if (this.isEnded) this.end();
      else this.post(JSON.stringify({ id, method, params })).catch(() => this.end());
    });

  hear(answer: Answer): void {
    this.#waiting.get(answer.id)?.(answer);
    this.#waiting.delete(answer.id);
  }

  end(): void {
    this.isEnded = true;
    for (const settle of this.#waiting.values()) settle(null);
    this.#waiting.clear();
  }
}

interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

class ThreadEnded extends Error {}

export class Targets {
  readonly #threads = new Map<string, { readonly thread: Thread; readonly begun: Promise<void> }>();

  private constructor(private readonly pageItself: Send) {}

  /** @param page that is still empty */
  static async of(page: Page): Promise<Targets> {
    const session = await page.context().newCDPSession(page);
    const send: Send = (method, params) => session.send(method as never, params as never);
    const targets = new Targets(send);
    session.on("Target.attachedToTarget", ({ sessionId }) => {
      const thread = new Thread((message) => send("Target.sendMessageToTarget", { sessionId, message }));
      targets.#threads.set(sessionId, { thread, begun: begin(thread.send) });
    });
    session.on("Target.receivedMessageFromTarget", ({ sessionId, message }) => {
      const answer = JSON.parse(message) as Answer;
      targets.#threads.get(sessionId)?.thread.hear(answer);
    });
    session.on("Target.detachedFromTarget", ({ sessionId }) => {
      targets.#threads.get(sessionId)?.thread.end();
      targets.#threads.delete(sessionId);
    });
    await send("Page.enable");
    await send("Page.addScriptToEvaluateOnNewDocument", { source: COUNTING });
    await send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: true, flatten: false });
    return targets;
  }

  async counts(): Promise<Counts> {
    const threads = [...this.#threads.values()].map(async ({ thread, begun }) => {
      await begun;
      return countsOf(thread.send);
    });
    const all = await Promise.all([countsOf(this.pageItself), ...threads.map(nothingIfEnded)]);
    const { nodes } = (await this.pageItself("Memory.getDOMCounters")) as { nodes: number };
    const sum = (at: 0 | 1 | 2) => all.reduce((total, counts) => total + counts[at], 0);
    return { heap: sum(0), tensors: sum(1), buffers: sum(2), nodes };
  }
}

async function begin(send: Send): Promise<void> {
  try {
    const counts = await evaluated(send, COUNTING);
    await send("Runtime.runIfWaitingForDebugger");
    // One that just began may know of no GPU yet, and has no device for long.
    if (!counts) await evaluated(send, COUNTING);
  } catch (error) {
    if (!(error instanceof ThreadEnded)) throw error;
  }
}

type CountsOfOne = readonly [heap: number, tensors: number, buffers: number];

const nothingIfEnded = (counts: Promise<CountsOfOne>): Promise<CountsOfOne> =>
  counts.catch((error: unknown) => {
    if (error instanceof ThreadEnded) return [0, 0, 0];
    throw error;
  });

async function countsOf(send: Send): Promise<CountsOfOne> {
  // Twice: what a collection finds is freed by the next one.
  for (let i = 0; i < 2; i++) await send("HeapProfiler.collectGarbage");
  const { usedSize } = (await send("Runtime.getHeapUsage")) as { usedSize: number };
  const [tensors, buffers] = (await evaluated(send, READING)) as [number, number?];
  if (buffers === undefined) throw new Error("The buffers of a thread were not counted from its beginning.");
  return [usedSize, tensors, buffers];
}

async function evaluated(send: Send, expression: string): Promise<unknown> {
  const answer = await send("Runtime.evaluate", { expression, returnByValue: true });
  return (answer as { result: { value?: unknown } }).result.value;
}
