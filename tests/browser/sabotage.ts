// Threads that fare badly, and a browser without room.
import { vi } from "vitest";

const modulesOf = (...addresses: readonly string[]): URL =>
  new URL(
    URL.createObjectURL(
      new Blob([addresses.map((address) => `import ${JSON.stringify(address)};`).join("\n")], {
        type: "text/javascript",
      }),
    ),
  );

/** From now on, until globals are unstubbed, threads of that name run this first. */
export function sabotage(name: string, code: string): void {
  const first = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  vi.stubGlobal(
    "Worker",
    class extends Worker {
      constructor(address: string | URL, options?: WorkerOptions) {
        const whole = new URL(address, location.href).href;
        super(whole.includes(name) ? modulesOf(first, whole) : address, options);
      }
    },
  );
}

const full = () => {
  throw new DOMException("The disk is full.", "QuotaExceededError");
};

/** From now on, until mocks are restored, this page finds no room for anything. */
export function fillStorage(): void {
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(full);
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(full);
}

/** For a thread: the same. */
export const FULL_STORAGE = `IDBObjectStore.prototype.put = () => {
  throw new DOMException("The disk is full.", "QuotaExceededError");
};`;

/** For a thread: the first thing that it is asked ends it. */
export const CRASH = `addEventListener("message", (event) => {
  event.stopImmediatePropagation();
  throw new Error("out of luck");
});`;

/** For a thread: from the first thing that it is asked on, no array finds room. */
export const OUT_OF_MEMORY = `addEventListener("message", () => {
  for (const name of ["Uint8Array", "Uint16Array", "Int32Array", "Uint32Array", "Float32Array", "Float64Array"]) {
    globalThis[name] = new Proxy(globalThis[name], {
      construct() {
        throw new RangeError("Array buffer allocation failed");
      },
    });
  }
});`;
