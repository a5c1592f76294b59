// The state of the Levels page: a text of parameters, a seed, and the levels that they make.
import { batch, computed, signal } from "@preact/signals";
import * as v from "valibot";
import { messageOf } from "../../base/check.ts";
import type { Level } from "../../core/level.ts";
import { checkAlike } from "../../procgen/alike.ts";
import { GENERATOR_VERSION } from "../../procgen/generate.ts";
import { MAX_PARAMETER_BYTES } from "../../procgen/parameters.ts";
import type { Series } from "../../procgen/series.ts";
import { cleanName, MOST_LEVELS } from "../../share/series-names.ts";
import type { MadeLevel } from "../../workers/generator-api.ts";
import { count, fixed } from "../format.ts";
import { formatRoute, go, note, type Page, type Route, route } from "../route.ts";
import type { Services } from "../services.ts";
import { Spoken } from "../words/spoken.ts";
import { words } from "../words/words.ts";
import { KINDS } from "./kinds.ts";
import { type LevelMaker, OutOfTime } from "./maker.ts";
import { DEFAULTS, readText } from "./reading.ts";
import type { SeriesPart } from "./series-set.ts";
import { baseName, formatSource, kindOf, parseSource, type Source } from "./source.ts";
import { type Path, setParameter } from "./yaml-edit.ts";

export type Slot =
  | { readonly state: "waiting" | "working" }
  | ({ readonly state: "made" } & MadeLevel)
  | { readonly state: "failed"; readonly message: string };

/** Levels of one series that are shown; the source is the one they were made from. */
export interface Shown {
  readonly source: Source;
  readonly series: Series;
  /** Number of the first, from 1. */
  readonly first: number;
  readonly slots: readonly Slot[];
}

/** Levels made at a time, and shown at most. */
export const BATCH = 12;
export const MOST_SHOWN = 48;

/** How many levels are sent: those that are shown, so many, or a series without end. */
export type Amount = "shown" | "100" | "1000" | "endless";

/** Milliseconds without a key stroke after which a text is taken to be meant. */
const TYPING_PAUSE = 300;
/** Milliseconds between two times shown. */
const TICK = 100;

/** New seeds are below this: short enough to read out. */
const NEW_SEEDS = 1_000_000;

const numberText = (least: number, most: number) =>
  v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number), v.minValue(least), v.maxValue(most));

const querySchema = v.object({
  seed: v.fallback(v.nullable(numberText(0, Number.MAX_SAFE_INTEGER - 1)), null),
  level: v.fallback(v.nullable(numberText(1, MOST_LEVELS)), null),
  generator: v.fallback(v.nullable(numberText(1, 1_000_000)), null),
});

/** The first links did not say which generator they were made for. */
const FIRST_GENERATOR = 1;

/** Lives as long as the app, so that levels wait while other pages are open. */
export class LevelsModel {
  readonly source = signal<Source>({ name: KINDS[0].id, text: KINDS[0].text });
  readonly seed = signal(0);
  readonly first = signal(1);
  /** Whether the seed stays when parameters change. */
  readonly keepsSeed = signal(true);
  readonly amount = signal<Amount>("shown");

  readonly shown = signal<Shown | null>(null);
  /** Index among the slots. */
  readonly selected = signal(0);
  readonly isMaking = signal(false);
  /** Seconds that the level in work has taken so far. */
  readonly elapsed = signal(0);
  readonly problem = new Spoken();
  readonly hasFailed = computed(
    () => !this.isMaking.value && (this.shown.value?.slots ?? []).some(({ state }) => state === "failed"),
  );
  readonly said = new Spoken();

  readonly kind = computed(() => kindOf(this.source.value));
  private readonly reading = computed(() => readText(this.source.value));
  readonly mistake = computed(() => ("mistake" in this.reading.value ? this.reading.value.mistake : null));
  /** Null while there is a mistake. */
  readonly understood = computed(() =>
    "understood" in this.reading.value ? this.reading.value.understood : null,
  );
  readonly chosen = computed<(MadeLevel & { readonly number: number }) | null>(() => {
    const slot = this.shown.value?.slots[this.selected.value];
    const first = this.shown.value?.first ?? 1;
    return slot?.state === "made" ? { ...slot, number: first + this.selected.value } : null;
  });

  private making = new AbortController();
  private typing: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly services: Pick<Services, "library">,
    private readonly maker: LevelMaker,
  ) {}

  /** Makes what the address names; what it leaves open stays as it is. */
  follow({ path, query }: Route): void {
    const [code] = path;
    const nothing = { seed: null, level: null, generator: null };
    const { seed, level, generator } = v.parse(querySchema, { ...nothing, ...query });
    const isSame = code === undefined || code === formatSource(this.source.peek());
    const source = isSame ? this.source.peek() : parseSource(code);
    const isNew =
      this.shown.peek() === null ||
      !isSame ||
      (seed ?? this.seed.peek()) !== this.seed.peek() ||
      (level ?? this.first.peek()) !== this.first.peek();
    const isOfAnother = seed !== null && (generator ?? FIRST_GENERATOR) !== GENERATOR_VERSION;
    if (!isNew && !isOfAnother) return;
    batch(() => {
      if (source) this.source.value = source;
      this.seed.value = seed ?? this.seed.value;
      this.first.value = level ?? this.first.value;
      this.selected.value = 0;
    });
    this.noteAddress();
    if (isNew) this.start();
    if (!source) {
      this.problem.value = (w) => w.levels.damagedLink;
    } else if (isOfAnother) {
      this.problem.value = (w) => w.levels.otherGenerator(generator ?? FIRST_GENERATOR, GENERATOR_VERSION);
    }
  }

  chooseKind(id: string): void {
    const kind = KINDS.find((each) => each.id === id);
    if (kind) this.change({ name: baseName(id), text: kind.text }, 0);
  }

  /** What a person types: levels follow after a pause. */
  typeText(text: string): void {
    this.change({ name: this.ownName(), text }, TYPING_PAUSE);
  }

  /** Never makes a mistake in the text.
   *  @param value plain; undefined goes back to the defaults
   *  @returns why it cannot be, or nothing */
  setParameter(path: Path, value: unknown): string {
    const name = this.ownName();
    try {
      const text = setParameter(this.source.value.text, path, value, DEFAULTS);
      const reading = readText({ name, text });
      if ("mistake" in reading) return reading.mistake.message;
      this.change({ name, text }, 0);
      return "";
    } catch (error) {
      return messageOf(error);
    }
  }

  async openFile(file: File): Promise<void> {
    try {
      if (!/\.ya?ml$/i.test(file.name)) {
        throw new Error(words.peek().levels.noParameters(file.name));
      }
      if (file.size > MAX_PARAMETER_BYTES) {
        const most = count(MAX_PARAMETER_BYTES);
        throw new Error(words.peek().levels.tooLarge(file.name, count(file.size), most));
      }
      this.change({ name: cleanName(file.name.replace(/\.ya?ml$/i, "")), text: await file.text() }, 0);
    } catch (error) {
      this.problem.value = messageOf(error);
    }
  }

  chooseSeed(seed: number): void {
    this.seed.value = seed;
    this.noteAddress();
    this.start();
  }

  newSeed(): void {
    this.chooseSeed(crypto.getRandomValues(new Uint32Array(1))[0] % NEW_SEEDS);
  }

  /** @param first number of a level, from 1 */
  goTo(first: number): void {
    this.first.value = first;
    this.selected.value = 0;
    this.noteAddress();
    this.start();
  }

  /** Twelve more, or, where enough are shown, the next instead of these. */
  more(): void {
    const shown = this.shown.value;
    if (!shown || this.isMaking.value) return;
    if (shown.slots.length >= MOST_SHOWN) this.goTo(shown.first + shown.slots.length);
    else void this.make({ ...shown, slots: [...shown.slots, ...waiting()] });
  }

  /** What is made stays; `more` goes on. */
  cancel(): void {
    if (!this.isMaking.value) return;
    this.stopMaking();
    const made = numberMade(this.shown.value);
    this.said.value = (w) => w.levels.said.cancelled(made);
  }

  select(index: number): void {
    this.selected.value = index;
  }

  /** The address of a level that is shown, for anyone; null where its text is too long. */
  linkTo(number: number): string | null {
    const shown = this.shown.value;
    const code = shown && formatSource(shown.source);
    if (!shown || code === null) return null;
    const query = queryOf(shown.series.seed, number);
    return location.href.replace(/#.*$/s, "") + formatRoute({ page: "levels", path: [code], query });
  }

  async copyLink(): Promise<void> {
    const link = this.chosen.value && this.linkTo(this.chosen.value.number);
    if (!link) {
      this.problem.value = (w) => w.levels.tooLongForLink;
      return;
    }
    try {
      await navigator.clipboard.writeText(link);
      const number = this.chosen.value?.number ?? 0;
      this.said.value = (w) => w.levels.said.linkCopied(number);
    } catch {
      this.problem.value = (w) => w.common.cannotCopy(link);
    }
  }

  /** Opens the chosen level, the others around it. */
  open(page: Extract<Page, "play" | "edit">): void {
    const { shown, chosen } = { shown: this.shown.value, chosen: this.chosen.value };
    if (!shown || !chosen) return;
    const { id } = this.offer("shown", shown);
    go({ page, path: [id, String(chosen.number - shown.first + 1)] });
  }

  send(page: Extract<Page, "train" | "benchmark">): void {
    const shown = this.shown.value;
    if (shown) go({ page, query: { levels: this.offer(this.amount.value, shown).id } });
  }

  /** The levels of the amount chosen; those that are not made yet are made.
   *  @throws Error with a sentence, before any is made, where one file could not hold them */
  async levelsToSave(): Promise<readonly Level[]> {
    const shown = this.shown.value;
    if (!shown) return [];
    checkAlike(shown.series.parameters);
    this.said.value = (w) => w.levels.said.makingFile;
    try {
      return await this.offer(this.amount.value, shown).load();
    } finally {
      this.said.value = "";
    }
  }

  private offer(amount: Amount, shown: Shown) {
    const made = shown.slots.flatMap((slot) => (slot.state === "made" ? [slot.level] : []));
    const { source, series, slots } = shown;
    const counts = { shown: slots.length, 100: 100, 1000: 1000, endless: Number.POSITIVE_INFINITY };
    const first = amount === "endless" ? 1 : shown.first;
    const part: SeriesPart = { source, seed: series.seed, first, count: counts[amount] };
    return this.services.library.offerSeries(part, made.length === part.count ? made : undefined);
  }

  /** A text that is changed is no longer the kind it was. */
  private ownName(): string {
    const { name } = this.source.value;
    return this.kind.value ? `${name}-changed` : name;
  }

  private change(source: Source, pause: number): void {
    if (source.text === this.source.value.text) return;
    this.source.value = source;
    this.noteAddress();
    clearTimeout(this.typing);
    this.typing = setTimeout(() => (this.keepsSeed.value ? this.start() : this.newSeed()), pause);
  }

  private start(): void {
    clearTimeout(this.typing);
    const { seed, first, source } = this;
    const { mistake, understood } = { mistake: this.mistake.value, understood: this.understood.value };
    if (!understood) {
      this.said.value = mistake?.message ?? "";
      return;
    }
    this.problem.value = "";
    this.stopMaking();
    const series = { parameters: understood.parameters, seed: seed.value, name: source.value.name };
    void this.make({ source: source.value, series, first: first.value, slots: waiting() });
  }

  /** Makes those that could not be made, once more. */
  makeFailed(): void {
    const shown = this.shown.peek();
    if (!shown || this.isMaking.peek()) return;
    this.problem.value = "";
    const slots = shown.slots.map((slot): Slot => (slot.state === "failed" ? { state: "waiting" } : slot));
    void this.make({ ...shown, slots });
  }

  private noteAddress(): void {
    // A pause in typing may end on another page.
    if (route.peek().page !== "levels") return;
    const code = formatSource(this.source.value);
    const query = queryOf(this.seed.value, this.first.value);
    note({ page: "levels", ...(code && { path: [code] }), query });
  }

  /** Makes the slots that wait, one after the other. */
  private async make(shown: Shown): Promise<void> {
    this.making = new AbortController();
    const { signal } = this.making;
    const { series, first } = shown;
    const began = performance.now();
    this.shown.value = shown;
    this.isMaking.value = true;
    this.said.value = (w) => w.levels.said.making;
    const before = numberMade(shown);
    for (let i = 0; i < shown.slots.length && !signal.aborted; i++) {
      if (shown.slots[i].state !== "waiting") continue;
      this.setSlot(i, { state: "working" });
      const slot = await this.makeOne(series, first - 1 + i, signal);
      if (slot && !signal.aborted) this.setSlot(i, slot);
    }
    if (signal.aborted) return;
    this.isMaking.value = false;
    const failed = this.shown.value.slots.find((slot) => slot.state === "failed");
    if (failed) this.problem.value = failed.message;
    const made = numberMade(this.shown.value) - before;
    const seconds = (performance.now() - began) / 1000;
    this.said.value = (w) => w.levels.said.made(made, fixed(seconds, 1));
  }

  /** Null when `signal` said stop. A level out of time ends the others too: they are made alike. */
  private async makeOne(series: Series, index: number, signal: AbortSignal): Promise<Slot | null> {
    const began = performance.now();
    this.elapsed.value = 0;
    const clock = setInterval(() => {
      this.elapsed.value = (performance.now() - began) / 1000;
    }, TICK);
    try {
      return { state: "made", ...(await this.maker.make(series, index, signal)) };
    } catch (error) {
      if (signal.aborted) return null;
      if (error instanceof OutOfTime) {
        this.stopMaking();
        this.problem.value = messageOf(error);
        this.said.value = "";
        return null;
      }
      return { state: "failed", message: messageOf(error) };
    } finally {
      clearInterval(clock);
    }
  }

  private setSlot(index: number, slot: Slot): void {
    const shown = this.shown.value;
    if (shown) this.shown.value = { ...shown, slots: shown.slots.with(index, slot) };
  }

  private stopMaking(): void {
    this.making.abort(new Error(words.peek().levels.notWanted));
    this.isMaking.value = false;
    const shown = this.shown.peek();
    const done = shown?.slots.filter(({ state }) => state === "made" || state === "failed") ?? [];
    if (shown && done.length < shown.slots.length) this.shown.value = { ...shown, slots: done };
  }
}

const queryOf = (seed: number, level: number) => ({
  seed: String(seed),
  level: String(level),
  generator: String(GENERATOR_VERSION),
});

const waiting = (): Slot[] => Array.from({ length: BATCH }, () => ({ state: "waiting" }));

const numberMade = (shown: Shown | null): number =>
  shown?.slots.filter(({ state }) => state === "made").length ?? 0;
