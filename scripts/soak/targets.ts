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

/** Runs before the page's own code, and before that of its threads: counts buffers. */
const COUNTING = `(() => {
  self.soakBuffers = 0;
  if (!self.GPUDevice) return;
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
})();`;

const THREAD = /\.worker-[^/]+\.js$/;

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
  readonly #threads = new Map<string, Thread>();

  private constructor(private readonly pageItself: Send) {}

  /** @param page that is still empty, and has no service worker, which would answer for the network */
  static async of(page: Page): Promise<Targets> {
    await page.addInitScript(COUNTING);
    await page.route(THREAD, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${COUNTING}${await response.text()}` });
    });
    const session = await page.context().newCDPSession(page);
    const send: Send = (method, params) => session.send(method as never, params as never);
    const targets = new Targets(send);
    session.on("Target.attachedToTarget", ({ sessionId }) => {
      const post = (message: string) => send("Target.sendMessageToTarget", { sessionId, message });
      targets.#threads.set(sessionId, new Thread(post));
    });
    session.on("Target.receivedMessageFromTarget", ({ sessionId, message }) => {
      targets.#threads.get(sessionId)?.hear(JSON.parse(message) as Answer);
    });
    session.on("Target.detachedFromTarget", ({ sessionId }) => {
      targets.#threads.get(sessionId)?.end();
      targets.#threads.delete(sessionId);
    });
    await send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
    return targets;
  }

  async counts(): Promise<Counts> {
    const threads = [...this.#threads.values()].map(({ send }) => nothingIfEnded(countsOf(send)));
    const all = await Promise.all([countsOf(this.pageItself), ...threads]);
    const { nodes } = (await this.pageItself("Memory.getDOMCounters")) as { nodes: number };
    const sum = (at: 0 | 1 | 2) => all.reduce((total, counts) => total + counts[at], 0);
    return { heap: sum(0), tensors: sum(1), buffers: sum(2), nodes };
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
  const read = await send("Runtime.evaluate", { expression: READING, returnByValue: true });
  const [tensors, buffers] = (read as { result: { value: [number, number?] } }).result.value;
  if (buffers === undefined) throw new Error("The buffers of a thread were not counted.");
  return [usedSize, tensors, buffers];
}
