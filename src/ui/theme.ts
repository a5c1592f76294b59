// Light or dark: what the system says, until the person says otherwise.
import { effect, signal } from "@preact/signals";
import * as v from "valibot";

const Theme = v.picklist(["light", "dark"]);
export type Theme = v.InferOutput<typeof Theme>;

const STORED_AS = "safelife.theme";
const system = matchMedia("(prefers-color-scheme: dark)");
const stored = v.safeParse(Theme, localStorage.getItem(STORED_AS));

export const theme = signal<Theme>(stored.success ? stored.output : system.matches ? "dark" : "light");

system.addEventListener("change", () => {
  if (!localStorage.getItem(STORED_AS)) theme.value = system.matches ? "dark" : "light";
});

export function switchTheme(): void {
  theme.value = theme.value === "dark" ? "light" : "dark";
  localStorage.setItem(STORED_AS, theme.value);
}

effect(() => {
  document.documentElement.dataset.theme = theme.value;
});
