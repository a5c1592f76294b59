// A thread under Node whose script is TypeScript.
import { Worker } from "node:worker_threads";

/** Text, because under Node a thread starts without the loader that reads TypeScript. */
const SCRIPT = `
const { loader, entry } = require("node:worker_threads").workerData;
import(loader).then(({ register }) => {
  register();
  return import(entry);
});
`;

/** It keeps the process alive until `unref`. */
export const openTypeScriptThread = (entry: URL): Worker =>
  new Worker(SCRIPT, {
    eval: true,
    workerData: { loader: import.meta.resolve("tsx/esm/api"), entry: entry.href },
  });
