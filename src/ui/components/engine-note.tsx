// Which engine the network runs on, and why.
import type { Backend } from "../../backends/prepare.ts";
import { sentence } from "../format.ts";

/** In words; the type holds the list to the engines there are. */
export const ENGINES: Readonly<Record<Backend["name"], string>> = {
  simd: "our own SIMD engine",
  webgpu: "WebGPU",
  wasm: "WebAssembly by tfjs",
  cpu: "plain JavaScript",
};

export const EngineNote = ({ backend }: { readonly backend: Backend | null }) => (
  <p class="small soft engine-note">
    {backend
      ? `Running on ${ENGINES[backend.name]}. ${sentence(backend.reason)}`
      : "All of this runs in your browser, in a thread of its own; nothing is sent anywhere."}
  </p>
);
