// Causal attention in WebAssembly, four floats at a time: as `attention.ts` to within rounding, four times as fast.
import type { Attention, AttentionShape } from "./attention.ts";
import { ATTENTION_WASM } from "./simd/attention-wasm.ts";

/** What `simd/kernels/attention.ts` exports; addresses in bytes. */
interface Kernel {
  readonly memory: WebAssembly.Memory;
  reserve(bytes: number): number;
  scratchFloats(length: number, width: number, heads: number): number;
  attend(qkv: number, out: number, scratch: number, ...shape: readonly number[]): void;
  attendGradient(
    qkv: number,
    gradient: number,
    result: number,
    scratch: number,
    ...shape: readonly number[]
  ): void;
}

/** Null where WebAssembly has no vectors, a page forbids it, or a browser will not compile it on the spot.
 *  The size of a head must be a multiple of four. */
export function loadSimdAttention(): Attention | null {
  const kernel = instantiate();
  if (kernel === null) return null;

  /** Room for arrays of so many floats one after another, and scratch behind them. */
  const layOut = (shape: AttentionShape, ...sizes: readonly number[]) => {
    const { length, width, heads } = shape;
    const scratch = kernel.scratchFloats(length, width, heads);
    let address = kernel.reserve(4 * (sizes.reduce((a, b) => a + b, 0) + scratch));
    const addresses = sizes.map((size) => {
      address += 4 * size;
      return address - 4 * size;
    });
    return { addresses, scratch: address };
  };
  const floats = (address: number, size: number) => new Float32Array(kernel.memory.buffer, address, size);
  const argumentsOf = ({ sequences, length, width, heads }: AttentionShape) => [
    sequences,
    length,
    width,
    heads,
  ];

  return {
    attend(qkv, shape) {
      const { addresses, scratch } = layOut(shape, qkv.length, qkv.length / 3);
      const [input, out] = addresses;
      floats(input, qkv.length).set(qkv);
      kernel.attend(input, out, scratch, ...argumentsOf(shape));
      return floats(out, qkv.length / 3).slice();
    },
    attendGradient(qkv, gradient, shape) {
      const { addresses, scratch } = layOut(shape, qkv.length, gradient.length, qkv.length);
      const [input, slope, result] = addresses;
      floats(input, qkv.length).set(qkv);
      floats(slope, gradient.length).set(gradient);
      floats(result, qkv.length).fill(0);
      kernel.attendGradient(input, slope, result, scratch, ...argumentsOf(shape));
      return floats(result, qkv.length).slice();
    },
  };
}

function instantiate(): Kernel | null {
  try {
    const bytes = Uint8Array.from(atob(ATTENTION_WASM), (byte) => byte.charCodeAt(0));
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
    return exports as unknown as Kernel;
  } catch {
    return null;
  }
}
