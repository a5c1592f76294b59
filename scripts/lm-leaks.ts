// `npm run lm-leaks [-- COUNT]`: looks for what only evaluation may show in a million prompts with demonstrations and two
// million documents of the web; a test does so for a few thousand.
import { keyFromSeed } from "../src/base/random.ts";
import { leaksIn } from "../tests/lm/world/leaks.ts";

const count = Number(process.argv[2] ?? 1_000_000);
const leaks = leaksIn(count, keyFromSeed(77));
console.log(`${leaks.length} leaks in ${count} prompts and documents`);
for (const leak of leaks.slice(0, 10)) console.log(leak);
if (leaks.length > 0) process.exitCode = 1;
