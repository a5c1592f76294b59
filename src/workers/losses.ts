// A GPU that goes away while a thread works on it.
import { whyDeviceLost } from "../backends/prepare.ts";

/** Losses in a row, nothing kept between them, after which work gives up. */
const MOST_LOSSES = 3;

/** Does some work, and does it again from what it has kept where the GPU was lost meanwhile.
 *  @param instead what to do where it is lost again and again, in a sentence
 *  @param work calls `kept` whenever a loss from now on costs less than it would have
 *  @throws Error with sentences where it gives up */
export async function despiteLosses<Result>(
  instead: string,
  work: (kept: () => void) => Promise<Result>,
): Promise<Result> {
  for (let losses = 1; ; losses++) {
    try {
      return await work(() => {
        losses = 0;
      });
    } catch (error) {
      if (!(await whyDeviceLost())) throw error;
      if (losses >= MOST_LOSSES) throw new Error(`The GPU was lost ${losses} times in a row. ${instead}`);
    }
  }
}
