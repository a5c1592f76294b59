// Whether a training shall rest while nobody can see it.
import { computed, signal } from "@preact/signals";

const STORED_AS = "safelife.pause-when-hidden";

export class RestWhenHidden {
  readonly isWanted = signal(localStorage.getItem(STORED_AS) === "yes");
  private readonly isHidden = signal(document.hidden);
  readonly isDue = computed(() => this.isWanted.value && this.isHidden.value);

  constructor() {
    document.addEventListener("visibilitychange", () => {
      this.isHidden.value = document.hidden;
    });
  }

  choose(isWanted: boolean): void {
    this.isWanted.value = isWanted;
    localStorage.setItem(STORED_AS, isWanted ? "yes" : "no");
  }
}
