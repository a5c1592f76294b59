// A page and its threads, as Chromium's debugger sees them.
import type { CDPSession, Page } from "playwright-core";

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

/** Put into every thread before its own code runs: counts buffers. */
const COUNTING = `(() => {
  if (self.soakBuffers !== undefined || !self.GPUDevice) return;
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
})()`;

/** tfjs keeps its engine under this name for all of its copies. */
const READING = "[self._tfengine?.memory().numTensors ?? 0, self.soakBuffers ?? 0]";

type Send = (method: string, params?: object) => Promise<unknown>;

export class Targets {
  readonly #threads = new Map<string, Send>();

  private constructor(
    private readonly page: CDPSession,
    private readonly pageItself: Send,
  ) {}

  /** @param page that is still empty */
  static async of(page: Page): Promise<Targets> {
    const session = await page.context().newCDPSession(page);
    const send: Send = (method, params) => session.send(method as never, params as never);
    const targets = new Targets(session, send);
    session.on("Target.attachedToTarget", ({ sessionId }) => void targets.#begin(sessionId));
    session.on("Target.detachedFromTarget", ({ sessionId }) => void targets.#threads.delete(sessionId));
    await send("Page.addScriptToEvaluateOnNewDocument", { source: COUNTING });
    await send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: true, flatten: false });
    return targets;
  }

  async #begin(sessionId: string): Promise<void> {
    const send = this.#sendTo(sessionId);
    this.#threads.set(sessionId, send);
    // A thread that ended at once answers no more.
    await send("Runtime.evaluate", { expression: COUNTING }).catch(() => {});
    await send("Runtime.runIfWaitingForDebugger").catch(() => {});
  }

  #sendTo(sessionId: string): Send {
    let lastId = 0;
    return (method, params = {}) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        const hear = (event: { sessionId: string; message: string }) => {
          const answer = JSON.parse(event.message);
          if (event.sessionId !== sessionId || answer.id !== id) return;
          this.page.off("Target.receivedMessageFromTarget", hear);
          if (answer.error) reject(new Error(answer.error.message));
          else resolve(answer.result);
        };
        this.page.on("Target.receivedMessageFromTarget", hear);
        const message = JSON.stringify({ id, method, params });
        this.page.send("Target.sendMessageToTarget", { sessionId, message }).catch(reject);
      });
  }

  async counts(): Promise<Counts> {
    const all = await Promise.all([this.pageItself, ...this.#threads.values()].map(countsOf));
    const { nodes } = (await this.pageItself("Memory.getDOMCounters")) as { nodes: number };
    const sum = (at: 0 | 1 | 2) => all.reduce((total, counts) => total + counts[at], 0);
    return { heap: sum(0), tensors: sum(1), buffers: sum(2), nodes };
  }
}

async function countsOf(send: Send): Promise<readonly [heap: number, tensors: number, buffers: number]> {
  // Twice: what a collection finds is freed by the next one.
  for (let i = 0; i < 2; i++) await send("HeapProfiler.collectGarbage");
  const { usedSize } = (await send("Runtime.getHeapUsage")) as { usedSize: number };
  const read = await send("Runtime.evaluate", { expression: READING, returnByValue: true });
  const { result } = read as { result: { value?: [number, number] } };
  const [tensors, buffers] = result.value ?? [0, 0];
  return [usedSize, tensors, buffers];
}
