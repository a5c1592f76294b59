// `safelife doctor`: what this machine gives, and what to do to get more.
import { existsSync, readFileSync } from "node:fs";
import { availableParallelism, freemem, totalmem } from "node:os";
import { fileURLToPath } from "node:url";
import { prepareBackend } from "../backends/prepare.ts";
import { threadsHere } from "../backends/simd/helper.ts";
import { messageOf } from "../base/check.ts";
import { whyNoWebgpu } from "../base/graphics-card.ts";
import { offerWebgpu } from "./backend.ts";
import { command } from "./command.ts";
import { say } from "./output.ts";

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  version: string;
};
const PAGE = fileURLToPath(new URL("../../dist/", import.meta.url));

const GIB = 2 ** 30;

export const doctor = command(
  { name: "doctor", description: "Say what this machine gives, and what to do to get more." },
  {},
  async () => {
    const adapter = await adapterHere();
    const engines = await enginesHere();
    const { threads, reason } = threadsHere();
    const found = {
      version,
      node: process.versions.node,
      system: `${process.platform} ${process.arch}`,
      processors: availableParallelism(),
      memoryGiB: { total: +(totalmem() / GIB).toFixed(1), free: +(freemem() / GIB).toFixed(1) },
      threads,
      adapter,
      engines,
      queue: await isThere(["bullmq", "ioredis"]),
      page: existsSync(PAGE),
    };
    const advice = adviceFor(found, reason);
    say(`safelife-web ${version} · Node ${found.node} · ${found.system}`);
    say(`${found.processors} processors · ${found.memoryGiB.free} of ${found.memoryGiB.total} GiB free`);
    say(`threads of a training: ${threads}. ${reason}`);
    say(`graphics card: ${adapter.name ?? adapter.problem}`);
    for (const [name, problem] of Object.entries(engines)) say(`engine ${name}: ${problem ?? "works"}`);
    say(`studies on many machines: ${found.queue ? "can be queued" : "not installed"}`);
    say(`the page: ${found.page ? "built" : "not built"}`);
    for (const sentence of advice) say(`→ ${sentence}`);
    return { ...found, advice };
  },
);

interface Adapter {
  readonly name: string | null;
  readonly problem: string | null;
}

async function adapterHere(): Promise<Adapter> {
  const problem = (await offerWebgpu()) ?? (await whyNoWebgpu());
  if (problem !== undefined) return { name: null, problem };
  const { vendor, architecture, description } = (await navigator.gpu.requestAdapter())!.info;
  return { name: [vendor, architecture, description].filter(Boolean).join(" "), problem: null };
}

/** By name: null where an engine works, else a sentence. */
async function enginesHere(): Promise<Readonly<Record<string, string | null>>> {
  const engines: Record<string, string | null> = {};
  for (const name of ["webgpu", "simd", "wasm", "cpu"] as const) {
    // Dawn without a card may find an emulated one, which is no use.
    const works = name === "webgpu" ? await whyNoWebgpu() : undefined;
    engines[name] = works ?? (await start(name));
  }
  return engines;
}

const start = (name: "webgpu" | "simd" | "wasm" | "cpu"): Promise<string | null> =>
  prepareBackend(name, () => performance.now()).then(
    () => null,
    (error: unknown) => messageOf(error),
  );

const isThere = (packages: readonly string[]): Promise<boolean> =>
  Promise.all(packages.map((name) => import.meta.resolve(name))).then(
    () => true,
    () => false,
  );

interface Found {
  readonly adapter: Adapter;
  readonly engines: Readonly<Record<string, string | null>>;
  readonly threads: number;
  readonly queue: boolean;
  readonly page: boolean;
}

function adviceFor({ adapter, engines, threads, queue, page }: Found, reason: string): readonly string[] {
  return [
    adapter.name !== null && engines.webgpu === null
      ? "A graphics card is there: try --backend webgpu, which is faster from large networks on."
      : `WebGPU: ${adapter.problem ?? engines.webgpu} On Linux it needs the card's Vulkan driver.`,
    engines.simd !== null && "The SIMD engine does not start, and training will be slow: try a newer Node.",
    threads === 1 && `Training would be nearly twice as fast on two threads: ${reason}`,
    !queue && "Studies on many machines need a queue: npm install bullmq ioredis (docs/scale.md).",
    !page && "`safelife edit` needs the page: npm run build.",
  ].filter((sentence) => sentence !== false);
}
