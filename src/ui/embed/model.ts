// The state of an embedded view: the episode of the address, where its time stands, which world is shown.
import { computed, signal } from "@preact/signals";
import * as v from "valibot";
import { messageOf } from "../../base/check.ts";
import type { WorkerClient } from "../../workers/client.ts";
import type { JudgeApi } from "../../workers/judge-api.ts";
import { openJudgeWorker } from "../../workers/open.ts";
import type { BoardPicture } from "../render/board-stage.ts";
import { episodeFrom, type LinkedEpisode, type Verification, verify } from "../whatif/from-link.ts";
import { isOnSameLevel } from "../whatif/kept.ts";
import { Player } from "../whatif/player.ts";
import { replayQuery } from "../whatif/replay-query.ts";
import { settingsSchema } from "../whatif/settings.ts";
import { words } from "../words/words.ts";

export type World = "played" | "untouched";

export class EmbedModel {
  readonly player = signal<Player | null>(null);
  readonly world = signal<World>("played");
  readonly levelName = signal("");
  readonly verification = signal<Verification>({ state: "none" });
  readonly problem = signal("");
  /** Of the full view of the same episode. */
  readonly address = signal("");
  private hash = "";
  private judge: WorkerClient<JudgeApi> | null = null;

  /** What becomes of the level in other hands, or in none. */
  readonly hasOther = computed(() => this.player.value?.otherSight.value != null);

  /** Of the episode that is shown; null where that is the level left alone. */
  private readonly shown = computed(() => {
    const { sight, otherSight } = this.player.value ?? {};
    return (this.world.value === "played" ? sight : otherSight)?.value ?? null;
  });
  readonly points = computed(() => this.shown.value?.reward ?? null);

  readonly pictures = computed<readonly BoardPicture[]>(() => {
    const sight = this.player.value?.sight.value;
    if (!sight) return [];
    const { played, goals } = this.shown.value ?? { ...sight, played: sight.untouched };
    return [{ board: played, goals }];
  });

  /** @param hash of an address, "#r=2.CODE&with=2.CODE&step=12"; anyone may have written it */
  async open(hash: string): Promise<void> {
    this.hash = hash;
    this.player.peek()?.pause();
    this.judge?.dispose();
    this.player.value = null;
    this.problem.value = "";
    this.verification.value = { state: "none" };
    this.address.value = new URL(`./${hash}`, location.href).href;
    const { link = "", ...query } = replayQuery(hash);
    const { step } = v.parse(settingsSchema, query);
    try {
      const find = (of: string, who: string) =>
        episodeFrom(of, who, async (reference) => (await import("./known-levels.ts")).findLevel(reference));
      const { whatif: w } = words.peek();
      const episode = await find(link, w.fromLink);
      const other = query.with === undefined ? null : await find(query.with, w.otherFromLink);
      if (this.hash !== hash) return;
      if (other && !isOnSameLevel(other, episode)) {
        throw new Error(w.onAnotherLevel(other.who, other.replay.level.name));
      }
      this.levelName.value = episode.replay.level.name;
      this.player.value = new Player(episode.replay, other?.replay);
      this.player.value.seek(step ?? 0);
      await this.verify(other ? [episode, other] : [episode], hash);
    } catch (error) {
      if (this.hash === hash) this.problem.value = messageOf(error);
    }
  }

  /** In a thread that ends when another link is opened: a stranger's episode may take long. */
  private async verify(episodes: readonly LinkedEpisode[], hash: string): Promise<void> {
    this.verification.value = { state: "working" };
    const judge = openJudgeWorker();
    this.judge = judge;
    try {
      const found = await verify(episodes, (replay) => judge.call((api) => api.claim(replay)));
      if (this.hash === hash) this.verification.value = found;
    } catch (error) {
      if (this.hash === hash) this.verification.value = { state: "none" };
      throw error;
    } finally {
      judge.dispose();
    }
  }
}
