// The state of an embedded view: the episode of the address, where its time stands, which world is shown.
import { computed, signal } from "@preact/signals";
import * as v from "valibot";
import { messageOf } from "../../base/check.ts";
import { openJudgeWorker } from "../../workers/open.ts";
import type { BoardPicture } from "../render/board-stage.ts";
import { episodeFrom, type LinkedEpisode, type Verification, verify } from "../whatif/from-link.ts";
import { Player } from "../whatif/player.ts";
import { replayQuery } from "../whatif/replay-query.ts";
import { settingsSchema } from "../whatif/settings.ts";

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

  readonly pictures = computed<readonly BoardPicture[]>(() => {
    const sight = this.player.value?.sight.value;
    return sight ? [{ board: sight[this.world.value], goals: sight.goals }] : [];
  });

  /** @param hash of an address, "#r=2.CODE&step=12"; anyone may have written it */
  async open(hash: string): Promise<void> {
    this.hash = hash;
    this.player.peek()?.pause();
    this.player.value = null;
    this.problem.value = "";
    this.verification.value = { state: "none" };
    this.address.value = new URL(`./${hash}`, location.href).href;
    const { link = "", ...query } = replayQuery(hash);
    const { step } = v.parse(settingsSchema, query);
    try {
      const episode = await episodeFrom(link, "", async (reference) =>
        (await import("./known-levels.ts")).findLevel(reference),
      );
      if (this.hash !== hash) return;
      this.levelName.value = episode.replay.level.name;
      this.player.value = new Player(episode.replay);
      this.player.value.seek(step ?? 0);
      await this.verify(episode, hash);
    } catch (error) {
      if (this.hash === hash) this.problem.value = messageOf(error);
    }
  }

  private async verify(episode: LinkedEpisode, hash: string): Promise<void> {
    this.verification.value = { state: "working" };
    const judge = openJudgeWorker();
    try {
      const found = await verify([episode], (replay) => judge.call((api) => api.claim(replay)));
      if (this.hash === hash) this.verification.value = found;
    } finally {
      judge.dispose();
    }
  }
}
