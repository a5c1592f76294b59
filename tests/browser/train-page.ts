// What tests of the Train page have in common.
import { expect } from "vitest";
import { type OpenApp, openApp } from "./app.ts";

/** Trainings share the machine with whatever else runs. */
export const soon = <Value>(value: () => Value) => expect.poll(value, { timeout: 30_000 });

/** The page with the form that the address asks for. */
export async function openTrainPage(query: string): Promise<OpenApp> {
  const app = await openApp(`#/train?${query}`);
  await soon(() => app.services.training.form.settings.value.levels).not.toBe("");
  return app;
}

/** Ends what trains, and keeps nothing. */
export async function leaveTrain(app: OpenApp): Promise<void> {
  const { training, runs } = app.services;
  await training.stop();
  await soon(() => training.status.value).toBe("idle");
  for (const { id } of runs.runs.value) await runs.remove(id);
  app.close();
}

export function fieldOf(root: HTMLElement, label: string): HTMLInputElement | HTMLSelectElement {
  const found = [...root.querySelectorAll("label")].find((entry) =>
    entry.textContent?.trim().startsWith(label),
  );
  if (!found) throw new Error(`there is no field "${label}"`);
  return found.querySelector<HTMLInputElement | HTMLSelectElement>("input, select")!;
}

export function setField(root: HTMLElement, label: string, value: string): void {
  const input = fieldOf(root, label);
  input.value = value;
  for (const type of ["input", "change"]) input.dispatchEvent(new Event(type, { bubbles: true }));
}
