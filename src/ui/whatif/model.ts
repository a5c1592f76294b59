// The state of "What would have happened?": the episode that is open, where its time stands, what is shown of it.

import { computed, effect, signal } from "@preact/signals";
import * as v from "valibot";
import { messageOf } from "../../base/check.ts";
import { colorOf } from "../../core/cells.ts";
import type { Replay } from "../../core/replay.ts";
import { differenceOf } from "../../safety/difference.ts";
import type { TypeOutlook } from "../../safety/outlook.ts";
import type { TypeSideEffect } from "../../safety/report.ts";
import { readReplayJson } from "../../share/replay-json.ts";
import { canBeLinked, sumInDigits, sumOfReplay } from "../../share/replay-link.ts";
import type { WorkerClient } from "../../workers/client.ts";
import type { JudgeApi } from "../../workers/judge-api.ts";
import { openJudgeWorker } from "../../workers/open.ts";
import { linkToEpisode } from "../episode-link.ts";
import { MovieMaking } from "../movie/making.ts";
import { canBeTakenOver } from "../play/model.ts";
import type { BoardPicture } from "../render/board-stage.ts";
import { formatRoute, go, note, pageAddress, type Route, route } from "../route.ts";
import type { Services } from "../services.ts";
import { Spoken } from "../words/spoken.ts";
import { words } from "../words/words.ts";
import { type EmbedCodes, embedCodes } from "./embed-codes.ts";
import { episodeFrom, type LinkedEpisode, type Verification, verify } from "./from-link.ts";
import { Judging } from "./judging.ts";
import { type Episode, isOnSameLevel, keepEpisodes, keptEpisodes } from "./kept.ts";
import { type Learned, learnMore, nothingLearned } from "./learned.ts";
import { nearestJudged } from "./order.ts";
import { Player } from "./player.ts";
import { type FileKind, saveEpisode } from "./save.ts";
import { type Layer, settingsSchema } from "./settings.ts";
import { describeDifference } from "./words.ts";

/** Milliseconds at rest, after which the address says where time stands. */
const NOTED_AFTER = 400;

/** Milliseconds for which a key says that it has copied. */
const COPIED_MS = 2000;

/** Below this many cells a type is not on the board. */
const NEGLIGIBLE = 0.05;

interface Opened extends Episode, Learned {
  readonly player: Player;
  readonly judging: Judging;
  /** Shown in place of the untouched world. */
  readonly other: Episode | null;
  close(): void;
}

/** The step of an episode that is shown; one that is over beside a longer one stays at its end. */
const shownOf = ({ actions }: Replay, { step }: Player): number => Math.min(step.peek(), actions.length);

const onAnotherLevel = ({ who, replay }: Episode): string =>
  words.peek().whatif.onAnotherLevel(who, replay.level.name);

/** Lives as long as the app, so that an episode waits while other pages are open. */
export class WhatIfModel {
  readonly opened = signal<Opened | null>(null);
  /** The episode that was open before on the same level. */
  readonly before = signal<Episode | null>(null);
  readonly layers = signal<readonly Layer[]>(["difference"]);
  /** The type whose future and flow are shown, by name; empty: the one that changed most. */
  readonly chosenType = signal("");
  readonly problem = new Spoken();
  readonly failed = signal<readonly (() => Promise<void>)[]>([]);
  readonly verification = signal<Verification>({ state: "none" });
  /** Shortly after the link was copied. */
  readonly isCopied = signal(false);
  readonly movie = new MovieMaking();
  /** For those who hear the page. */
  readonly said = new Spoken();

  readonly sight = computed(() => this.opened.value?.player.sight.value ?? null);
  /** The board to compare with: what became of the level in other hands, or in none. */
  private readonly beside = computed(() => {
    const other = this.opened.value?.player.otherSight.value;
    return other ? other.played : (this.sight.value?.untouched ?? null);
  });
  readonly difference = computed(
    () => this.sight.value && this.beside.value && differenceOf(this.sight.value.played, this.beside.value),
  );
  readonly differenceInWords = computed(() =>
    this.difference.value ? describeDifference(this.difference.value) : "",
  );

  /** What was measured here, or at the last step before that was measured. */
  readonly judged = computed(() => {
    const reports = this.opened.value?.judging.reports.value;
    const step = this.sight.value?.step ?? 0;
    const at = reports ? nearestJudged(reports.keys(), step) : null;
    const report = at === null ? undefined : reports?.get(at);
    return at === null || !report ? null : { step: at, report };
  });

  /** Types on either board, those that changed most first. */
  readonly types = computed<readonly TypeSideEffect[]>(() => {
    const byType = this.judged.value?.report.sideEffects.byType ?? [];
    return byType
      .filter(({ distance, inactionMass }) => distance > NEGLIGIBLE || inactionMass > NEGLIGIBLE)
      .sort((a, b) => b.share - a.share || b.distance - a.distance);
  });

  /** Whose episode was taken over where, if this one says so. */
  readonly ancestry = computed(() => {
    const { parent, other = null } = this.opened.value ?? {};
    if (!parent) return "";
    const { whatif: w } = words.value;
    return other && canBeLinked(other.replay) && sumOfReplay(other.replay) === parent.sum
      ? w.fromBeside(parent.step)
      : w.fromAnother(sumInDigits(parent.sum), parent.step);
  });

  readonly type = computed(() => {
    const names = this.types.value.map(({ name }) => name);
    return names.includes(this.chosenType.value) ? this.chosenType.value : (names[0] ?? "");
  });

  /** Of the chosen type, and of the step it was asked for; null where it is not shown or not known yet. */
  readonly outlook = computed<(TypeOutlook & { readonly step: number }) | null>(() => {
    const outlook = this.looksAhead.value ? this.opened.value?.judging.outlook.value : null;
    const type = outlook?.types.find(({ name }) => name === this.type.value);
    return outlook && type ? { ...type, step: outlook.step } : null;
  });

  private readonly looksAhead = computed(() =>
    this.layers.value.some((layer) => layer === "future" || layer === "flow"),
  );

  private readonly overlay = computed(() => {
    const shows = (layer: Layer) => this.layers.value.includes(layer);
    return {
      marks: shows("difference") ? (this.difference.value?.marks ?? null) : null,
      future: shows("future") ? this.outlook.value : null,
      flow: shows("flow") ? this.outlook.value : null,
    };
  });

  /** What each of the two boards shows. */
  readonly pictures = {
    played: computed(() => this.picture("played")),
    untouched: computed(() => this.picture("untouched")),
  };

  private picture(world: "played" | "untouched"): BoardPicture | null {
    const sight = this.sight.value;
    const beside = this.beside.value;
    if (!sight || !beside) return null;
    const { marks, future, flow } = this.overlay.value;
    const other = world === "untouched" ? this.opened.value?.player.otherSight.value : null;
    return {
      board: world === "played" ? sight.played : beside,
      goals: (other ?? sight).goals,
      overlay: {
        marks,
        future: other ? null : future && { shares: future[world], color: colorOf(future.code) },
        flow: world === "played" ? flow : null,
      },
    };
  }

  constructor(private readonly services: Pick<Services, "library" | "judgeWorker" | "play">) {}

  /** Follows an address. One that names a step goes there; a reloaded page opens again what was open. */
  follow(to: Route): void {
    const { query } = to;
    if (query.link !== undefined) {
      void this.openLink(query.link, query);
      return;
    }
    if (!this.opened.peek()) {
      const kept = keptEpisodes();
      if (kept) this.show(kept.episode, kept.other);
    }
    // What was noted here says nothing new, and time may have gone on since.
    if (Object.keys(query).length === 0 || formatRoute(to) === this.noted) return;
    this.settle(query);
  }

  private settle(query: Route["query"]): void {
    const { step, show, type } = v.parse(settingsSchema, { step: null, ...query });
    this.layers.value = show;
    this.chosenType.value = type;
    const player = this.opened.peek()?.player;
    if (player && step !== null && step !== player.step.peek()) player.seek(step);
  }

  /** Lives a stranger's episode again, or two of them on one level, and says whether it is as they claim. */
  private async openLink(link: string, query: Route["query"]): Promise<void> {
    this.opening = link;
    this.problem.value = "";
    const { whatif: w } = words.peek();
    this.said.value = w.opening;
    const find = (of: string, who: string) =>
      episodeFrom(of, who, (reference) => this.services.library.levelAt(reference));
    try {
      const episode = await find(link, w.fromLink);
      const other = query.with === undefined ? null : await find(query.with, w.otherFromLink);
      if (this.opening !== link) return;
      this.opening = "";
      if (other && !isOnSameLevel(other, episode)) throw new Error(onAnotherLevel(other));
      this.show(episode, other);
      this.settle(query);
      await this.attempt(() => this.verify(other ? [episode, other] : [episode]));
    } catch (error) {
      if (this.opening === link) this.opening = "";
      this.problem.value = messageOf(error);
      this.said.value = "";
    }
  }

  /** What failed is told, and can be tried again. */
  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.problem.value = messageOf(error);
      this.failed.value = [...this.failed.peek(), work];
    }
  }

  /** What failed before, once more. */
  retry(): void {
    const failed = this.failed.peek();
    this.failed.value = [];
    this.problem.value = "";
    for (const work of failed) void this.attempt(work);
  }

  /** In a thread of its own: a stranger's episode may take long, and ends with the thread. */
  private async verify(episodes: readonly LinkedEpisode[]): Promise<void> {
    this.verifier?.dispose();
    const verifier = openJudgeWorker();
    this.verifier = verifier;
    this.verification.value = { state: "working" };
    try {
      const found = await verify(episodes, (replay) => verifier.call((api) => api.claim(replay)));
      if (this.opened.peek()?.replay === episodes[0].replay) this.verification.value = found;
    } catch (error) {
      // One that is not wanted any more was ended.
      if (this.verifier !== verifier) return;
      this.verification.value = { state: "none" };
      throw error;
    } finally {
      verifier.dispose();
    }
  }

  /** A person goes on with the episode from the step that is shown. */
  playOn(): void {
    const opened = this.opened.peek();
    if (!opened || !canBeTakenOver(opened.replay)) return;
    const { who, replay, setId, player } = opened;
    void this.services.play.takeOver({ who, replay, setId }, shownOf(replay, player));
  }

  /** Copies an address that opens this episode anywhere, at the step that is shown. */
  async copyLink(): Promise<void> {
    const opened = this.opened.peek();
    if (!opened) return;
    try {
      const link = await this.linkTo(opened);
      if (link === null) {
        this.problem.value = (w) => w.whatif.tooLarge;
        return;
      }
      await navigator.clipboard.writeText(link).catch(() => {
        throw new Error(words.peek().common.cannotCopy(link));
      });
      this.said.value = (w) => w.whatif.linkCopied;
      this.isCopied.value = true;
      setTimeout(() => {
        this.isCopied.value = false;
      }, COPIED_MS);
    } catch (error) {
      this.problem.value = messageOf(error);
    }
  }

  /** What others put into their pages to show this episode there; null where it is too large. */
  async embedCodes(): Promise<EmbedCodes | null> {
    const opened = this.opened.peek();
    const hash = opened && (await this.hashOf(opened));
    return hash ? embedCodes(pageAddress(), hash, opened.replay.level.name) : null;
  }

  private async linkTo(opened: Opened): Promise<string | null> {
    const hash = await this.hashOf(opened);
    return hash && pageAddress() + hash;
  }

  /** "#r=2.CODE&with=2.CODE&step=12" */
  private async hashOf(opened: Opened): Promise<string | null> {
    const { replay, player, other } = opened;
    const link = await linkToEpisode(this.services, opened);
    const beside = other && (await linkToEpisode(this.services, other));
    if (link === null || (other && beside === null)) return null;
    const step = Math.max(shownOf(replay, player), other ? shownOf(other.replay, player) : 0);
    const parts = [`#${link}`];
    if (beside) parts.push(`with=${beside.replace("r=", "")}`);
    if (step !== player.steps) parts.push(`step=${step}`);
    return parts.join("&");
  }

  /** Opens an episode at its end and goes to the page. */
  open(episode: Episode): void {
    this.show(episode);
    go({ page: "whatif" });
  }

  /** Shows another episode on the same level beside this one, or none. */
  compareWith(other: Episode | null): void {
    const opened = this.opened.peek();
    if (!opened) return;
    if (other && !isOnSameLevel(other, opened)) {
      this.problem.value = onAnotherLevel(other);
      return;
    }
    const step = opened.player.step.peek();
    this.show(opened, other);
    this.opened.peek()?.player.seek(step);
  }

  async compareWithFile(file: File): Promise<void> {
    try {
      this.compareWith({ who: file.name, replay: readReplayJson(await file.text(), file.name) });
    } catch (error) {
      this.problem.value = messageOf(error);
    }
  }

  /** To the next step in which points or harm change. @param direction −1 or 1 */
  turn(direction: -1 | 1): void {
    const opened = this.opened.peek();
    const from = opened?.player.step.peek() ?? 0;
    const steps = opened?.turningPoints.peek().map(({ step }) => step) ?? [];
    const to = direction > 0 ? steps.find((step) => step > from) : steps.findLast((step) => step < from);
    if (to !== undefined) opened?.player.seek(to);
  }

  async openFile(file: File): Promise<void> {
    try {
      this.open({ who: file.name, replay: readReplayJson(await file.text(), file.name) });
    } catch (error) {
      go({ page: "whatif" });
      this.problem.value = messageOf(error);
    }
  }

  async save(as: FileKind): Promise<void> {
    const opened = this.opened.peek();
    const picture = this.pictures.played.peek();
    if (!opened || !picture) return;
    const { replay, player } = opened;
    try {
      await saveEpisode(as, { replay, picture, step: player.sight.peek().step }, (of) =>
        this.services.judgeWorker.call((api) => api.recording(of)),
      );
    } catch (error) {
      this.problem.value = messageOf(error);
    }
  }

  toggle(layer: Layer): void {
    const shown = this.layers.value;
    this.layers.value = shown.includes(layer) ? shown.filter((other) => other !== layer) : [...shown, layer];
    this.note();
  }

  chooseType(name: string): void {
    this.chosenType.value = name;
    this.note();
  }

  private show(episode: Episode, other: Episode | null = null): void {
    const { who, replay, setId, parent } = episode;
    keepEpisodes({ episode, other });
    const last = this.opened.peek();
    last?.close();
    this.problem.value = "";
    this.failed.value = [];
    if (last?.replay !== replay) {
      this.verifier?.dispose();
      this.verification.value = { state: "none" };
      this.before.value =
        last && isOnSameLevel(last, episode)
          ? { who: last.who, replay: last.replay, setId: last.setId, parent: last.parent }
          : null;
    }
    const player = new Player(replay, other?.replay);
    const judging = new Judging(replay, openJudgeWorker);
    // A thread of its own: what it is asked may take long, and ends with the episode.
    let learner: WorkerClient<JudgeApi> | null = null;
    const follows = [
      effect(() => judging.attend({ step: player.sight.value.step, outlook: this.looksAhead.value })),
      effect(() => this.tell(player)),
    ];
    const close = () => {
      player.pause();
      judging.stop();
      learner?.dispose();
      for (const stop of follows) stop();
      clearTimeout(this.notesIn);
    };
    const opened: Opened = {
      ...{ who, replay, setId, parent, player, judging, other, close },
      ...nothingLearned(),
    };
    this.opened.value = opened;
    player.seek(player.steps);
    void this.attempt(async () => {
      learner = openJudgeWorker();
      try {
        await learnMore(opened, learner);
      } catch (error) {
        if (this.opened.peek() === opened) throw error;
      } finally {
        learner.dispose();
      }
    });
  }

  private verifier: WorkerClient<JudgeApi> | null = null;
  /** The link on its way to be shown; empty if there is none. */
  private opening = "";
  /** The last address that was noted. */
  private noted = "";
  private notesIn: ReturnType<typeof setTimeout> | undefined;

  /** Says what is different where time stands, and notes where that is; not with every step. */
  private tell({ sight, otherSight, isPlaying }: Player): void {
    const step = Math.max(sight.value.step, otherSight.value?.step ?? 0);
    this.said.value = words.peek().whatif.stepSaid(step, this.differenceInWords.value);
    clearTimeout(this.notesIn);
    if (!isPlaying.value) this.notesIn = setTimeout(() => this.note(), NOTED_AFTER);
  }

  private note(): void {
    const step = this.sight.peek()?.step;
    // What is shown is about to be another episode.
    if (this.opening !== "") return;
    if (route.peek().page !== "whatif" || step === undefined) return;
    const show = this.layers.peek().join(",");
    const type = this.chosenType.peek();
    const to = { page: "whatif", query: { step: String(step), show, ...(type && { type }) } } as const;
    this.noted = formatRoute(to);
    note(to);
  }
}
