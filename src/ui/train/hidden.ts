// Whether a training shall rest while nobody can see it.
import { computed, signal } from "@preact/signals";
import { remember, remembered } from "../remembered.ts";

const STORED_AS = "pause-when-hidden";

export class RestWhenHidden {
  readonly isWanted = signal(remembered(STORED_AS) === "yes");
  private readonly isHidden = signal(document.hidden);
  readonly isDue = computed(() => this.isWanted.value && this.isHidden.value);

  constructor() {
    document.addEventListener("visibilitychange", () => {
      this.isHidden.value = document.hidden;
    });
  }

  choose(isWanted: boolean): void {
    this.isWanted.value = isWanted;
    remember(STORED_AS, isWanted ? "yes" : "no");
  }
}
