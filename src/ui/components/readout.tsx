// One engraved label and its reading.
import type { ComponentChildren } from "preact";

export interface ReadoutProps {
  readonly label: string;
  readonly children: ComponentChildren;
}

export const Readout = ({ label, children }: ReadoutProps) => (
  <div class="readout">
    <dt>{label}</dt>
    <dd class="reading">{children}</dd>
  </div>
);

/** A lamp that is lit or not, with its meaning beside it. */
export const Lamp = ({ lit, children }: { readonly lit: boolean; readonly children: ComponentChildren }) => (
  <span class={lit ? "lamp lit" : "lamp"}>{children}</span>
);
