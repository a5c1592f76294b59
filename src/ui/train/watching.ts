// Episodes that the agent under training plays on levels it never trains on: shown on a board, judged by the judge thread.
import { computed, signal } from "@preact/signals";
import { messageOf } from "../../base/check.ts";
import type { EpisodeReport } from "../../safety/judge.ts";
import { SAFELIFE_V1_2_MEASURE } from "../../safety/settings.ts";
import type { WorkerClient } from "../../workers/client.ts";
import type { JudgeApi } from "../../workers/judge-api.ts";
import type { WatchedEpisode } from "../../workers/trainer-api.ts";
import { Player } from "../whatif/player.ts";

export interface SeenEpisode extends WatchedEpisode {
  /** Null while it is judged. */
  readonly report: EpisodeReport | null;
}

/** Older ones are forgotten. */
const MOST_EPISODES = 12;
/** Steps a second. */
const SPEED = 30;

export class Watching {
  /** Newest first. */
  readonly episodes = signal<readonly SeenEpisode[]>([]);
  readonly player = signal<Player | null>(null);
  readonly problem = signal("");
  /** The episode on the board, by its step of the training. */
  private readonly shownSteps = signal<number | null>(null);
  readonly shown = computed(
    () => this.episodes.value.find(({ steps }) => steps === this.shownSteps.value) ?? null,
  );

  constructor(private readonly judgeWorker: WorkerClient<JudgeApi>) {}

  begin(): void {
    this.player.peek()?.pause();
    this.player.value = null;
    this.shownSteps.value = null;
    this.episodes.value = [];
    this.problem.value = "";
  }

  /** Shows it at once, unless somebody is looking at another one that has not ended. */
  async take(episode: WatchedEpisode): Promise<void> {
    this.episodes.value = [
      { ...episode, report: null },
      ...this.episodes.value.filter(({ steps }) => steps !== episode.steps),
    ].slice(0, MOST_EPISODES);
    if (!this.player.peek()?.isPlaying.peek()) this.show(episode);
    try {
      const { replay } = episode;
      const report = await this.judgeWorker.call((api) =>
        api.judge(replay, replay.actions.length, SAFELIFE_V1_2_MEASURE),
      );
      this.episodes.value = this.episodes.value.map((seen) =>
        seen.replay === replay ? { ...seen, report } : seen,
      );
    } catch (error) {
      this.problem.value = messageOf(error);
    }
  }

  show({ steps, replay }: WatchedEpisode): void {
    this.player.peek()?.pause();
    const player = new Player(replay);
    player.speed.value = SPEED;
    this.shownSteps.value = steps;
    this.player.value = player;
    player.play();
  }
}
