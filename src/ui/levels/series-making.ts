// Sets of generated levels in the making: how far each is, and how it is cancelled.
import { signal } from "@preact/signals";
import type { Level } from "../../core/level.ts";
import { count } from "../format.ts";
import { words } from "../words/words.ts";
import type { LevelMaker } from "./maker.ts";
import { type SeriesPart, titleOfPart } from "./series-set.ts";

export interface SetInTheMaking {
  readonly title: string;
  readonly made: number;
  readonly count: number;
  /** Whoever waits for the set is told so. */
  cancel(): void;
}

export class SeriesMaking {
  readonly sets = signal<readonly SetInTheMaking[]>([]);

  constructor(private readonly maker: LevelMaker) {}

  /**
   * Makes the levels of the part that are missing.
   * @param levels those made so far; the others are added
   * @throws Error with a sentence where one cannot be made, or after `cancel`
   */
  async make(part: SeriesPart, levels: Level[]): Promise<readonly Level[]> {
    // What reads parameters is fetched when they are read.
    const { seriesOf } = await import("./reading.ts");
    const series = seriesOf(part.source, part.seed);
    const title = titleOfPart(part);
    const leaving = new AbortController();
    const cancel = () =>
      leaving.abort(new Error(words.peek().sets.cancelled(count(levels.length), count(part.count))));
    let shown: SetInTheMaking | undefined;
    const show = (next?: SetInTheMaking) => {
      const others = this.sets.value.filter((set) => set !== shown);
      this.sets.value = next ? [...others, next] : others;
      shown = next;
    };
    try {
      while (levels.length < part.count) {
        show({ title, made: levels.length, count: part.count, cancel });
        const { level } = await this.maker.make(series, part.first - 1 + levels.length, leaving.signal);
        levels.push(level);
      }
      return levels;
    } finally {
      show();
    }
  }
}
