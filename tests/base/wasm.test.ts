// WebAssembly from text.
import { expect, it } from "vitest";
import { instantiate } from "../../src/base/wasm.ts";

it("starts a module, or says that it cannot", () => {
  // (module (import "a" "b" (func (param f64) (result f64))) (export "c" (func 0)))
  const bytes = [
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 6, 1, 0x60, 1, 0x7c, 1, 0x7c],
    ...[2, 7, 1, 1, 0x61, 1, 0x62, 0, 0, 7, 5, 1, 1, 0x63, 0, 0],
  ];
  const base64 = btoa(String.fromCharCode(...bytes));
  const half = { a: { b: (x: number) => x / 2 } };
  expect(instantiate<{ c(x: number): number }>(base64, half)?.c(3)).toBe(1.5);
  expect(instantiate(base64)).toBeNull();
  expect(instantiate(base64.slice(0, 12))).toBeNull();
});
