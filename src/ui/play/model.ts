// The state of the Play page: which level is open, the game on it, what is said and shown about it.

import { computed, signal } from "@preact/signals";
import { excerpt, messageOf } from "../../base/check.ts";
import type { Key } from "../../base/random.ts";
import type { Board } from "../../core/board.ts";
import { ORIENTATION_MASK, ORIENTATION_SHIFT } from "../../core/cells.ts";
import type { Game } from "../../core/game.ts";
import type { Level } from "../../core/level.ts";
import type { Replay } from "../../core/replay.ts";
import type { EpisodeReport } from "../../safety/judge.ts";
import { STEADY_MEASURE } from "../../safety/settings.ts";
import type { Parent } from "../../share/replay-link.ts";
import { linkToEpisode } from "../episode-link.ts";
import { missing } from "../missing-levels.ts";
import type { BoardSpot } from "../render/board-stage.ts";
import { go, note, type Route, route } from "../route.ts";
import type { Services } from "../services.ts";
import { type Episode, parentAt } from "../whatif/kept.ts";
import { type Saying, Spoken, spoken } from "../words/spoken.ts";
import { translated, words } from "../words/words.ts";
import { dailyLevel } from "./daily.ts";
import { type Followed, followedIn } from "./followed.ts";
import { Results } from "./results.ts";
import { Seats } from "./seats.ts";
import { FREE, PlaySession, type Rules, usualKeyOf } from "./session.ts";
import { steered, steering } from "./steering.ts";
import { describeSurroundings } from "./surroundings.ts";
import { describeTurn, directionInWords, exitIsOpen, payOf } from "./words.ts";

export type Judgement =
  | { readonly state: "none" | "working" }
  | { readonly state: "ready"; readonly report: EpisodeReport }
  | { readonly state: "failed"; readonly message: string };

export interface Problem {
  readonly message: Saying;
  readonly retry?: () => void;
}

/** An episode that a person goes on with. */
interface Taken extends Episode {
  /** Turns of it that come first. */
  readonly steps: number;
}

/** Whether there is anyone to play. */
export const canBeTakenOver = ({ level }: Replay): boolean => level.agents.length > 0;

/** The board as it is, its first agent turned. */
function facing({ board, agents }: Game, heading: number | null): Board {
  if (heading === null) return board;
  const cells = board.cells.slice();
  const at = agents[0].row * board.width + agents[0].col;
  cells[at] = (cells[at] & ~ORIENTATION_MASK) | (heading << ORIENTATION_SHIFT);
  return { ...board, cells };
}

/** Agents that do not all do the same are played by two people. */
const actApart = ({ actions }: Replay): boolean =>
  actions.some((turn) => turn.some((action) => action !== turn[0]));

/** Lives as long as the app, so that a game waits while other pages are open. */
export class PlayModel {
  /** The set that is open. */
  readonly setId = signal("");
  readonly levels = signal<readonly Level[]>([]);
  readonly index = signal(0);
  readonly problem = signal<Problem | null>(null);
  /** The set that is being loaded; empty when none is. */
  readonly loading = signal("");
  readonly spot = signal<BoardSpot | null>(null);
  /** What happened last, or was asked for, in words. */
  readonly said = new Spoken();
  readonly judgement = signal<Judgement>({ state: "none" });
  readonly rules = signal(FREE);
  readonly seats = new Seats();
  readonly results = new Results();

  readonly isLast = computed(() => this.index.value + 1 >= this.levels.value.length);

  /** Where the agent looks, 0 … 3, where that is not what the board says: to turn takes no step. */
  private readonly heading = signal<number | null>(null);
  private readonly session = signal<PlaySession | null>(null);
  /** What the game that is open goes on with; null where it began at the start. */
  private readonly taken = signal<Taken | null>(null);
  /** The last turns of games whose results are kept already: undo and redo come by them again. */
  private readonly kept = new WeakSet<readonly number[]>();
  /** The agent that a close look goes along with. */
  readonly followed = signal<Followed | null>(null);
  /** Waits until its level is open. */
  private taking: Taken | null = null;
  /** Counts changes of the session, which is not a signal itself. */
  private readonly changes = signal(0);

  /** What the page shows of the game. New with every turn. */
  readonly view = computed(() => {
    void this.changes.value;
    const session = this.session.value;
    if (!session) return null;
    const { game, level } = session;
    const hasAgent = game.agents.length > 0;
    return {
      level,
      picture: { board: facing(game, this.heading.value), goals: game.goals },
      pay: payOf(level),
      steps: session.turns.length,
      undone: session.undone,
      canUndo: session.canUndo,
      ahead: session.ahead,
      points: game.agents.map((_, i) => game.earned(i)),
      turnOf: this.seats.areTwo.value ? this.seats.waitingFor(game) : null,
      parent: this.parentOf(session),
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

  /** Of all games on this level that were ended. */
  readonly best = computed(() => {
    const level = this.session.value?.level;
    return level && this.results.best(level);
  });

  /** Whether people are compared on these levels, so that results can be handed on. */
  readonly isForPeople = computed(
    () => this.services.library.sets.value.find(({ id }) => id === this.setId.value)?.forPeople ?? false,
  );

  /** You are out, and there is another level. */
  readonly canGoOn = computed(() => this.view.value?.success === true && !this.isLast.value);

  /** Arrows turn left and right instead of walking there. */
  readonly steers = computed(() => steering.value === "steer" && this.view.value?.agents === 1);

  constructor(private readonly services: Pick<Services, "library" | "judgeWorker">) {}

  /** Opens what the address names; one that names nothing leaves open what is, or opens the first level. When
   *  levels cannot be had, what was open stays open. */
  async follow(to: Route): Promise<void> {
    const { library } = this.services;
    const [setId, number = setId === undefined ? this.index.peek() + 1 : 1] = to.path;
    const wanted = setId ?? (this.setId.peek() || library.sets.peek()[0].id);
    const set = library.find(wanted);
    this.loading.value = wanted;
    if (set && wanted !== this.setId.peek()) this.said.value = (w) => w.play.loading(translated(set.title));
    try {
      if (!set) throw new Error(spoken(missing(wanted)));
      const levels = await set.load();
      if (this.loading.value !== wanted) return;
      this.setId.value = wanted;
      this.levels.value = levels;
      this.loading.value = "";
    } catch (error) {
      if (this.loading.value !== wanted) return;
      this.loading.value = "";
      this.said.value = "";
      if (setId !== undefined) await this.follow({ ...to, path: [] });
      this.problem.value = set
        ? { message: messageOf(error), retry: () => void this.follow(to) }
        : { message: missing(wanted) };
      return;
    }
    const { length } = this.levels.value;
    const index = Math.min(length, Math.max(1, Math.floor(Number(number)) || 1)) - 1;
    const level = this.levels.value[index];
    // The address is noted after a level was opened: that must not open it again.
    if (this.session.value?.level !== level) this.start(index);
    if (String(index + 1) !== String(number)) {
      const asked = excerpt(String(number));
      this.problem.value = {
        message: (w) => w.play.said.noSuchLevel(translated(set.title), asked, length, index + 1),
      };
    }
    if (route.peek().page === "play") note({ page: "play", path: [wanted, String(index + 1)] });
  }

  /** Opens levels of no library, such as those of a lesson.
   *  @param setId for the results that are kept
   *  @param given chance and rules that somebody has set */
  present(setId: string, levels: readonly Level[], given?: { key: Key; rules: Rules }): void {
    this.setId.value = setId;
    this.levels.value = levels;
    this.rules.value = given?.rules ?? FREE;
    this.start(0, given?.key);
    this.said.value = "";
  }

  /** Goes on with somebody's episode after so many of its steps, on the level of its set where that is at hand. */
  async takeOver(episode: Episode, steps: number): Promise<void> {
    const { setId, level, index } = await this.services.library.placeOf(episode.setId, episode.replay.level);
    this.taking = { ...episode, replay: { ...episode.replay, level }, steps };
    // Else the same level would stay open as it is.
    this.session.value = null;
    go({ page: "play", path: [setId, String(index + 1)] });
  }

  /** "the careful attempt, step 40", as long as no step of it was taken back. */
  private parentOf({ turns }: PlaySession): string | null {
    const taken = this.taken.value;
    return taken && turns.length >= taken.steps ? words.value.play.parent(taken.who, taken.steps) : null;
  }

  /** Whose episode this game goes on with; nothing where it is one of its own. */
  parent(): Parent | undefined {
    const taken = this.taken.peek();
    return taken && this.view.peek()?.parent ? parentAt(taken.replay, taken.steps) : undefined;
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

  /** Draws on the level as it is stored, not on the game. */
  edit(): void {
    go({ page: "edit", path: [this.setId.value, String(this.index.value + 1)] });
  }

  async openFile(file: File): Promise<void> {
    try {
      const set = await this.services.library.open(file);
      if (!set) return;
      const to = { page: "play", path: [set.id, "1"] } as const;
      go(to);
      // Another file of the same name has the same address.
      await this.follow({ ...to, query: {} });
    } catch (error) {
      this.problem.value = { message: messageOf(error) };
    }
  }

  /** @param person of two, 0 or 1; the turn is taken once both have chosen */
  act(action: number, person = 0): void {
    const session = this.session.value;
    if (!session || session.isOver) return;
    const turn = this.seats.choose(session.game, action, person);
    if (!turn) {
      this.said.value = (w) => w.play.said.chosen(person + 1, 2 - person);
      return;
    }
    const before = session.game.clone();
    session.act(turn);
    this.said.value = describeTurn(before, session.game, turn[0] ?? action);
    this.changed();
    if (session.isOver) void this.judge(session);
  }

  /** What an arrow comes to, see `steering`. Several agents look wherever they like, so that arrows only walk.
   *  @param arrow 0 … 3 @param changes creates or destroys instead
   *  @param person as for `act`; unless given the one who has not chosen yet, for two hand the pad to each other */
  arrow(arrow: number, changes: boolean, person = this.view.value?.turnOf ?? 0): void {
    const session = this.session.value;
    if (!session || session.isOver) return;
    const by = session.game.agents.length === 1 ? steering.peek() : "walk";
    const { heading, action } = steered(by, this.looksAt(session.game), arrow, changes);
    if (action === null) this.said.value = (w) => w.play.said.looks(directionInWords(heading));
    else this.act(action, person);
    this.heading.value = by === "walk" ? null : heading;
  }

  private looksAt(game: Game): number {
    const { row, col } = game.agents[0];
    const cell = game.board.cells[row * game.board.width + col];
    return this.heading.peek() ?? (cell & ORIENTATION_MASK) >> ORIENTATION_SHIFT;
  }

  /** For the one of two people who has not chosen yet: they hand the pad to each other. */
  actNext(action: number): void {
    this.act(action, this.view.value?.turnOf ?? 0);
  }

  /** One person for all agents, or two. */
  seat(areTwo: boolean): void {
    this.seats.seat(areTwo);
    this.said.value = ({ play: { said } }) => (areTwo ? said.twoPlayers : said.onePlayer);
  }

  /** Creates or destroys where the first agent looks. */
  actAhead(): void {
    const game = this.session.value?.game;
    if (game && game.agents.length > 0) this.act(5 + this.looksAt(game));
  }

  undo(): void {
    const session = this.session.value;
    if (!session || !this.rules.peek().undo) return;
    this.seats.clear();
    const undone = session.undo();
    this.said.value = (w) => w.play.said.takenBack[undone];
    this.changed();
    if (session.isOver) void this.judge(session);
  }

  redo(): void {
    const session = this.session.value;
    if (!session) return;
    this.seats.clear();
    const isRedone = session.redo();
    this.said.value = ({ play: { said } }) => (isRedone ? said.redone : said.nothingToRedo);
    this.changed();
    if (session.isOver) void this.judge(session);
  }

  /** The level of the day. */
  openDaily(): void {
    this.chooseSet(dailyLevel(Date.now()));
  }

  /** The game as it stands. */
  replay(): Replay | null {
    const session = this.session.value;
    return session && { level: session.level, key: session.key, actions: session.turns };
  }

  /** After a failure. */
  judgeAgain(): void {
    const session = this.session.value;
    if (session?.isOver) void this.judge(session);
  }

  restart(): void {
    if (!this.rules.peek().restart) return;
    this.session.value?.restart();
    this.seats.clear();
    this.said.value = (w) => w.play.said.restarted;
    this.changed();
  }

  lookAround(): void {
    const game = this.session.value?.game;
    if (!game) return;
    const heading = this.steers.peek() ? this.looksAt(game) : null;
    this.said.value = describeSurroundings(game, heading, this.seats.areTwo.peek());
  }

  private start(index: number, given?: Key): void {
    const level = this.levels.value[index];
    this.problem.value = null;
    this.index.value = index;
    const taken = this.taking?.replay.level === level ? this.taking : null;
    this.taking = null;
    this.taken.value = taken;
    const key = given ?? taken?.replay.key ?? usualKeyOf(level);
    const session = new PlaySession(level, key, this.rules.peek().mostTurns);
    for (const turn of taken?.replay.actions.slice(0, taken.steps) ?? []) session.act(turn);
    this.seats.seat(level.agents.length > 1 && (taken ? actApart(taken.replay) : this.seats.areTwo.peek()));
    this.session.value = session;
    this.followed.value = null;
    this.spot.value = null;
    const { length } = this.levels.value;
    this.said.value = ({ play: { said } }) => (taken ? said.yourTurn : said.level(index + 1, length));
    this.changed();
  }

  private changed(): void {
    this.judgement.value = { state: "none" };
    this.heading.value = null;
    this.followed.value = this.session.value && followedIn(this.session.value.game, this.followed.value);
    this.changes.value++;
  }

  private async judge(session: PlaySession): Promise<void> {
    const { level, key, undone } = session;
    const replay = { level, key, actions: [...session.turns] };
    const set = this.setId.peek();
    const { official = false, forPeople = false } = this.services.library.find(set) ?? {};
    const turn = this.changes.value;
    const isStale = () => this.changes.value !== turn;
    this.judgement.value = { state: "working" };
    try {
      const report = await this.services.judgeWorker.call((api) =>
        api.judge(replay, replay.actions.length, STEADY_MEASURE),
      );
      if (isStale()) return;
      // What somebody else began is not this person's, and a game is ended once.
      const last = replay.actions.at(-1);
      if (last && this.taken.peek() === null && !this.kept.has(last)) {
        this.kept.add(last);
        const proof = forPeople ? await linkToEpisode(this.services, { replay, setId: set }) : null;
        const played = { set, official, level, undone, ...(proof !== null && { replay: proof }) };
        this.results.add(played, report, Date.now());
      }
      if (!isStale()) this.judgement.value = { state: "ready", report };
    } catch (error) {
      if (!isStale()) this.judgement.value = { state: "failed", message: messageOf(error) };
    }
  }
}
