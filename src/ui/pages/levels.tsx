// Levels: random levels as they are made, and everything they are made from.
import { untracked, useSignalEffect } from "@preact/signals";
import { useMemo, useState } from "preact/hooks";
import { messageOf } from "../../base/check.ts";
import { unknownAgents } from "../../procgen/agents.ts";
import type { LevelEnding } from "../../share/level-endings.ts";
import { cleanName, MOST_LEVELS } from "../../share/series-names.ts";
import { writeLevels } from "../../share/write-levels.ts";
import { BoardView } from "../components/board-view.tsx";
import { Choice, WholeNumber } from "../components/choice.tsx";
import { DropAnywhere, FileKey } from "../components/file-key.tsx";
import { LevelGallery } from "../components/level-gallery.tsx";
import { Notice } from "../components/notice.tsx";
import { ParameterForm } from "../components/parameter-form.tsx";
import { Readout } from "../components/readout.tsx";
import { TextEditor } from "../components/text-editor.tsx";
import { download } from "../download.ts";
import { fixed, milliseconds } from "../format.ts";
import { aboutOf, KINDS } from "../levels/kinds.ts";
import { type Amount, type LevelsModel, MOST_SHOWN } from "../levels/model.ts";
import { openingOf } from "../levels/opening.ts";
import { route } from "../route.ts";
import { useServices } from "../services.ts";

export function LevelsPage() {
  const { levels: model } = useServices();
  useSignalEffect(() => {
    const to = route.value;
    if (to.page === "levels") untracked(() => model.follow(to));
  });
  const openFile = useMemo(() => (file: File) => void model.openFile(file), [model]);
  return (
    <main class="levels">
      <Choices model={model} onFile={openFile} />
      <Made model={model} />
      <ChosenLevel model={model} />
      <Parameters model={model} />
      <p class="visually-hidden" role="status">
        {model.said.value}
      </p>
      <DropAnywhere hint="Drop a file of parameters (.yaml)" onFile={openFile} />
    </main>
  );
}

interface WithModel {
  readonly model: LevelsModel;
}

const OWN = "own";

function Choices({ model, onFile }: WithModel & { readonly onFile: (file: File) => void }) {
  const { source, kind, seed, first, keepsSeed, problem } = model;
  return (
    <section class="panel stack levels-choices" aria-labelledby="levels-title">
      <h1 id="levels-title">Random levels</h1>
      {problem.value && (
        <Notice
          message={problem.value}
          onDismiss={() => {
            problem.value = "";
          }}
        />
      )}
      <label class="field">
        <span class="label">Kind</span>
        <select
          value={kind.value?.id ?? OWN}
          onChange={(event) => model.chooseKind(event.currentTarget.value)}
        >
          {!kind.value && <option value={OWN}>Your own: {source.value.name}</option>}
          {(["one agent", "two agents"] as const).map((group) => (
            <optgroup key={group} label={`For ${group}`}>
              {KINDS.filter((each) => each.group === group).map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <p class="small soft levels-about">{aboutOf(source.value.text)}</p>
      <div class="pair">
        <WholeNumber
          label="Seed"
          value={seed.value}
          min={0}
          max={Number.MAX_SAFE_INTEGER - 1}
          onChange={(value) => model.chooseSeed(value)}
        />
        <WholeNumber
          label="From level"
          value={first.value}
          min={1}
          max={MOST_LEVELS}
          onChange={(value) => model.goTo(value)}
        />
      </div>
      <label class="check">
        <input
          type="checkbox"
          checked={keepsSeed.value}
          onChange={(event) => {
            keepsSeed.value = event.currentTarget.checked;
          }}
        />
        <span>Keep the seed when parameters change</span>
      </label>
      <div class="row">
        <button type="button" class="key main" onClick={() => model.newSeed()}>
          New seed
        </button>
        <FileKey label="Open YAML" accept=".yaml,.yml" onFile={onFile} />
      </div>
    </section>
  );
}

function Made({ model }: WithModel) {
  const shown = model.shown.value;
  const slots = shown?.slots ?? [];
  const made = slots.flatMap((slot) => (slot.state === "made" ? [slot.milliseconds] : []));
  const mean = made.reduce((sum, time) => sum + time, 0) / made.length;
  const working = slots.findIndex(({ state }) => state === "working");
  const isFull = slots.length >= MOST_SHOWN;
  return (
    <section class="levels-made" aria-label="Levels">
      <div class="row levels-progress">
        <progress value={made.length} max={slots.length || 1} aria-label="levels made" />
        <p class="small reading">
          {model.isMaking.value && working >= 0
            ? `${made.length} of ${slots.length} made; level ${(shown?.first ?? 1) + working}: ${fixed(model.elapsed.value, 1)} s`
            : made.length > 0
              ? `${made.length} made, ${milliseconds(mean)} each`
              : "No levels yet"}
        </p>
        {model.isMaking.value ? (
          <button type="button" class="key" onClick={() => model.cancel()}>
            Cancel
          </button>
        ) : (
          <button type="button" class="key" disabled={!shown} onClick={() => model.more()}>
            {isFull ? `From level ${(shown?.first ?? 1) + slots.length}` : "More"}
          </button>
        )}
      </div>
      <LevelGallery
        slots={slots}
        first={shown?.first ?? 1}
        selected={model.selected.value}
        onSelect={(index) => model.select(index)}
      />
    </section>
  );
}

const NO_PICTURES = [] as const;

function ChosenLevel({ model }: WithModel) {
  const chosen = model.chosen.value;
  const slot = model.shown.value?.slots[model.selected.value];
  const level = chosen?.level;
  const pictures = useMemo(() => (level ? [openingOf(level)] : NO_PICTURES), [level]);
  const save = (ending: LevelEnding) => {
    if (level)
      download(`${level.name}${ending}`, writeLevels([level], ending, WHOLE), "application/octet-stream");
  };
  return (
    <section class="panel levels-chosen" aria-label="The chosen level">
      <div class="levels-screen">
        <BoardView pictures={pictures} label={level ? `Board of ${level.name}` : "No level is chosen"} />
      </div>
      <div class="stack">
        <h2>{level?.name ?? "No level"}</h2>
        <dl class="readouts">
          <Readout label="rows × columns">
            {level ? `${level.board.height} × ${level.board.width}` : "–"}
          </Readout>
          <Readout label="agents">{level?.agents.length ?? "–"}</Readout>
          <Readout label="exit opens">{level ? share(level.minPerformance) : "–"}</Readout>
          <Readout label="made in">{chosen ? milliseconds(chosen.milliseconds) : "–"}</Readout>
        </dl>
        {slot?.state === "failed" && <p class="small">It could not be made: {slot.message}</p>}
        {chosen && !chosen.isExitReachable && (
          <p class="small">
            No way leads to the exit, and eight attempts found none: something that cannot be destroyed bars
            it. Try another seed, or fewer walls.
          </p>
        )}
        <div class="row">
          <button type="button" class="key main" disabled={!chosen} onClick={() => model.open("play")}>
            Play it
          </button>
          <button type="button" class="key" disabled={!chosen} onClick={() => model.open("edit")}>
            Edit it
          </button>
          <button type="button" class="key" disabled={!chosen} onClick={() => void model.copyLink()}>
            Copy link
          </button>
          <button type="button" class="key" disabled={!chosen} onClick={() => save(".json")}>
            Save .json
          </button>
          <button type="button" class="key" disabled={!chosen} onClick={() => save(".npz")}>
            Save .npz
          </button>
        </div>
        <SendMany model={model} />
      </div>
    </section>
  );
}

const WHOLE = { color: "any", target: "board" } as const;

/** Share of the points that opens the exit. */
const share = (minPerformance: number): string =>
  minPerformance < 0 ? "at once" : `at ${fixed(100 * minPerformance, 0)} %`;

function SendMany({ model }: WithModel) {
  const { amount, shown } = model;
  const slots = shown.value?.slots.length ?? 0;
  const isEndless = amount.value === "endless";
  const words: Record<Amount, string> = {
    shown: `the ${slots} shown`,
    "100": "100 levels",
    "1000": "1,000 levels",
    endless: "without end (to train)",
  };
  const [isSaving, setIsSaving] = useState(false);
  const save = async () => {
    setIsSaving(true);
    try {
      const levels = await model.levelsToSave();
      const name = cleanName(`${shown.value?.series.name}-seed-${shown.value?.series.seed}`);
      download(`${name}.npz`, writeLevels(levels, ".npz", WHOLE), "application/octet-stream");
    } catch (error) {
      model.problem.value = messageOf(error);
    } finally {
      setIsSaving(false);
    }
  };
  return (
    <fieldset class="stack send-many" disabled={slots === 0}>
      <legend class="small soft">Many levels of this seed</legend>
      <Choice
        label="How many"
        value={amount.value}
        options={words}
        onChange={(value) => {
          amount.value = value;
        }}
      />
      <div class="row">
        <button type="button" class="key" onClick={() => model.send("train")}>
          Train on them
        </button>
        <button type="button" class="key" disabled={isEndless} onClick={() => model.send("benchmark")}>
          Score on them
        </button>
        <button
          type="button"
          class="key"
          aria-label={isSaving ? undefined : "Save .npz of the series"}
          disabled={isEndless || isSaving}
          onClick={() => void save()}
        >
          {isSaving ? "Making …" : "Save .npz"}
        </button>
      </div>
    </fieldset>
  );
}

/** Two views of one text. Where there is room both are open. */
function Parameters({ model }: WithModel) {
  const [view, setView] = useState<"form" | "text">("form");
  const { mistake, source, understood } = model;
  const lastUnderstood = useLast(understood.value);
  const unknown = lastUnderstood ? unknownAgents(lastUnderstood.parameters) : [];
  return (
    <section class="panel levels-parameters" aria-labelledby="parameters-title" data-view={view}>
      <div class="guide-head">
        <h2 id="parameters-title">Parameters</h2>
        <div class="row">
          {(["form", "text"] as const).map((each) => (
            <button
              key={each}
              type="button"
              class="key view-key"
              aria-pressed={view === each}
              onClick={() => setView(each)}
            >
              {each === "form" ? "Form" : "YAML"}
            </button>
          ))}
          <button
            type="button"
            class="key"
            aria-label="Save the parameters as YAML"
            onClick={() => download(`${source.value.name}.yaml`, source.value.text, "text/yaml")}
          >
            Save
          </button>
        </div>
      </div>
      <div class="levels-form">
        {mistake.value && (
          <div class="notice">
            <p>The text has a mistake; the form waits until it is mended.</p>
            <button type="button" class="key view-key" onClick={() => setView("text")}>
              Show
            </button>
          </div>
        )}
        {unknown.length > 0 && (
          <p class="small">Left out, as there are no such types of agents: {unknown.join(", ")}.</p>
        )}
        {lastUnderstood && (
          <ParameterForm
            understood={lastUnderstood}
            disabled={mistake.value !== null}
            onSet={(path, value) => model.setParameter(path, value)}
          />
        )}
      </div>
      <div class="levels-text">
        <TextEditor
          label="Parameters as YAML"
          text={source.value.text}
          mistake={mistake.value}
          onInput={(text) => model.typeText(text)}
        />
      </div>
    </section>
  );
}

/** The value, or the last that there was. */
function useLast<T>(value: T | null): T | null {
  const [last, setLast] = useState(value);
  if (value !== null && value !== last) setLast(value);
  return value ?? last;
}
