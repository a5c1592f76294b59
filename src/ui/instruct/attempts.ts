// What is tried on a page, and told where it goes wrong.
import { signal } from "@preact/signals";
import { messageOf } from "../../base/check.ts";

export class Attempts {
  readonly problem = signal("");
  /** A script is at work. */
  readonly isScripted = signal(false);

  /** What goes wrong is shown. */
  readonly attempt = async (work: () => void | Promise<void>): Promise<void> => {
    try {
      this.problem.value = "";
      await work();
    } catch (error) {
      this.problem.value = messageOf(error);
    }
  };

  /** The same, for a script that does the visitor's work: one at a time. */
  async haveDone(work: () => Promise<void>): Promise<void> {
    if (this.isScripted.peek()) return;
    this.isScripted.value = true;
    await this.attempt(work);
    this.isScripted.value = false;
  }
}
