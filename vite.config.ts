// How the page is built and served.
import { defineConfig } from "vite";

/** With these the page is cross-origin isolated: SharedArrayBuffer and wasm threads are allowed. */
export const ISOLATION_HEADERS = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/** Prebuilt for the development server, so that it never reloads a page half-way. */
export const PREBUILT = [
  "@tensorflow/tfjs",
  "@tensorflow/tfjs-backend-wasm",
  "@tensorflow/tfjs-backend-webgpu",
];

// JSX goes to Preact by way of tsconfig.json.
export default defineConfig({
  // Relative, so that the built page works in any folder of any server.
  base: "./",
  worker: { format: "es" },
  build: { target: "es2022" },
  optimizeDeps: { include: PREBUILT },
  server: { headers: ISOLATION_HEADERS },
  preview: { headers: ISOLATION_HEADERS },
});
