// `npm run lm-results -- [--prompts N]`: measures the language models that come with the program and writes
// docs/lm-results.md, and the same as data for the page. Minutes for the small ones, more where there is BIG.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { prepareBackend } from "../src/backends/prepare.ts";
import type { LmCard } from "../src/share/lm-cards.ts";
import { resultsOf } from "./lm/data.ts";
import { measure } from "./lm/measure.ts";
import { report, type Seed } from "./lm/report.ts";
import { SHIPPED, shippedCards } from "./lm/ship.ts";

const { values } = parseArgs({ options: { prompts: { type: "string", default: "1000" } } });
const prompts = Number(values.prompts);
const cards = shippedCards();
const backend = await prepareBackend("wasm", () => performance.now());

const nameOf = ({ name, seed }: LmCard): string =>
  name.endsWith(`-${seed}`) ? name.slice(0, -`-${seed}`.length) : name;

const seeds: Seed[] = [];
for (const seed of [...new Set(cards.map((card) => card.seed))].sort((a, b) => a - b)) {
  const own = new Map(
    cards.filter((card) => card.seed === seed || card.name === "big").map((card) => [nameOf(card), card]),
  );
  seeds.push({ measured: await measure(seed, own, prompts, backend), cards: own });
  console.log(`measured the models of seed ${seed}`);
}
if (seeds.length === 0) throw new Error("There are no models in public/lm: make and ship them first.");
const file = fileURLToPath(new URL("../docs/lm-results.md", import.meta.url));
writeFileSync(file, report(seeds, prompts, cards));
writeFileSync(`${SHIPPED}results.json`, `${JSON.stringify(resultsOf(seeds, prompts, cards), null, 1)}\n`);
console.log(`wrote ${file}`);
