// Light or dark: what the system says, until the person says otherwise.
import { effect, signal } from "@preact/signals";
import * as v from "valibot";
import { remember, remembered } from "./remembered.ts";

const Theme = v.picklist(["light", "dark"]);
export type Theme = v.InferOutput<typeof Theme>;

const STORED_AS = "theme";
const system = matchMedia("(prefers-color-scheme: dark)");
const stored = v.safeParse(Theme, remembered(STORED_AS));

export const theme = signal<Theme>(stored.success ? stored.output : system.matches ? "dark" : "light");

system.addEventListener("change", () => {
  if (!remembered(STORED_AS)) theme.value = system.matches ? "dark" : "light";
});

export function switchTheme(): void {
  theme.value = theme.value === "dark" ? "light" : "dark";
  remember(STORED_AS, theme.value);
}

effect(() => {
  document.documentElement.dataset.theme = theme.value;
});
