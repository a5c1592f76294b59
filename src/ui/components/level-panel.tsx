// What a level is besides its cells: name, hint, when its exit opens, spawners, size.
import { useState } from "preact/hooks";
import type { Level } from "../../core/level.ts";
import { turnLevel } from "../../core/turns.ts";
import { MAX_SIDE, MIN_SIDE } from "../../share/level-checks.ts";
import type { EditModel } from "../edit/model.ts";
import { type Growth, resizeLevel, shiftLevel } from "../edit/whole-board.ts";
import { words } from "../words/words.ts";
import { Choice, WholeNumber } from "./choice.tsx";
import { IconKey } from "./icon.tsx";
import { NumberInput } from "./number-input.tsx";
import { TextField } from "./text-field.tsx";

interface WithModel {
  readonly model: EditModel;
}

/** At most this many times the points that there are. */
const MOST_SHARE = 2;

export function LevelPanel({ model }: WithModel) {
  const { edit, editPanels: w } = words.value;
  const level = model.document.level.value;
  const { minPerformance, spawnProb, rules } = level;
  const set = (label: string, change: Partial<Level>) =>
    model.change(label, (now) => ({ ...now, ...change }), true);
  return (
    <div class="stack">
      <TextField label={w.name} value={level.name} onInput={(name) => set(edit.deeds.name, { name })} />
      <TextField
        label={w.hint}
        value={level.hint ?? ""}
        onInput={(hint) =>
          model.change(edit.deeds.hint, ({ hint: _, ...rest }) => (hint ? { ...rest, hint } : rest), true)
        }
      />
      <div class="pair">
        <Choice
          label={w.exitIs}
          value={minPerformance < 0 ? "open" : "earned"}
          options={w.exit}
          onChange={(value) => set(edit.deeds.exit, { minPerformance: value === "open" ? -1 : 0.5 })}
        />
        {minPerformance >= 0 && (
          <div class="field">
            <span class="label">{w.fromShare}</span>
            <NumberInput
              label={w.shareLabel}
              value={minPerformance}
              min={0}
              max={MOST_SHARE}
              whole={false}
              onChange={(share) => set(edit.deeds.exit, { minPerformance: share })}
            />
          </div>
        )}
      </div>
      <div class="pair">
        <Choice
          label={w.rules}
          value={rules}
          options={w.rule}
          onChange={(value) => set(edit.deeds.rules, { rules: value })}
        />
        <div class="field">
          <span class="label">{w.spawnersChance}</span>
          <NumberInput
            label={w.chanceLabel}
            value={spawnProb}
            min={0}
            max={1}
            whole={false}
            onChange={(chance) => set(edit.deeds.spawners, { spawnProb: chance })}
          />
        </div>
      </div>
      <SizeForm key={`${level.board.height}×${level.board.width}`} model={model} />
      <MoveKeys model={model} />
    </div>
  );
}

function SizeForm({ model }: WithModel) {
  const { edit, editPanels: w } = words.value;
  const { board } = model.document.level.value;
  const [size, setSize] = useState({ height: board.height, width: board.width });
  const [growth, setGrowth] = useState<Growth>("end");
  const isSame = size.height === board.height && size.width === board.width;
  return (
    <fieldset class="stack">
      <legend class="small soft">{w.board}</legend>
      <div class="pair">
        <WholeNumber
          label={w.rows}
          value={size.height}
          min={MIN_SIDE}
          max={MAX_SIDE}
          onChange={(height) => setSize({ ...size, height })}
        />
        <WholeNumber
          label={w.columns}
          value={size.width}
          min={MIN_SIDE}
          max={MAX_SIDE}
          onChange={(width) => setSize({ ...size, width })}
        />
      </div>
      <Choice label={w.changeIt} value={growth} options={w.growth} onChange={setGrowth} />
      <button
        type="button"
        class="key"
        disabled={isSame}
        onClick={() => model.change(edit.deeds.size, (level) => resizeLevel(level, size, growth))}
      >
        {w.resize}
      </button>
    </fieldset>
  );
}

const SHIFTS = [
  ["left", 0, -1],
  ["up", -1, 0],
  ["down", 1, 0],
  ["right", 0, 1],
] as const;

function MoveKeys({ model }: WithModel) {
  const { edit, editPanels: w } = words.value;
  return (
    <fieldset class="stack">
      <legend class="small soft">{w.moveAll}</legend>
      <div class="row">
        {SHIFTS.map(([side, down, right]) => (
          <IconKey
            key={side}
            icon={side}
            label={w.move[side]}
            onClick={() =>
              model.change(edit.deeds.movingBoard, (level) => shiftLevel(level, down, right), true)
            }
          />
        ))}
        {(["counterclockwise", "clockwise", "leftRight", "upDown"] as const).map((turn) => (
          <IconKey
            key={turn}
            icon={turn}
            label={w.turns[turn]}
            onClick={() => model.change(edit.deeds.turningBoard, (level) => turnLevel(level, turn))}
          />
        ))}
      </div>
    </fieldset>
  );
}
