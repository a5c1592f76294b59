// How the page is built and served.
import { defineConfig, type Plugin } from "vite";
import { contentSecurity } from "./scripts/content-security.ts";
import { keptFiles } from "./scripts/kept-files.ts";
import { readDefaults } from "./scripts/read-defaults.ts";

/** With these the page is cross-origin isolated: SharedArrayBuffer and wasm threads are allowed. */
const ISOLATION_HEADERS = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/** Known from the start to the development server and the browser tests, which would else reload half-way. */
const PREBUILT = [
  "@preact/signals",
  "@tensorflow/tfjs-backend-cpu",
  "@tensorflow/tfjs-backend-wasm",
  "@tensorflow/tfjs-backend-webgpu",
  "@tensorflow/tfjs-core",
  "@tensorflow/tfjs-core/dist/register_all_gradients.js",
  "comlink",
  "fflate",
  "gifenc",
  "idb",
  "mediabunny",
  "pixi.js",
  "pixi.js/unsafe-eval",
  "preact",
  "preact/hooks",
  "preact/jsx-dev-runtime",
  "preact/jsx-runtime",
  "tinykeys",
  "uplot",
  "valibot",
  "yaml",
];

/**
 * The threads of tfjs wasm are started from the source text of its loader, in which a minifier has renamed the
 * one variable from outside of it. Threads never need that variable.
 */
const threadedWasmLoader = (): Plugin => ({
  name: "threaded-wasm-loader",
  transform: {
    filter: { id: /tfjs-backend-wasm-threaded-simd\.js$/ },
    handler: (code) => ({
      code: code
        .replace(/typeof _scriptDir !== "undefined" && _scriptDir\b/, "false")
        .replace(/\|\|_scriptDir\b/, ""),
      map: null,
    }),
  },
});

// JSX goes to Preact by way of tsconfig.json.
export default defineConfig({
  // Relative, so that the built page works in any folder of any server.
  base: "./",
  // One page at one address; any other is not found.
  appType: "mpa",
  plugins: [threadedWasmLoader(), readDefaults(), keptFiles(), contentSecurity()],
  worker: { format: "es", plugins: () => [threadedWasmLoader()] },
  // The worker's own build is most of the time and always "slow": no need to say so each time.
  build: {
    target: "es2022",
    // The page, and a replay within other pages.
    rolldownOptions: { input: ["index.html", "embed.html"], checks: { pluginTimings: false } },
  },
  optimizeDeps: { include: PREBUILT },
  server: { headers: ISOLATION_HEADERS },
  preview: { headers: ISOLATION_HEADERS },
});
