// Keys around the board: tools, what the tool at hand can do, steps of time.
import type { Turn } from "../../core/turns.ts";
import { TOOLS } from "../edit/hand.ts";
import type { EditModel } from "../edit/model.ts";
import { LAYERS } from "../edit/pieces.ts";
import { SPEEDS, type Speed } from "../edit/running.ts";
import { TOOL_KEYS } from "../edit/words.ts";
import { count } from "../format.ts";
import { words } from "../words/words.ts";
import { IconKey } from "./icon.tsx";

interface WithModel {
  readonly model: EditModel;
}

export const ToolRail = ({ model }: WithModel) => (
  <fieldset class="edit-rail">
    <legend class="visually-hidden">{words.value.edit.tools}</legend>
    {TOOLS.map((tool) => (
      <IconKey
        key={tool}
        icon={tool}
        label={words.value.edit.tool[tool].title}
        shortcut={TOOL_KEYS[tool]}
        pressed={model.hand.tool.value === tool}
        onClick={() => model.chooseTool(tool)}
      />
    ))}
  </fieldset>
);

export function EditBar({ model }: WithModel) {
  const w = words.value.edit;
  const { document, hand } = model;
  return (
    <div class="edit-bar">
      <div class="edit-group">
        <IconKey
          icon="undo"
          label={w.undo}
          shortcut="Ctrl+Z"
          disabled={!document.canUndo.value}
          onClick={() => model.undo()}
        />
        <IconKey
          icon="redo"
          label={w.redo}
          shortcut="Ctrl+Y"
          disabled={!document.canRedo.value}
          onClick={() => model.redo()}
        />
      </div>
      <fieldset class="edit-group joined">
        <legend class="visually-hidden">{w.layer}</legend>
        {LAYERS.map((layer) => (
          <button
            key={layer}
            type="button"
            class="key"
            aria-pressed={hand.layer.value === layer}
            title={`${w.layers[layer]} (T)`}
            onClick={() => model.chooseLayer(layer)}
          >
            {w.layers[layer]}
          </button>
        ))}
      </fieldset>
      <p class="edit-name" title={document.level.value.name}>
        {document.level.value.name}
      </p>
      <div class="edit-group">
        <IconKey icon="farther" label={w.farther} shortcut="−" onClick={() => model.zoom(1.5)} />
        <IconKey icon="fit" label={w.allInSight} onClick={() => model.fit()} />
        <IconKey icon="closer" label={w.closer} shortcut="+" onClick={() => model.zoom(1 / 1.5)} />
      </div>
    </div>
  );
}

const TURN_KEYS: Readonly<Record<Turn, string>> = {
  counterclockwise: ",",
  clockwise: ".",
  leftRight: "H",
  upDown: "V",
};

/** What the tool at hand does, and what can be chosen about it. */
export function ToolOptions({ model }: WithModel) {
  const { hand } = model;
  const tool = hand.tool.value;
  const w = words.value.edit;
  const { title, text } = w.tool[tool];
  return (
    <div class="stack edit-options">
      <p class="small">
        <strong>{title}.</strong> {text}
      </p>
      {tool === "rectangle" && <Check label={w.filled} signal={hand.filled} />}
      {(tool === "select" || tool === "stamp") && (
        <fieldset class="row" disabled={model.isRunning.value}>
          <legend class="visually-hidden">{title}</legend>
          {tool === "select" && <Check label={w.withGoals} signal={hand.bothLayers} />}
          <Check label={w.emptyCellsWipe} signal={hand.opaque} />
          <div class="edit-group">
            {(Object.keys(TURN_KEYS) as Turn[]).map((turn) => (
              <IconKey
                key={turn}
                icon={turn}
                label={w.turns[turn]}
                shortcut={TURN_KEYS[turn]}
                onClick={() => hand.turn(turn)}
              />
            ))}
          </div>
          <div class="edit-group">
            {tool === "select" && <SelectionKeys model={model} />}
            <IconKey icon="paste" label={w.paste} shortcut="Ctrl+V" onClick={() => model.paste()} />
          </div>
        </fieldset>
      )}
    </div>
  );
}

const SelectionKeys = ({ model }: WithModel) => (
  <>
    <IconKey icon="copy" label={words.value.edit.copy} shortcut="Ctrl+C" onClick={() => model.copy()} />
    <IconKey
      icon="cut"
      label={words.value.edit.cut}
      shortcut="Ctrl+X"
      disabled={!model.hand.selection.value}
      onClick={() => model.cut()}
    />
    <IconKey
      icon="trash"
      label={words.value.edit.emptySelection}
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
  const w = words.value.edit;
  const { running } = model;
  const isPlaying = running.isPlaying.value;
  const steps = running.steps.value;
  return (
    <fieldset class="edit-run">
      <legend class="visually-hidden">{w.time}</legend>
      <div class="edit-group">
        <IconKey
          icon="rewind"
          label={w.rewind}
          shortcut="W"
          disabled={!model.isRunning.value}
          onClick={() => model.rewind()}
        />
        <IconKey
          icon={isPlaying ? "pause" : "play"}
          label={isPlaying ? w.pause : w.letItGoOn}
          shortcut="G"
          onClick={() => model.playOrPause()}
        />
        <IconKey icon="step" label={w.oneStep} shortcut="N" onClick={() => model.step()} />
      </div>
      <select
        aria-label={w.speed}
        value={running.speed.value}
        onChange={(event) => running.setSpeed(event.currentTarget.value as Speed)}
      >
        {SPEEDS.map((speed) => (
          <option key={speed} value={speed}>
            {w.stepsPerSecond(speed)}
          </option>
        ))}
      </select>
      <p class="small reading edit-steps">{steps > 0 && w.step(count(steps))}</p>
      {steps > 0 && (
        <button type="button" class="key" onClick={() => model.keep()}>
          {w.keepThis}
        </button>
      )}
      <button type="button" class="key main" onClick={() => model.send("play")}>
        {w.playIt}
      </button>
    </fieldset>
  );
}
