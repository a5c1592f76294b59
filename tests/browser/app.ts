// The whole page inside a test, and what a person would wait for.
import { h, render } from "preact";
import { expect, vi } from "vitest";
import { App } from "../../src/ui/app.tsx";
import { createServices, type Services, ServicesProvider } from "../../src/ui/services.ts";
import "../../src/ui/styles.css";

export interface OpenApp {
  readonly root: HTMLElement;
  readonly services: Services;
  close(): void;
}

/** @param hash the address, such as "#/play/puzzles/1" */
export async function openApp(hash: string): Promise<OpenApp> {
  if (location.hash !== hash) {
    location.hash = hash;
    await new Promise((resolve) => addEventListener("hashchange", resolve, { once: true }));
  }
  const root = document.createElement("div");
  document.body.append(root);
  const services = createServices();
  await services.runs.refresh();
  render(h(ServicesProvider, { value: services, children: h(App, {}) }), root);
  // The code of a page comes when it is shown.
  await expect.poll(() => root.querySelector("main"), { timeout: 40_000 }).not.toBeNull();
  return {
    root,
    services,
    close() {
      render(null, root);
      root.remove();
      services.levelsWorker.dispose();
      services.judgeWorker.dispose();
    },
  };
}

/** Waits until the page says so. */
export const untilText = (root: HTMLElement, text: string | RegExp, timeout = 40_000): Promise<void> =>
  expect.poll(() => root.textContent ?? "", { timeout }).toMatch(text);

/** The reading under an engraved label; of one thing the label stands without its s. */
export const reading = (root: HTMLElement, label: string): string =>
  [...root.querySelectorAll(".readout")]
    .find((entry) => [label, label.replace(/s$/, "")].includes(entry.querySelector("dt")?.textContent ?? ""))
    ?.querySelector("dd")?.textContent ?? "";

export function clickKey(root: HTMLElement, label: string): void {
  const button = [...root.querySelectorAll<HTMLButtonElement>("button")].find(
    (entry) => (entry.getAttribute("aria-label") ?? entry.textContent) === label,
  );
  if (!button) throw new Error(`there is no key "${label}"`);
  button.click();
}

/** What a key saves as a file. */
export async function savedBy(root: HTMLElement, label: string): Promise<string> {
  const saved = vi.spyOn(URL, "createObjectURL");
  clickKey(root, label);
  const [blob] = saved.mock.calls[0];
  saved.mockRestore();
  return (blob as Blob).text();
}

/** Gives a file to the first file input of that label. */
export function chooseFile(root: HTMLElement, label: string, file: File): void {
  const key = [...root.querySelectorAll("label")].find((entry) => entry.textContent === label);
  const input = key?.control as HTMLInputElement;
  const files = new DataTransfer();
  files.items.add(file);
  input.files = files.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}
