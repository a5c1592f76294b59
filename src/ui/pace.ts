// How fast work goes on, and how long it will take.

export interface Pace {
  /** NaN until it is known. */
  readonly perSecond: number;
  readonly secondsLeft: number;
}

/** Milliseconds of the past that count. */
const WINDOW = 20_000;

/** Looks at the last twenty seconds, so that a pause or a change of work is soon forgotten. */
export class PaceMeter {
  private readonly marks: { readonly at: number; readonly done: number }[] = [];

  constructor(private readonly total: number) {}

  /** @param done so far @param at milliseconds */
  mark(done: number, at: number): Pace {
    const { marks } = this;
    marks.push({ at, done });
    while (marks.length > 2 && at - marks[1].at >= WINDOW) marks.shift();
    const [first] = marks;
    const perSecond = at > first.at ? ((done - first.done) * 1000) / (at - first.at) : Number.NaN;
    return { perSecond, secondsLeft: (this.total - done) / perSecond };
  }
}
