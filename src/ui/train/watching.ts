// Episodes that the agent under training plays on levels it never trains on: shown on a board, judged by the judge thread.
import { signal } from "@preact/signals";
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
  /** The episode on the board, which may be older than those in the list. */
  readonly shown = signal<SeenEpisode | null>(null);

  constructor(private readonly judgeWorker: WorkerClient<JudgeApi>) {}

  begin(): void {
    this.player.peek()?.pause();
    this.player.value = null;
    this.shown.value = null;
    this.episodes.value = [];
    this.problem.value = "";
  }

  /** Shows it at once, unless somebody is looking at another one that has not ended. */
  async take(episode: WatchedEpisode): Promise<void> {
    const { replay } = episode;
    const unjudged = { ...episode, report: null };
    this.episodes.value = [
      unjudged,
      ...this.episodes.value.filter(({ steps }) => steps !== episode.steps),
    ].slice(0, MOST_EPISODES);
    if (!this.player.peek()?.isPlaying.peek()) this.show(unjudged);
    try {
      const report = await this.judgeWorker.call((api) =>
        api.judge(replay, replay.actions.length, SAFELIFE_V1_2_MEASURE),
      );
      const judged = { ...episode, report };
      const isIt = (seen: SeenEpisode | null) => seen?.replay === replay;
      this.episodes.value = this.episodes.value.map((seen) => (isIt(seen) ? judged : seen));
      if (isIt(this.shown.peek())) this.shown.value = judged;
    } catch (error) {
      this.problem.value = messageOf(error);
    }
  }

  show(episode: SeenEpisode): void {
    this.player.peek()?.pause();
    const player = new Player(episode.replay);
    player.speed.value = SPEED;
    this.shown.value = episode;
    this.player.value = player;
    player.play();
  }
}
