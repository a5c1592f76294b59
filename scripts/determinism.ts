// `npm run determinism`: the same study on every engine of the processor, as the hashes of docs/reliability.md.
import { prepareBackend } from "../src/backends/prepare.ts";
import { studyHash } from "./determinism/study-hash.ts";

const now = () => performance.now();
for (const name of ["simd", "wasm", "cpu"] as const) {
  const backend = await prepareBackend(name, now);
  for (const threads of name === "simd" ? ([1, 2] as const) : [undefined]) {
    const hash = await studyHash(threads === undefined ? backend : { name: "simd", threads, reason: "" });
    console.log(`${name}${threads === undefined ? "" : `, threads ${threads}`}: ${hash}`);
  }
}
