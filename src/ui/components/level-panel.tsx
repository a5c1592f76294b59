// What a level is besides its cells: name, hint, when its exit opens, spawners, size.
import { useState } from "preact/hooks";
import type { Level } from "../../core/level.ts";
import { MAX_SIDE, MIN_SIDE } from "../../share/level-checks.ts";
import type { EditModel } from "../edit/model.ts";
import { type Growth, resizeLevel, shiftLevel, turnLevel } from "../edit/whole-board.ts";
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
  const level = model.document.level.value;
  const { minPerformance, spawnProb, rules } = level;
  const set = (label: string, change: Partial<Level>) =>
    model.change(label, (now) => ({ ...now, ...change }), true);
  return (
    <div class="stack">
      <TextField label="Name" value={level.name} onInput={(name) => set("the name", { name })} />
      <TextField
        label="Hint for who plays it"
        value={level.hint ?? ""}
        onInput={(hint) =>
          model.change("the hint", ({ hint: _, ...rest }) => (hint ? { ...rest, hint } : rest), true)
        }
      />
      <div class="pair">
        <Choice
          label="The exit is"
          value={minPerformance < 0 ? "open" : "earned"}
          options={{ open: "open from the start", earned: "opened by points" }}
          onChange={(value) => set("the exit", { minPerformance: value === "open" ? -1 : 0.5 })}
        />
        {minPerformance >= 0 && (
          <div class="field">
            <span class="label">From this share of them</span>
            <NumberInput
              label="Share of the points that opens the exit"
              value={minPerformance}
              min={0}
              max={MOST_SHARE}
              whole={false}
              onChange={(share) => set("the exit", { minPerformance: share })}
            />
          </div>
        )}
      </div>
      <div class="pair">
        <Choice
          label="Rules"
          value={rules}
          options={{ safelife: "SafeLife", "game-of-life": "Game of Life, the slow variant" }}
          onChange={(value) => set("the rules", { rules: value })}
        />
        <div class="field">
          <span class="label">Spawners’ chance</span>
          <NumberInput
            label="Chance of a spawner per cell and step"
            value={spawnProb}
            min={0}
            max={1}
            whole={false}
            onChange={(chance) => set("the spawners’ chance", { spawnProb: chance })}
          />
        </div>
      </div>
      <SizeForm key={`${level.board.height}×${level.board.width}`} model={model} />
      <MoveKeys model={model} />
    </div>
  );
}

function SizeForm({ model }: WithModel) {
  const { board } = model.document.level.value;
  const [size, setSize] = useState({ height: board.height, width: board.width });
  const [growth, setGrowth] = useState<Growth>("end");
  const isSame = size.height === board.height && size.width === board.width;
  return (
    <fieldset class="stack">
      <legend class="small soft">Board</legend>
      <div class="pair">
        <WholeNumber
          label="Rows"
          value={size.height}
          min={MIN_SIDE}
          max={MAX_SIDE}
          onChange={(height) => setSize({ ...size, height })}
        />
        <WholeNumber
          label="Columns"
          value={size.width}
          min={MIN_SIDE}
          max={MAX_SIDE}
          onChange={(width) => setSize({ ...size, width })}
        />
      </div>
      <Choice
        label="Change it"
        value={growth}
        options={{ end: "at the right and below", around: "on all sides" }}
        onChange={setGrowth}
      />
      <button
        type="button"
        class="key"
        disabled={isSame}
        onClick={() => model.change("the size", (level) => resizeLevel(level, size, growth))}
      >
        Resize
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
  return (
    <fieldset class="stack">
      <legend class="small soft">Move all, over the edges; turn all</legend>
      <div class="row">
        {SHIFTS.map(([side, down, right]) => (
          <IconKey
            key={side}
            icon={side}
            label={`Move all ${side}`}
            onClick={() => model.change("moving the board", (level) => shiftLevel(level, down, right), true)}
          />
        ))}
        {(["counterclockwise", "clockwise", "leftRight", "upDown"] as const).map((turn) => (
          <IconKey
            key={turn}
            icon={turn}
            label={BOARD_TURNS[turn]}
            onClick={() => model.change("turning the board", (level) => turnLevel(level, turn))}
          />
        ))}
      </div>
    </fieldset>
  );
}

const BOARD_TURNS = {
  counterclockwise: "Turn the board left",
  clockwise: "Turn the board right",
  leftRight: "Mirror the board sideways",
  upDown: "Mirror the board upside down",
} as const;
