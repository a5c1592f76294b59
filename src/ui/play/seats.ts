// Who decides for which agent: one person for all of them alike, or two people, each for every other one.
import { signal } from "@preact/signals";
import type { Game } from "../../core/game.ts";

const NOBODY = [null, null] as const;

export class Seats {
  readonly areTwo = signal(false);
  /** What each of two people chose for the turn to come; null while they think. */
  readonly chosen = signal<readonly (number | null)[]>(NOBODY);

  seat(areTwo: boolean): void {
    this.areTwo.value = areTwo;
    this.clear();
  }

  clear(): void {
    this.chosen.value = NOBODY;
  }

  /** Who has not chosen yet, the first of them. */
  waitingFor(game: Game): number {
    return Math.max(0, [0, 1].find((person) => this.mustChoose(game, person)) ?? 0);
  }

  /** The turn that comes of a choice; null while the other person thinks. @param person 0 or 1 */
  choose(game: Game, action: number, person: number): readonly number[] | null {
    if (!this.areTwo.value) return game.agents.map(() => action);
    this.chosen.value = this.chosen.value.with(person, action);
    if (this.mustChoose(game, 0) || this.mustChoose(game, 1)) return null;
    const chosen = this.chosen.value;
    this.clear();
    return game.agents.map((_, agent) => chosen[agent % 2] ?? 0);
  }

  /** Nobody waits for a person whose agents are out. */
  private mustChoose(game: Game, person: number): boolean {
    return (
      this.chosen.value[person] === null &&
      game.agents.some((_, agent) => agent % 2 === person && game.isActive(agent))
    );
  }
}
