// How far something is: a bar on a terminal, plain lines elsewhere.

export interface Progress {
  /** @param words of what is under way, a few */
  show(done: number, total: number, words: string): void;
  /** Takes the bar away. */
  end(): void;
}

/** As much of standard error as is needed. */
export interface ProgressOutput {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

export interface ProgressOptions {
  /** Seconds between two lines where there is no terminal; 0 for each. The last is always said. */
  readonly secondsBetweenLines: number;
  /** Where lines go; standard error unless given. Bars are there in any case. */
  readonly say?: (line: string) => void;
  readonly output?: ProgressOutput;
  readonly now?: () => number;
}

const BAR = 24;
const MS_BETWEEN_BARS = 100;

export function progress({
  secondsBetweenLines,
  say = console.error,
  output = process.stderr,
  now = () => performance.now(),
}: ProgressOptions): Progress {
  const pause = output.isTTY ? MS_BETWEEN_BARS : secondsBetweenLines * 1000;
  // A bar is of use at once, a line only when something takes its time.
  let shownAt = output.isTTY ? Number.NEGATIVE_INFINITY : now();
  return {
    show(done, total, words) {
      if (done < total && now() - shownAt < pause) return;
      shownAt = now();
      if (output.isTTY) output.write(`\r\x1b[2K${barLine(done / total, words, output.columns ?? 80)}`);
      else say(words);
    },
    end() {
      if (output.isTTY) output.write("\r\x1b[2K");
    },
  };
}

function barLine(share: number, words: string, columns: number): string {
  const full = Math.round(BAR * Math.min(1, share));
  const bar = "█".repeat(full) + "░".repeat(BAR - full);
  return `${bar} ${String(Math.floor(100 * share)).padStart(3)} % · ${words}`.slice(0, columns - 1);
}
