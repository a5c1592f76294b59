// That a training has ended, for someone who looks elsewhere: a notification of the system where it is wanted and
// possible, a note on the other pages, and the title of the tab.
import { signal } from "@preact/signals";
import { remember, remembered } from "../remembered.ts";
import { words } from "../words/words.ts";

const STORED_AS = "notify";

export class DoneNote {
  /** The visitor asked for notifications, and the browser agreed. */
  readonly isWanted = signal(remembered(STORED_AS) === "yes" && isGranted());
  /** Why there are none. */
  readonly refusal = signal("");
  /** What ended, until it was seen. */
  readonly news = signal("");

  /** @param isLookedAt whether the visitor sees the page with the training */
  constructor(private readonly isLookedAt: () => boolean) {
    document.addEventListener("visibilitychange", () => this.look());
  }

  /** Only ever called by the visitor's click: browsers refuse anyone else, and rightly. */
  async choose(isWanted: boolean): Promise<void> {
    this.refusal.value = "";
    this.isWanted.value = isWanted && (await this.isAllowed());
    remember(STORED_AS, this.isWanted.value ? "yes" : "no");
  }

  tell(sentence: string): void {
    this.news.value = sentence;
    if (this.isWanted.value && !this.isLookedAt()) notify(sentence);
    this.look();
  }

  /** Takes the news away once the visitor is there. */
  look(): void {
    if (this.isLookedAt()) this.dismiss();
  }

  dismiss(): void {
    this.news.value = "";
  }

  private async isAllowed(): Promise<boolean> {
    if (!("Notification" in window)) {
      this.refusal.value = words.peek().train.noNotifications;
      return false;
    }
    if ((await Notification.requestPermission()) === "granted") return true;
    this.refusal.value = words.peek().train.notificationsRefused;
    return false;
  }
}

function isGranted(): boolean {
  return "Notification" in window && Notification.permission === "granted";
}

function notify(body: string): void {
  try {
    const notification = new Notification("SafeLife Web", { body, tag: "safelife-training" });
    notification.onclick = () => {
      window.focus();
      notification.close();
    };
  } catch {
    // Some mobile browsers only let service workers notify; title and note say it too.
  }
}
