// Line drawings for keys, on a square of 24.
import { keyName } from "../words/words.ts";

const PATHS = {
  pencil: "M4 20l1-5L16 4l4 4L9 19zM13 7l4 4",
  line: "M5 19L19 5M3 17h4v4H3zM17 3h4v4h-4z",
  rectangle: "M4 6h16v12H4z",
  fill: "M5 12l7-7 7 7-7 7zM12 5V2M20 16c1.4 2 2 3 2 4a2 2 0 0 1-4 0c0-1 .6-2 2-4z",
  select: "M4 7V4h3M10.5 4h3M17 4h3v3M20 10.5v3M20 17v3h-3M13.5 20h-3M7 20H4v-3M4 13.5v-3",
  stamp: "M9 10V5a3 3 0 0 1 6 0v5l3 3H6zM5 16h14v4H5z",
  pick: "M4 20l1-4 8-8 3 3-8 8zM12 7l5 5M14 9l3-4a2 2 0 0 1 3 3l-4 3",
  undo: "M9 6L4 11l5 5M4 11h10a6 6 0 0 1 0 9h-3",
  redo: "M15 6l5 5-5 5M20 11H10a6 6 0 0 0 0 9h3",
  closer: "M10 5v10M5 10h10M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14M15 15l6 6",
  farther: "M5 10h10M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14M15 15l6 6",
  fit: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
  play: "M7 4l13 8-13 8z",
  pause: "M7 4h3v16H7zM14 4h3v16h-3z",
  step: "M5 4l10 8-10 8zM18 4v16",
  rewind: "M19 4L9 12l10 8zM6 4v16",
  clockwise: "M5 13a7 7 0 1 1 3 6M19 4v5h-5",
  counterclockwise: "M19 13a7 7 0 1 0-3 6M5 4v5h5",
  leftRight: "M12 3v18M9 7v10l-6-0zM15 7v10l6 0z",
  upDown: "M3 12h18M7 9h10l0-6zM7 15h10l0 6z",
  left: "M15 5l-8 7 8 7",
  right: "M9 5l8 7-8 7",
  up: "M5 15l7-8 7 8",
  down: "M5 9l7 8 7-8",
  trash: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  cut: "M6 4l11 12M18 4L7 16M5 17a2.5 2.5 0 1 0 3 3 2.5 2.5 0 0 0-3-3M19 17a2.5 2.5 0 1 1-3 3 2.5 2.5 0 0 1 3-3",
  paste: "M8 5H5v16h14V5h-3M9 3h6v4H9z",
} as const;

export type IconName = keyof typeof PATHS;

const FILLED: ReadonlySet<IconName> = new Set(["play", "pause"]);

export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg class="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
    <path
      d={PATHS[name]}
      fill={FILLED.has(name) ? "currentColor" : "none"}
      stroke="currentColor"
      stroke-width="1.9"
      stroke-linejoin="round"
      stroke-linecap="round"
    />
  </svg>
);

export interface IconKeyProps {
  readonly icon: IconName;
  readonly label: string;
  /** The key on the keyboard that does the same. */
  readonly shortcut?: string;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

export const IconKey = ({ icon, label, shortcut, pressed, disabled = false, onClick }: IconKeyProps) => (
  <button
    type="button"
    class="key icon-key"
    aria-label={label}
    title={shortcut ? `${label} (${shortcut.split("+").map(keyName).join("+")})` : label}
    aria-pressed={pressed}
    disabled={disabled}
    onClick={onClick}
  >
    <Icon name={icon} />
  </button>
);
