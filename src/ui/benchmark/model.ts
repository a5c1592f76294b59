// The state of the Benchmark page: which agents are scored on which levels, and how they did.
import { computed, signal } from "@preact/signals";
import { proxy } from "comlink";
import * as v from "valibot";
import type { Backend } from "../../backends/prepare.ts";
import { untilAborted } from "../../base/abort.ts";
import { excerpt, messageOf } from "../../base/check.ts";
import type { Level } from "../../core/level.ts";
import type { BenchmarkProgress } from "../../studies/benchmark.ts";
import type {
  BenchmarkApi,
  BenchmarkedAgent,
  BenchmarkRequest,
  LinkedResult,
} from "../../workers/benchmark-api.ts";
import type { WorkerClient } from "../../workers/client.ts";
import { openBenchmarkWorker } from "../../workers/open.ts";
import { isEndless, type LevelSet, publicNameOf } from "../library.ts";
import { note, type Route } from "../route.ts";
import type { Services } from "../services.ts";
import { Spoken } from "../words/spoken.ts";
import { translated, words } from "../words/words.ts";

/** Agents are named in addresses: "noop", "random", an agent that comes along by its name, a kept run by its id; the
 *  latter two with how they choose, "ID~greedy". */
export interface AgentChoice {
  readonly id: string;
  readonly title: string;
  /** The choice that draws, of one that takes the likeliest action. */
  readonly greedyOf?: string;
  load(): Promise<BenchmarkedAgent>;
}

const choicesOf = (id: string, title: string, load: () => Promise<Uint8Array>): AgentChoice[] => {
  const greedy = `${title} · ${words.value.benchmark.greedy}`;
  return [
    {
      id,
      title,
      load: async () => ({ kind: "trained", name: title, checkpoint: await load(), choice: "sample" }),
    },
    {
      id: `${id}~greedy`,
      title: greedy,
      greedyOf: id,
      load: async () => ({ kind: "trained", name: greedy, checkpoint: await load(), choice: "greedy" }),
    },
  ];
};

const wholeText = (least: number, most: number) =>
  v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number), v.minValue(least), v.maxValue(most));

const settingsSchema = v.object({
  levels: v.fallback(v.string(), ""),
  agents: v.fallback(
    v.pipe(
      v.string(),
      v.transform((list) => list.split(",").filter(Boolean)),
    ),
    ["noop", "random"],
  ),
  /** Null: one for each level. */
  episodes: v.fallback(v.nullable(wholeText(1, 10_000)), null),
  seed: v.fallback(wholeText(0, Number.MAX_SAFE_INTEGER), 0),
});
export type BenchmarkSettings = v.InferOutput<typeof settingsSchema>;

export const readBenchmarkSettings = (query: Readonly<Record<string, string>>): BenchmarkSettings =>
  v.parse(settingsSchema, { levels: "", ...query });

export interface Row {
  readonly title: string;
  readonly result: LinkedResult;
}

const STOPPED = new Error("stopped");

type Status = "idle" | "running" | "stopping";

/** Lives as long as the app, so that a benchmark goes on while other pages are open. */
export class BenchmarkModel {
  readonly settings = signal<BenchmarkSettings>(readBenchmarkSettings({}));
  readonly status = signal<Status>("idle");
  /** Levels with an agent in the chosen set, once it is loaded. */
  readonly levelCount = signal<number | null>(null);
  /** Named in the language that the page has now. */
  readonly rows = computed<readonly Row[]>(() =>
    this.scored.value.map(({ choice, result }) => ({ title: this.titleOf(choice), result })),
  );
  /** What the rows were measured on. */
  readonly setTitle = signal("");
  readonly setId = signal("");
  readonly running = signal<{ readonly choice: AgentChoice; readonly progress: BenchmarkProgress } | null>(
    null,
  );
  /** What trained agents run on. */
  readonly backend = signal<Backend | null>(null);
  readonly problem = new Spoken();
  readonly said = new Spoken();

  readonly agents = computed<readonly AgentChoice[]>(() => [
    { id: "noop", title: words.value.benchmark.doesNothing, load: async () => ({ kind: "noop" }) },
    { id: "random", title: words.value.benchmark.actsAtRandom, load: async () => ({ kind: "random" }) },
    ...this.services.shipped.cards.value.flatMap((card) =>
      choicesOf(card.name, translated(card.title), () => this.services.shipped.load(card)),
    ),
    ...this.services.runs.runs.value.flatMap(({ id, name, checkpoint }) =>
      choicesOf(id, name, async () => checkpoint),
    ),
  ]);

  private readonly scored = signal<readonly { choice: AgentChoice; result: LinkedResult }[]>([]);
  private worker: WorkerClient<BenchmarkApi> | null = null;
  /** Ends the wait for levels. */
  private leaving = new AbortController();

  constructor(private readonly services: Pick<Services, "library" | "runs" | "shipped">) {}

  follow({ query }: Route): void {
    const settings = readBenchmarkSettings(query);
    const levels = settings.levels || this.settings.peek().levels || this.services.library.sets.peek()[0].id;
    if (levels !== this.settings.peek().levels) void this.countLevels(levels);
    this.settings.value = { ...settings, levels };
  }

  choose(change: Partial<BenchmarkSettings>): void {
    const { levels, agents, episodes, seed } = { ...this.settings.value, ...change };
    const query = { levels, agents: agents.join(","), seed: String(seed) };
    note({ page: "benchmark", query: episodes === null ? query : { ...query, episodes: String(episodes) } });
  }

  /** In the language that the page has now; of an agent that was deleted since, in that of its scoring. */
  titleOf({ id, title }: AgentChoice): string {
    return translated(this.agents.value.find((agent) => agent.id === id)?.title ?? title);
  }

  toggleAgent(id: string): void {
    const { agents } = this.settings.value;
    this.choose({ agents: agents.includes(id) ? agents.filter((other) => other !== id) : [...agents, id] });
  }

  async openLevels(file: File): Promise<void> {
    try {
      const set = await this.services.library.open(file);
      if (set) this.choose({ levels: set.id });
      this.problem.value = "";
    } catch (error) {
      this.problem.value = messageOf(error);
    }
  }

  async start(): Promise<void> {
    const { levels: setId, agents, episodes, seed } = this.settings.value;
    const chosen = this.agents.value.filter(({ id }) => agents.includes(id));
    const here = chosen.map(({ id }) => id);
    const others = agents.filter((id) => !here.includes(id));
    if (others.length > 0) {
      this.choose({ agents: here });
      this.problem.value = (w) => w.benchmark.notHere(others.map((id) => excerpt(id)).join(", "));
      return;
    }
    if (chosen.length === 0) {
      this.problem.value = (w) => w.benchmark.noneChosen;
      return;
    }
    this.problem.value = "";
    this.leaving = new AbortController();
    this.status.value = "running";
    this.scored.value = [];
    this.said.value = (w) => w.benchmark.said.scoring;
    try {
      const { title, levels, official, set } = await untilAborted(this.load(setId), this.leaving.signal);
      this.setTitle.value = title;
      this.setId.value = setId;
      for (const choice of chosen) {
        if (this.status.peek() === "stopping") break;
        const result = await this.score(choice, {
          levels,
          set,
          official,
          episodes: episodes ?? levels.length,
          seed,
        });
        if (!result) break;
        this.scored.value = [...this.scored.value, { choice, result }];
      }
      const done = this.scored.value.length;
      this.said.value = (w) => w.benchmark.said.scored(done, chosen.length);
    } catch (error) {
      if (error === STOPPED) {
        this.said.value = (w) => w.benchmark.said.stopped;
        return;
      }
      this.worker?.dispose();
      this.worker = null;
      this.problem.value = messageOf(error);
      this.said.value = (w) => w.benchmark.said.failed;
    } finally {
      this.status.value = "idle";
      this.running.value = null;
    }
  }

  async stop(): Promise<void> {
    if (this.status.value !== "running") return;
    this.status.value = "stopping";
    this.leaving.abort(STOPPED);
    await this.worker?.call((api) => api.stop()).catch(() => {});
  }

  private async load(
    setId: string,
  ): Promise<Pick<LevelSet, "title" | "official"> & { levels: readonly Level[]; set: string | null }> {
    const set = this.services.library.find(setId);
    if (!set) throw new Error(words.peek().sets.gone);
    const levels = (await set.load()).filter((level) => level.agents.length > 0);
    if (levels.length === 0) throw new Error(words.peek().sets.withoutAgent(translated(set.title)));
    return { title: set.title, official: set.official, levels, set: publicNameOf(set) };
  }

  /** Those that are generated are not made for it. */
  private async countLevels(setId: string): Promise<void> {
    const set = this.services.library.find(setId);
    this.levelCount.value = set?.part && !isEndless(set) ? set.part.count : null;
    if (this.levelCount.value !== null) return;
    try {
      const { levels } = await this.load(setId);
      if (this.settings.peek().levels === setId) this.levelCount.value = levels.length;
    } catch (error) {
      this.problem.value = messageOf(error);
    }
  }

  private async score(
    choice: AgentChoice,
    task: Pick<BenchmarkRequest, "levels" | "set" | "official" | "episodes" | "seed">,
  ): Promise<LinkedResult | null> {
    this.running.value = { choice, progress: { episodesDone: 0, episodes: task.episodes } };
    const watcher = proxy({
      onBackend: (backend: Backend) => {
        this.backend.value = backend;
      },
      onProgress: (progress: BenchmarkProgress) => {
        this.running.value = { choice, progress };
      },
    });
    const agent = await choice.load();
    this.worker ??= openBenchmarkWorker();
    return this.worker.call((api) => api.run({ ...task, agent, backend: "auto" }, watcher));
  }
}
