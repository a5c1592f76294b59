// A sheet over the page.
import { signal } from "@preact/signals";
import { render } from "preact";
import { expect, it } from "vitest";
import { userEvent } from "vitest/browser";
import { Sheet } from "../../src/ui/components/sheet.tsx";

it("stays open when it is opened again at once, and tells when a person closes it", async () => {
  const isOpen = signal(true);
  const host = document.createElement("div");
  document.body.append(host);
  const View = () => (
    <Sheet
      title="Handed in"
      isOpen={isOpen.value}
      onClose={() => {
        isOpen.value = false;
      }}
    >
      <p>Here it is.</p>
    </Sheet>
  );
  render(<View />, host);
  const dialog = host.querySelector("dialog")!;
  expect(dialog.open).toBe(true);
  const isTold = new Promise((resolve) => dialog.addEventListener("close", resolve, { once: true }));
  for (const next of [false, true]) {
    isOpen.value = next;
    await Promise.resolve();
    render(<View />, host);
    expect(dialog.open).toBe(next);
  }
  await isTold;
  expect(isOpen.value).toBe(true);
  expect(dialog.open).toBe(true);
  await userEvent.keyboard("{Escape}");
  await expect.poll(() => isOpen.value).toBe(false);
  render(null, host);
  host.remove();
});
