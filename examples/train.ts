// A training under Node, and the agent that comes of it as a file. `npx tsx train.ts 20000` trains for longer.
import { writeFile } from "node:fs/promises";
import { repeatLevels } from "safelife-web/env";
import { prepareBackend, RECIPES, Trainer } from "safelife-web/ppo";
import { readLevelText } from "safelife-web/share";

const steps = Number(process.argv[2] ?? 1024);
const now = () => performance.now();
const backend = await prepareBackend("simd", now);
const levels = repeatLevels([readLevelText("@..E\n....\n....\n", "short.txt")]);
const trainer = Trainer.create({ recipe: RECIPES.quick, levels, seed: 1, backend, now });
await trainer.run(steps, {
  onProgress: ({ steps, success }) => console.log(`${steps} steps, success ${success.toFixed(2)}`),
});
await writeFile("agent.safetensors", trainer.checkpoint());
trainer.dispose();
