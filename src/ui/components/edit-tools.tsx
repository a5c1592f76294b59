// Keys around the board: tools, what the tool at hand can do, steps of time.
import { TOOLS } from "../edit/hand.ts";
import type { EditModel } from "../edit/model.ts";
import { LAYERS, type Turn } from "../edit/pieces.ts";
import { SPEEDS, type Speed } from "../edit/running.ts";
import { LAYER_NAMES, TOOL_WORDS } from "../edit/words.ts";
import { count } from "../format.ts";
import { IconKey } from "./icon.tsx";

interface WithModel {
  readonly model: EditModel;
}

export const ToolRail = ({ model }: WithModel) => (
  <fieldset class="edit-rail">
    <legend class="visually-hidden">Tools</legend>
    {TOOLS.map((tool) => (
      <IconKey
        key={tool}
        icon={tool}
        label={TOOL_WORDS[tool].title}
        shortcut={TOOL_WORDS[tool].key}
        pressed={model.hand.tool.value === tool}
        onClick={() => model.chooseTool(tool)}
      />
    ))}
  </fieldset>
);

export function EditBar({ model }: WithModel) {
  const { document, hand } = model;
  return (
    <div class="edit-bar">
      <div class="edit-group">
        <IconKey
          icon="undo"
          label="Undo"
          shortcut="Ctrl+Z"
          disabled={!document.canUndo.value}
          onClick={() => model.undo()}
        />
        <IconKey
          icon="redo"
          label="Redo"
          shortcut="Ctrl+Y"
          disabled={!document.canRedo.value}
          onClick={() => model.redo()}
        />
      </div>
      <fieldset class="edit-group joined">
        <legend class="visually-hidden">Layer</legend>
        {LAYERS.map((layer) => (
          <button
            key={layer}
            type="button"
            class="key"
            aria-pressed={hand.layer.value === layer}
            title={`${LAYER_NAMES[layer]} (B)`}
            onClick={() => model.chooseLayer(layer)}
          >
            {LAYER_NAMES[layer]}
          </button>
        ))}
      </fieldset>
      <p class="edit-name" title={document.level.value.name}>
        {document.level.value.name}
      </p>
      <div class="edit-group">
        <IconKey icon="farther" label="Farther" shortcut="−" onClick={() => model.zoom(1.5)} />
        <IconKey icon="fit" label="All in sight" onClick={() => model.fit()} />
        <IconKey icon="closer" label="Closer" shortcut="+" onClick={() => model.zoom(1 / 1.5)} />
      </div>
    </div>
  );
}

const TURN_LABELS: Readonly<Record<Turn, readonly [label: string, shortcut: string]>> = {
  counterclockwise: ["Turn left", ","],
  clockwise: ["Turn right", "."],
  leftRight: ["Mirror sideways", "H"],
  upDown: ["Mirror upside down", "V"],
};

/** What the tool at hand does, and what can be chosen about it. */
export function ToolOptions({ model, onGuide }: WithModel & { readonly onGuide: () => void }) {
  const { hand } = model;
  const tool = hand.tool.value;
  const { title, text } = TOOL_WORDS[tool];
  return (
    <div class="stack edit-options">
      <div class="edit-tool">
        <p class="small">
          <strong>{title}.</strong> {text}
        </p>
        <button type="button" class="key icon-key" aria-label="Guide" title="Guide (?)" onClick={onGuide}>
          <kbd>?</kbd>
        </button>
      </div>
      {tool === "rectangle" && <Check label="Filled" signal={hand.filled} />}
      {(tool === "select" || tool === "stamp") && (
        <fieldset class="row" disabled={model.isRunning.value}>
          <legend class="visually-hidden">{title}</legend>
          {tool === "select" && <Check label="With goals" signal={hand.bothLayers} />}
          <Check label="Empty cells wipe" signal={hand.opaque} />
          <div class="edit-group">
            {(Object.keys(TURN_LABELS) as Turn[]).map((turn) => (
              <IconKey
                key={turn}
                icon={turn}
                label={TURN_LABELS[turn][0]}
                shortcut={TURN_LABELS[turn][1]}
                onClick={() => hand.turn(turn)}
              />
            ))}
          </div>
          <div class="edit-group">
            {tool === "select" && <SelectionKeys model={model} />}
            <IconKey icon="paste" label="Paste" shortcut="Ctrl+V" onClick={() => model.paste()} />
          </div>
        </fieldset>
      )}
    </div>
  );
}

const SelectionKeys = ({ model }: WithModel) => (
  <>
    <IconKey icon="copy" label="Copy" shortcut="Ctrl+C" onClick={() => model.copy()} />
    <IconKey
      icon="cut"
      label="Cut"
      shortcut="Ctrl+X"
      disabled={!model.hand.selection.value}
      onClick={() => model.cut()}
    />
    <IconKey
      icon="trash"
      label="Empty the selection"
      shortcut="Delete"
      disabled={!model.hand.selection.value}
      onClick={() => model.hand.clear()}
    />
  </>
);

interface CheckProps {
  readonly label: string;
  readonly signal: { value: boolean };
}

const Check = ({ label, signal }: CheckProps) => (
  <label class="check">
    <input
      type="checkbox"
      checked={signal.value}
      onChange={(event) => {
        signal.value = event.currentTarget.checked;
      }}
    />
    <span>{label}</span>
  </label>
);

/** The physics in place. */
export function RunBar({ model }: WithModel) {
  const { running } = model;
  const isPlaying = running.isPlaying.value;
  const steps = running.steps.value;
  return (
    <fieldset class="edit-run">
      <legend class="visually-hidden">Time</legend>
      <div class="edit-group">
        <IconKey
          icon="rewind"
          label="Rewind to what was drawn"
          shortcut="W"
          disabled={!model.isRunning.value}
          onClick={() => model.rewind()}
        />
        <IconKey
          icon={isPlaying ? "pause" : "play"}
          label={isPlaying ? "Pause" : "Let it go on"}
          shortcut="G"
          onClick={() => model.playOrPause()}
        />
        <IconKey icon="step" label="One step" shortcut="N" onClick={() => model.step()} />
      </div>
      <select
        aria-label="Speed"
        value={running.speed.value}
        onChange={(event) => running.setSpeed(event.currentTarget.value as Speed)}
      >
        {Object.entries(SPEEDS).map(([speed, words]) => (
          <option key={speed} value={speed}>
            {words}
          </option>
        ))}
      </select>
      <p class="small reading edit-steps">{steps > 0 && `step ${count(steps)}`}</p>
      {steps > 0 && (
        <button type="button" class="key" onClick={() => model.keep()}>
          Keep this
        </button>
      )}
      <button type="button" class="key main" onClick={() => model.send("play")}>
        Play it
      </button>
    </fieldset>
  );
}
