// The memory of tfjs's wasm backend, and our own kernels in it: they read and write tensors where they are.
import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";
import type { NamedAttrMap, TensorInfo } from "@tensorflow/tfjs-core";
import { loadTensorKernels } from "./simd/load.ts";

/** What a kernel of tfjs is called with. */
export interface Call {
  readonly backend: BackendWasm;
  readonly inputs: Readonly<Record<string, TensorInfo>>;
  readonly attrs: NamedAttrMap;
}

/** Heap view of a tensor; stale as soon as anything is allocated, so take it last. */
export const view = (backend: BackendWasm, info: TensorInfo): Float32Array =>
  backend.typedArrayFromHeap(info) as Float32Array;

/** In bytes. */
export const addressOf = (backend: BackendWasm, { dataId }: TensorInfo): number =>
  backend.getMemoryOffset(dataId);

export const allocate = (backend: BackendWasm, shape: readonly number[]): TensorInfo =>
  backend.makeOutput([...shape], "float32");

export const free = (backend: BackendWasm, ...tensors: TensorInfo[]): void => {
  for (const tensor of tensors) backend.disposeData(tensor.dataId);
};

export const sizeOf = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

/** What `simd/kernels/tensors.ts` exports; addresses and distances in bytes. */
interface TensorKernels {
  multiplyScratch(): number;
  multiply(
    ...[a, aRow, aDepth, b, bDepth, bColumn, out, outRow, rows, depth, columns, scratch]: readonly number[]
  ): void;
  rmsNorm(...[x, gain, out, rows, width, epsilon]: readonly number[]): void;
  rmsNormGradient(...[x, gain, dy, dx, dGain, rows, width, epsilon]: readonly number[]): void;
  attentionScratch(length: number): number;
  rotate(...[from, to, turns, sign, sequences, length, width, heads]: readonly number[]): void;
  attend(...[qkv, out, scratch, sequences, length, width, heads]: readonly number[]): void;
  attendGradient(
    ...[qkv, gradient, result, scratch, sequences, length, width, heads]: readonly number[]
  ): void;
  attendKept(
    ...[qkv, sequences, positions, rows, keys, values, capacity, turns, length]: readonly number[]
  ): void;
}

/** Of the module of tfjs, which its types leave out. Without threads it brings its memory, with them it is given one. */
interface TfModule {
  readonly asm: { readonly memory: WebAssembly.Memory };
  readonly wasmMemory?: WebAssembly.Memory;
  _malloc(bytes: number): number;
  _free(address: number): void;
}

class Heap {
  readonly kernels: TensorKernels;
  readonly #module: TfModule;
  readonly #memory: WebAssembly.Memory;
  #scratch = 0;
  #bytes = 0;

  constructor(backend: BackendWasm) {
    this.#module = backend.wasm as unknown as TfModule;
    const memory = this.#module.wasmMemory ?? this.#module.asm.memory;
    const { exports } = new WebAssembly.Instance(loadTensorKernels(memory).module, { env: { memory } });
    this.kernels = exports as unknown as TensorKernels;
    this.#memory = memory;
  }

  /** Where a kernel may write so many bytes; the next call gives the same place. */
  scratch(bytes: number): number {
    if (bytes > this.#bytes) {
      this.#module._free(this.#scratch);
      this.#scratch = this.#module._malloc(bytes) >>> 0;
      this.#bytes = bytes;
    }
    return this.#scratch;
  }

  /** Stale as soon as anything is allocated. */
  floats(address: number, size: number): Float32Array {
    return new Float32Array(this.#memory.buffer, address, size);
  }
}

const heaps = new WeakMap<BackendWasm, Heap>();

/** @throws as `loadKernels` */
export function heapOf(backend: BackendWasm): Heap {
  const heap = heaps.get(backend) ?? new Heap(backend);
  heaps.set(backend, heap);
  return heap;
}
