// A GPU with the little we need of it: buffers, kernels, and readbacks that are counted.

/** How a kernel sees a buffer: an array of u32, i32, f32 or atomic<u32>. */
export interface Binding {
  readonly buffer: GPUBuffer;
  /** WGSL type of an element. */
  readonly of?: "u32" | "i32" | "f32" | "atomic<u32>";
  /** Buffers are read and written unless told. */
  readonly access?: "read";
}

/** A pipeline with its buffers, made once; `dispatch` as often as wanted. */
export interface Kernel {
  dispatch(pass: GPUComputePassEncoder): void;
}

export interface KernelSource {
  readonly name: string;
  /** WGSL with a function `run()`; `id` is the number of the invocation, 0 … invocations - 1. */
  readonly code: string;
  readonly invocations: number;
  /** By the name that `code` uses; at most 8, as default limits allow. */
  readonly bindings: Readonly<Record<string, Binding>>;
}

const WORKGROUP = 64;
/** Default limit of workgroups along one dimension. */
const MAX_WORKGROUPS = 65535;

/** Owns the device. Errors of the GPU come late and throw nowhere by themselves: `read` throws the first one. */
export class Gpu {
  /** Readbacks so far: each waits for all work before it. */
  readbacks = 0;
  private fault: string | undefined;

  constructor(readonly device: GPUDevice) {
    device.addEventListener("uncapturederror", (event) => {
      event.preventDefault();
      this.fault ??= event.error.message;
    });
    void device.lost.then(({ message, reason }) => {
      this.fault ??= `The GPU was lost (${reason}): ${message}`;
    });
  }

  /** @param gpu `navigator.gpu`, or what stands for it under Node. Throws where there is no adapter. */
  static async open(gpu: GPU | undefined): Promise<Gpu> {
    const adapter = await gpu?.requestAdapter({ powerPreference: "high-performance" });
    if (!adapter) throw new Error("WebGPU finds no adapter here.");
    return new Gpu(await adapter.requestDevice());
  }

  /** What went wrong on the device, once something has. */
  get problem(): string | undefined {
    return this.fault;
  }

  /** A storage buffer of zeros. @param words 32-bit words */
  buffer(words: number): GPUBuffer {
    const { STORAGE, COPY_SRC, COPY_DST } = GPUBufferUsage;
    return this.device.createBuffer({ size: Math.max(words, 4) * 4, usage: STORAGE | COPY_SRC | COPY_DST });
  }

  write(buffer: GPUBuffer, data: Uint32Array | Float32Array, atWord = 0): void {
    this.device.queue.writeBuffer(buffer, atWord * 4, data as Uint32Array<ArrayBuffer>);
  }

  kernel({ name, code, invocations, bindings }: KernelSource): Kernel {
    const { device } = this;
    const entries = Object.values(bindings);
    const layout = device.createBindGroupLayout({
      entries: entries.map(({ access }, binding) => ({
        binding,
        visibility: GPUShaderStage.COMPUTE,
        buffer: { type: access === "read" ? "read-only-storage" : "storage" },
      })),
    });
    const module = device.createShaderModule({ label: name, code: withEntry(code, invocations, bindings) });
    const pipeline = device.createComputePipeline({
      label: name,
      layout: device.createPipelineLayout({ bindGroupLayouts: [layout] }),
      compute: { module, entryPoint: "main" },
    });
    const group = device.createBindGroup({
      layout,
      entries: entries.map(({ buffer }, binding) => ({ binding, resource: { buffer } })),
    });
    const [columns, rows] = workgroupsFor(invocations);
    return {
      dispatch(pass) {
        pass.setPipeline(pipeline);
        pass.setBindGroup(0, group);
        pass.dispatchWorkgroups(columns, rows);
      },
    };
  }

  /** Records commands and hands them to the GPU. */
  submit(record: (encoder: GPUCommandEncoder) => void): void {
    const encoder = this.device.createCommandEncoder();
    record(encoder);
    this.device.queue.submit([encoder.finish()]);
  }

  /** One compute pass; each dispatch sees what the ones before it wrote. */
  pass(record: (pass: GPUComputePassEncoder) => void): void {
    this.submit((encoder) => {
      const pass = encoder.beginComputePass();
      record(pass);
      pass.end();
    });
  }

  /** Waits for all work so far and copies a buffer to the CPU; the caller owns the copy. */
  async read(buffer: GPUBuffer, words: number = buffer.size / 4, fromWord = 0): Promise<Uint32Array> {
    const { device } = this;
    this.readbacks++;
    const { MAP_READ, COPY_DST } = GPUBufferUsage;
    const staging = device.createBuffer({ size: words * 4, usage: MAP_READ | COPY_DST });
    this.submit((encoder) => encoder.copyBufferToBuffer(buffer, fromWord * 4, staging, 0, words * 4));
    try {
      await staging.mapAsync(GPUMapMode.READ);
    } catch (error) {
      throw new Error(this.fault ?? String(error));
    }
    if (this.fault !== undefined) throw new Error(this.fault);
    const copy = new Uint32Array(staging.getMappedRange().slice(0));
    staging.destroy();
    return copy;
  }

  destroy(): void {
    this.device.destroy();
  }
}

/** Workgroups along x and y that hold all invocations. */
function workgroupsFor(invocations: number): [number, number] {
  const groups = Math.ceil(invocations / WORKGROUP);
  const rows = Math.ceil(groups / MAX_WORKGROUPS);
  return [Math.ceil(groups / rows), rows];
}

function withEntry(code: string, invocations: number, bindings: Readonly<Record<string, Binding>>): string {
  const [columns] = workgroupsFor(invocations);
  const declarations = Object.entries(bindings).map(([name, { buffer, of = "u32", access }], binding) => {
    const mode = access === "read" ? "read" : "read_write";
    // A length known in advance makes the checks of indices cheaper.
    const type = `array<${of}, ${buffer.size / 4}>`;
    return `@group(0) @binding(${binding}) var<storage, ${mode}> ${name}: ${type};`;
  });
  return `${declarations.join("\n")}
/** The number of this invocation. */
var<private> id: u32;
${code}
@compute @workgroup_size(${WORKGROUP})
fn main(@builtin(global_invocation_id) at: vec3<u32>) {
  id = at.y * ${columns * WORKGROUP}u + at.x;
  if (id < ${invocations}u) { run(); }
}
`;
}
