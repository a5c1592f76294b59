// One block, sliders for what was done to it, and what that costs.
import { useId, useMemo, useState } from "preact/hooks";
import { differenceOf } from "../../../safety/difference.ts";
import { fixed } from "../../format.ts";
import { blockChange, MOST_ADDED, MOST_MOVED } from "../../lessons/measuring/block.ts";
import { words } from "../../words/words.ts";
import { Check } from "../check.tsx";
import { Screen } from "./episode-boards.tsx";

export function Transport() {
  const [moved, setMoved] = useState(1);
  const [added, setAdded] = useState(0);
  const [isGone, setGone] = useState(false);
  const [scale, setScale] = useState(5);
  const { before, after, plan, distance } = useMemo(
    () => blockChange({ moved, added, isGone, scale }),
    [moved, added, isGone, scale],
  );
  const pictures = useMemo(() => {
    const { marks } = differenceOf(after, before);
    return [{ board: after, goals: EMPTY_GOALS(after), overlay: { marks, future: null, flow: plan } }];
  }, [before, after, plan]);
  const sum = (parts: readonly { readonly mass: number }[]) =>
    parts.reduce((mass, part) => mass + part.mass, 0);
  const w = words.value.learn;
  const carried = w.carried(fixed(sum(plan.moves), 0), fixed(sum(plan.lost), 0), fixed(sum(plan.gained), 0));
  return (
    <div class="stack">
      <Screen pictures={pictures} label={w.aBlock(carried)} />
      <div class="panel stack">
        <output class="lesson-distance">
          {w.distance} <strong class="reading">{fixed(distance, 2)}</strong>
        </output>
        <p class="small soft">{carried}</p>
        <Slider label={w.moved} value={moved} max={MOST_MOVED} onChange={setMoved} />
        <Slider label={w.added} value={added} max={MOST_ADDED} onChange={setAdded} />
        <Check label={w.takenAway} isChecked={isGone} onChange={setGone} />
        <Slider label={w.scale} value={scale} min={1} max={20} onChange={setScale} />
      </div>
    </div>
  );
}

const EMPTY_GOALS = ({ height, width }: { height: number; width: number }) => ({
  height,
  width,
  cells: new Uint16Array(height * width),
});

export interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly min?: number;
  readonly max: number;
  readonly step?: number;
  readonly onChange: (value: number) => void;
}

export function Slider({ label, value, min = 0, max, step = 1, onChange }: SliderProps) {
  const id = useId();
  return (
    <div class="lesson-slider">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="range"
        {...{ min, max, step, value }}
        onInput={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
      <output for={id} class="reading">
        {value}
      </output>
    </div>
  );
}
