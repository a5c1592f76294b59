// The checks of a level that is edited, and when they are made.
import { effect } from "@preact/signals";
import { expect, it } from "vitest";
import { openApp } from "./app.ts";

/** Longer than a level rests before it is checked. */
const pause = () => new Promise((resolve) => setTimeout(resolve, 500));

it("a level is checked while somebody sees it, and anew when it changes", async () => {
  const app = await openApp("#/learn");
  const { checks, document } = app.services.edit;
  const change = () => {
    document.level.value = { ...document.level.value };
  };
  await pause();
  expect(checks.peek()).toEqual([]);
  const leave = effect(() => void checks.value);
  await expect.poll(() => checks.peek().length).toBeGreaterThan(0);
  const found = checks.peek();
  change();
  await expect.poll(() => checks.peek()).not.toBe(found);
  const again = checks.peek();
  change();
  leave();
  await pause();
  expect(checks.peek()).toBe(again);
  app.close();
});
