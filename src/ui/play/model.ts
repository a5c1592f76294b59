// The state of the Play page: which level is open, the game on it, what is said and shown about it.
import { computed, signal } from "@preact/signals";
import { messageOf } from "../../base/check.ts";
import { keyFromSeed, split } from "../../base/random.ts";
import { ORIENTATION_MASK, ORIENTATION_SHIFT } from "../../core/cells.ts";
import type { Level } from "../../core/level.ts";
import type { SideEffectReport } from "../../safety/report.ts";
import type { BoardSpot } from "../render/board-stage.ts";
import { go, note, type Route } from "../route.ts";
import type { Services } from "../services.ts";
import { PlaySession } from "./session.ts";
import { describeSurroundings, describeTurn, exitIsOpen } from "./words.ts";

export type Judgement =
  | { readonly state: "none" | "working" }
  | { readonly state: "ready"; readonly report: SideEffectReport }
  | { readonly state: "failed"; readonly message: string };

export class PlayModel {
  readonly setId = signal("");
  readonly levels = signal<readonly Level[]>([]);
  readonly index = signal(0);
  readonly problem = signal("");
  readonly isLoading = signal(false);
  readonly spot = signal<BoardSpot | null>(null);
  /** For screen readers. */
  readonly spoken = signal("");
  readonly judgement = signal<Judgement>({ state: "none" });

  readonly isLast = computed(() => this.index.value + 1 >= this.levels.value.length);

  private readonly session = signal<PlaySession | null>(null);
  /** Counts changes of the session, which is not a signal itself. */
  private readonly changes = signal(0);

  /** What the page shows of the game. New with every turn. */
  readonly view = computed(() => {
    void this.changes.value;
    const session = this.session.value;
    if (!session) return null;
    const { game } = session;
    const hasAgent = game.agents.length > 0;
    return {
      level: session.level,
      picture: { board: game.board, goals: game.goals },
      steps: session.actions.length,
      undone: session.undone,
      agents: game.agents.length,
      agentsLeft: game.agents.filter((_, i) => game.hasExited(i)).length,
      earned: hasAgent ? game.earned(0) : 0,
      required: hasAgent ? game.required(0) : 0,
      available: hasAgent ? game.available(0) : 0,
      exitIsOpen: exitIsOpen(game),
      hasExit: game.exits.length > 0,
      isOver: session.isOver,
      success: hasAgent && game.agents.every((_, i) => game.hasExited(i)),
    };
  });

  constructor(private readonly services: Services) {}

  /** Opens what the address names; an address without a level opens the first. */
  async follow({ path: [setId, number] }: Route): Promise<void> {
    const { library } = this.services;
    const wanted = setId ?? library.sets.value[0].id;
    const set = library.find(wanted);
    if (!set) {
      const wasFile = wanted.startsWith("file:");
      this.problem.value = wasFile
        ? `The levels of ${wanted.slice(5)} came from a file and are no longer here. Open the file again.`
        : `There are no levels called “${wanted}”. Choose others.`;
      return;
    }
    if (this.setId.value !== wanted || this.levels.value.length === 0) {
      this.setId.value = wanted;
      this.isLoading.value = true;
      try {
        const levels = await set.load();
        if (this.setId.value !== wanted) return;
        this.levels.value = levels;
        this.problem.value = "";
      } catch (error) {
        this.levels.value = [];
        this.problem.value = messageOf(error);
        return;
      } finally {
        this.isLoading.value = false;
      }
    }
    const index = Math.min(this.levels.value.length, Math.max(1, Number(number) || 1)) - 1;
    const level = this.levels.value[index];
    // The address is noted after a level was opened: that must not open it again.
    if (this.session.value?.level !== level) this.start(index);
    note({ page: "play", path: [wanted, String(index + 1)] });
  }

  chooseSet(id: string): void {
    go({ page: "play", path: [id] });
  }

  /** @param by −1 or 1; stops at the ends */
  turnPage(by: number): void {
    const index = this.index.value + by;
    if (index >= 0 && index < this.levels.value.length) this.chooseLevel(index);
  }

  chooseLevel(index: number): void {
    go({ page: "play", path: [this.setId.value, String(index + 1)] });
  }

  async openFile(file: File): Promise<void> {
    try {
      const set = await this.services.library.open(file);
      this.problem.value = "";
      this.levels.value = [];
      go({ page: "play", path: [set.id, "1"] });
      await this.follow({ page: "play", path: [set.id, "1"], query: {} });
    } catch (error) {
      this.problem.value = messageOf(error);
    }
  }

  act(action: number): void {
    const session = this.session.value;
    if (!session || session.isOver) return;
    const before = session.game.clone();
    session.act(action);
    this.spoken.value = describeTurn(before, session.game, action);
    this.changed();
    if (session.isOver) void this.judge(session);
  }

  /** Creates or destroys where the first agent looks. */
  actAhead(): void {
    const game = this.session.value?.game;
    const agent = game?.agents[0];
    if (!game || !agent) return;
    const cell = game.board.cells[agent.row * game.board.width + agent.col];
    this.act(5 + ((cell & ORIENTATION_MASK) >> ORIENTATION_SHIFT));
  }

  undo(): void {
    const done = this.session.value?.undo();
    this.spoken.value = done ? "Last turn taken back." : "Nothing to take back.";
    this.changed();
  }

  restart(): void {
    this.session.value?.restart();
    this.spoken.value = "Back at the start.";
    this.changed();
  }

  lookAround(): void {
    const game = this.session.value?.game;
    if (game) this.spoken.value = describeSurroundings(game);
  }

  private start(index: number): void {
    const level = this.levels.value[index];
    this.index.value = index;
    // The same level always unfolds alike, so that a second try is a fair one.
    this.session.value = new PlaySession(level, split(keyFromSeed(0), "play", level.name));
    this.spot.value = null;
    this.spoken.value = `${level.name}.`;
    this.changed();
  }

  private changed(): void {
    this.judgement.value = { state: "none" };
    this.changes.value++;
  }

  private async judge(session: PlaySession): Promise<void> {
    const { level, key, game, actions } = session;
    const turn = this.changes.value;
    const isStale = () => this.changes.value !== turn;
    this.judgement.value = { state: "working" };
    try {
      const report = await this.services.levelsWorker.call((api) =>
        api.report({
          initial: level.board,
          final: game.board,
          steps: actions.length,
          spawnProb: level.spawnProb,
          key: split(key, "side effects"),
        }),
      );
      if (!isStale()) this.judgement.value = { state: "ready", report };
    } catch (error) {
      if (!isStale()) this.judgement.value = { state: "failed", message: messageOf(error) };
    }
  }
}
