// What fingers press on a phone is at least 44 × 44 px large, see success criterion 2.5.5 of WCAG 2.2.
import { afterEach, expect, it } from "vitest";
import { page } from "vitest/browser";
import { speak } from "../../src/ui/words/words.ts";
import { type OpenApp, openApp, untilText } from "./app.ts";
import { tooSmall } from "./fingers.ts";
import { PAGES } from "./views.ts";

let app: OpenApp;
afterEach(async () => {
  app.services.home.leave();
  app.services.whatIf.opened.value?.close();
  app.close();
  sessionStorage.clear();
  await speak("en");
});

it.for(["en", "de"] as const)("every view, %s", async (language) => {
  await page.viewport(390, 844);
  for (const [name, [hash, says]] of Object.entries(PAGES)) {
    await speak("en");
    app = await openApp(hash);
    await app.services.shipped.refresh();
    await untilText(app.root, says);
    await speak(language);
    await expect.poll(() => document.documentElement.lang).toBe(language);
    expect.soft(tooSmall(app.root), name).toEqual([]);
    app.services.whatIf.opened.value?.close();
    app.close();
  }
  app = await openApp("#/");
});
