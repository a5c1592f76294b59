// The keys of the Edit page.
import { bindPageKeys, type KeyList } from "../keyboard.ts";
import { type Words, words } from "../words/words.ts";
import { BRUSH_KINDS, kindOfBrush } from "./brush.ts";
import { TOOLS } from "./hand.ts";
import type { EditModel } from "./model.ts";
import { TOOL_KEYS } from "./words.ts";

/** Below the tools. */
const KEYS: readonly (readonly [keys: readonly string[], does: keyof Words["edit"]["keys"]])[] = [
  [["← ↑ → ↓"], "move"],
  [["Space", "Enter"], "use"],
  [["Shift", "← ↑ → ↓"], "trace"],
  [["0", "–", "7"], "colors"],
  [["[", "]"], "kinds"],
  [["X"], "empty"],
  [["T"], "layers"],
  [[",", "."], "turn"],
  [["H", "V"], "mirror"],
  [["Delete"], "clear"],
  [["Ctrl", "C X V A"], "clipboard"],
  [["Ctrl", "Z Y"], "history"],
  [["G"], "play"],
  [["N"], "step"],
  [["W"], "rewind"],
  [["+", "−"], "zoom"],
  [["Ctrl", "← ↑ → ↓"], "pan"],
  [["D"], "describe"],
  [["Esc"], "escape"],
];

function keyList(): KeyList {
  const { tool: tools, toolAloud, keys } = words.value.edit;
  return [
    ...TOOLS.map((tool) => [[TOOL_KEYS[tool]], toolAloud(tools[tool].title)] as const),
    ...KEYS.map(([names, does]) => [names, keys[does]] as const),
  ];
}

const ARROWS = {
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
} as const;

/** Binds the keys to the page until the returned function is called. */
export function bindKeys(model: EditModel): () => void {
  const { hand, cursor, running } = model;
  /** Drawing waits while the level goes on by itself. */
  const drawing = (act: () => void) => () => {
    if (model.isRunning.value) model.said.value = words.peek().edit.rewindFirst;
    else act();
  };
  const nextKind = (by: number) => () => {
    const at = BRUSH_KINDS.indexOf(kindOfBrush(hand.brush.value) ?? "empty");
    model.chooseKind(BRUSH_KINDS[(at + by + BRUSH_KINDS.length) % BRUSH_KINDS.length]);
  };
  const bindings: Record<string, () => void> = {
    Space: drawing(() => cursor.use()),
    Enter: drawing(() => cursor.use()),
    "[": nextKind(-1),
    "]": nextKind(1),
    x: () => model.chooseKind("empty"),
    t: () => model.chooseLayer(hand.layer.value === "board" ? "goals" : "board"),
    ",": drawing(() => hand.turn("counterclockwise")),
    ".": drawing(() => hand.turn("clockwise")),
    h: drawing(() => hand.turn("leftRight")),
    v: drawing(() => hand.turn("upDown")),
    Delete: drawing(() => hand.clear()),
    Backspace: drawing(() => hand.clear()),
    "$mod+c": () => model.copy(),
    "$mod+x": drawing(() => model.cut()),
    "$mod+a": () => hand.selectAll(),
    "$mod+z": () => model.undo(),
    "$mod+y": () => model.redo(),
    "$mod+Shift+z": () => model.redo(),
    g: () => model.playOrPause(),
    n: () => model.step(),
    w: () => model.rewind(),
    d: () => cursor.describe(),
    Escape: () => model.escape(),
    "-": () => model.zoom(1.5),
    "=": () => model.zoom(1 / 1.5),
    "+": () => model.zoom(1 / 1.5),
    "Shift++": () => model.zoom(1 / 1.5),
  };
  for (const tool of TOOLS) bindings[TOOL_KEYS[tool].toLowerCase()] = () => model.chooseTool(tool);
  for (let color = 0; color < 8; color++) bindings[String(color)] = () => model.chooseColor(color);
  for (const [arrow, [down, right]] of Object.entries(ARROWS)) {
    bindings[arrow] = () => cursor.move(down, right);
    bindings[`Shift+${arrow}`] = drawing(() => cursor.trace(down, right));
    bindings[`$mod+${arrow}`] = () => {
      const { height, width } = model.view.value;
      model.pan(down * Math.ceil(height / 4), right * Math.ceil(width / 4));
    };
  }
  const unbind = bindPageKeys(bindings, keyList);
  const onPaste = (event: ClipboardEvent) => {
    if (isField(event.target) || running.isPlaying.value) return;
    event.preventDefault();
    const [file] = event.clipboardData?.files ?? [];
    if (file) void model.dropFile(file);
    else model.paste(event.clipboardData?.getData("text/plain"));
  };
  addEventListener("paste", onPaste);
  return () => {
    unbind();
    removeEventListener("paste", onPaste);
  };
}

const isField = (target: EventTarget | null) =>
  target instanceof Element && target.closest("input, textarea, select, dialog") !== null;
