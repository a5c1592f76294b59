// Levels: random levels as they are made, and everything they are made from.

import { untracked, useSignalEffect } from "@preact/signals";
import { useMemo, useState } from "preact/hooks";
import { messageOf } from "../../base/check.ts";
import type { Level } from "../../core/level.ts";
import { unknownAgents } from "../../procgen/agents.ts";
import type { LevelEnding } from "../../share/level-endings.ts";
import { cleanName, MOST_LEVELS } from "../../share/series-names.ts";
import { writeLevels } from "../../share/write-levels.ts";
import { openGeneratorWorker } from "../../workers/open.ts";
import { BoardView } from "../components/board-view.tsx";
import { Choice, WholeNumber } from "../components/choice.tsx";
import { DropAnywhere, FileKey } from "../components/file-key.tsx";
import { LevelGallery } from "../components/level-gallery.tsx";
import { Notice } from "../components/notice.tsx";
import { ParameterForm } from "../components/parameter-form.tsx";
import { Readout } from "../components/readout.tsx";
import { Said } from "../components/said.tsx";
import { TextEditor } from "../components/text-editor.tsx";
import { download } from "../download.ts";
import { count, fixed, milliseconds } from "../format.ts";
import { aboutOf, KINDS } from "../levels/kinds.ts";
import { LevelMaker } from "../levels/maker.ts";
import { type Amount, LevelsModel, MOST_SHOWN } from "../levels/model.ts";
import { openingOf } from "../levels/opening.ts";
import { describeWork } from "../play/surroundings.ts";
import { boardAloud, payOf } from "../play/words.ts";
import { route } from "../route.ts";
import { useServices } from "../services.ts";
import { translated, words } from "../words/words.ts";

export function LevelsPage() {
  const { library, levels } = useServices();
  // A thread of its own: it is ended whenever a person thinks of other levels.
  levels.current ??= new LevelsModel({ library }, new LevelMaker(openGeneratorWorker));
  const model = levels.current;
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
      <Said text={model.said.value} />
      <DropAnywhere hint={words.value.levels.openHint} onFile={openFile} />
    </main>
  );
}

interface WithModel {
  readonly model: LevelsModel;
}

const OWN = "own";

function Choices({ model, onFile }: WithModel & { readonly onFile: (file: File) => void }) {
  const w = words.value.levels;
  const { source, kind, seed, first, keepsSeed, problem } = model;
  return (
    <section class="panel stack levels-choices" aria-labelledby="levels-title">
      <h1 id="levels-title">{w.title}</h1>
      {problem.value && (
        <Notice
          message={problem.value}
          onRetry={model.hasFailed.value ? () => model.makeFailed() : undefined}
          onDismiss={() => {
            problem.value = "";
          }}
        />
      )}
      <label class="field">
        <span class="label">{w.kind}</span>
        <select
          value={kind.value?.id ?? OWN}
          onChange={(event) => model.chooseKind(event.currentTarget.value)}
        >
          {!kind.value && <option value={OWN}>{w.yourOwn(source.value.name)}</option>}
          {(["one agent", "two agents"] as const).map((group) => (
            <optgroup key={group} label={w.groups[group]}>
              {KINDS.filter((each) => each.group === group).map(({ id }) => (
                <option key={id} value={id}>
                  {w.kinds[id]}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <p class="small soft levels-about">{translated(aboutOf(source.value.text))}</p>
      <div class="pair">
        <WholeNumber
          label={w.seed}
          value={seed.value}
          min={0}
          max={Number.MAX_SAFE_INTEGER - 1}
          onChange={(value) => model.chooseSeed(value)}
        />
        <WholeNumber
          label={w.fromLevel}
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
        <span>{w.keepSeed}</span>
      </label>
      <div class="row">
        <button type="button" class="key main" onClick={() => model.newSeed()}>
          {w.newSeed}
        </button>
        <FileKey label={w.openYaml} accept=".yaml,.yml" onFile={onFile} />
      </div>
    </section>
  );
}

function Made({ model }: WithModel) {
  const { common, levels: w } = words.value;
  const shown = model.shown.value;
  const slots = shown?.slots ?? [];
  const made = slots.flatMap((slot) => (slot.state === "made" ? [slot.milliseconds] : []));
  const mean = made.reduce((sum, time) => sum + time, 0) / made.length;
  const working = slots.findIndex(({ state }) => state === "working");
  const isFull = slots.length >= MOST_SHOWN;
  return (
    <section class="levels-made" aria-label={w.levels}>
      <div class="row levels-progress">
        <progress value={made.length} max={slots.length || 1} aria-label={w.levelsMade} />
        <p class="small reading">
          {model.isMaking.value && working >= 0
            ? w.making(
                made.length,
                slots.length,
                (shown?.first ?? 1) + working,
                fixed(model.elapsed.value, 1),
              )
            : made.length > 0
              ? w.made(made.length, milliseconds(mean))
              : w.noLevelsYet}
        </p>
        {model.isMaking.value ? (
          <button type="button" class="key" onClick={() => model.cancel()}>
            {common.cancel}
          </button>
        ) : (
          <button type="button" class="key" disabled={!shown} onClick={() => model.more()}>
            {isFull ? w.from((shown?.first ?? 1) + slots.length) : w.more}
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

/** Its size, and what there is to do. */
const levelAloud = (level: Level): string =>
  `${boardAloud(level.name, level.board)} ${describeWork(level.board, level.goals, payOf(level))}`.trim();

function ChosenLevel({ model }: WithModel) {
  const w = words.value.levels;
  const chosen = model.chosen.value;
  const slot = model.shown.value?.slots[model.selected.value];
  const level = chosen?.level;
  const pictures = useMemo(() => (level ? [openingOf(level)] : NO_PICTURES), [level]);
  const save = (ending: LevelEnding) => {
    if (level)
      download(`${level.name}${ending}`, writeLevels([level], ending, WHOLE), "application/octet-stream");
  };
  return (
    <section class="panel levels-chosen" aria-label={w.chosenLevel}>
      <div class="levels-screen">
        <BoardView
          pictures={pictures}
          label={level ? levelAloud(level) : w.noneChosen}
          pay={level && payOf(level)}
        />
      </div>
      <div class="stack">
        <h2>{level?.name ?? w.noLevel}</h2>
        <dl class="readouts">
          <Readout label={w.size}>{level ? `${level.board.height} × ${level.board.width}` : "–"}</Readout>
          <Readout label={w.agents(level?.agents.length ?? 0)}>{level?.agents.length ?? "–"}</Readout>
          <Readout label={w.exitOpens}>{level ? share(level.minPerformance) : "–"}</Readout>
          <Readout label={w.madeIn}>{chosen ? milliseconds(chosen.milliseconds) : "–"}</Readout>
        </dl>
        {slot?.state === "failed" && <p class="small">{w.couldNotBeMade(slot.message)}</p>}
        {chosen && !chosen.isExitReachable && <p class="small">{w.noWayOut}</p>}
        <div class="row">
          <button type="button" class="key main" disabled={!chosen} onClick={() => model.open("play")}>
            {w.playIt}
          </button>
          <button type="button" class="key" disabled={!chosen} onClick={() => model.open("edit")}>
            {w.editIt}
          </button>
          <button type="button" class="key" disabled={!chosen} onClick={() => void model.copyLink()}>
            {w.copyLink}
          </button>
          <button type="button" class="key" disabled={!chosen} onClick={() => save(".json")}>
            {w.save(".json")}
          </button>
          <button type="button" class="key" disabled={!chosen} onClick={() => save(".npz")}>
            {w.save(".npz")}
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
  minPerformance < 0 ? words.value.levels.atOnce : words.value.levels.atShare(fixed(100 * minPerformance, 0));

function SendMany({ model }: WithModel) {
  const { amount, shown } = model;
  const slots = shown.value?.slots.length ?? 0;
  const isEndless = amount.value === "endless";
  const w = words.value.levels;
  const amounts: Record<Amount, string> = {
    shown: w.amounts.shown(slots),
    "100": w.amounts.some(count(100)),
    "1000": w.amounts.some(count(1000)),
    endless: w.amounts.endless,
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
      <legend class="small soft">{w.manyOfSeed}</legend>
      <Choice
        label={w.howMany}
        value={amount.value}
        options={amounts}
        onChange={(value) => {
          amount.value = value;
        }}
      />
      <div class="row">
        <button type="button" class="key" onClick={() => model.send("train")}>
          {w.trainOnThem}
        </button>
        <button type="button" class="key" disabled={isEndless} onClick={() => model.send("benchmark")}>
          {w.scoreOnThem}
        </button>
        <button
          type="button"
          class="key"
          aria-label={isSaving ? undefined : w.saveSeries}
          disabled={isEndless || isSaving}
          onClick={() => void save()}
        >
          {isSaving ? w.makingSeries : w.save(".npz")}
        </button>
      </div>
    </fieldset>
  );
}

/** Two views of one text. Where there is room both are open. */
function Parameters({ model }: WithModel) {
  const w = words.value.parameters;
  const [view, setView] = useState<"form" | "text">("form");
  const { mistake, source, understood } = model;
  const lastUnderstood = useLast(understood.value);
  const unknown = lastUnderstood ? unknownAgents(lastUnderstood.parameters) : [];
  return (
    <section class="panel levels-parameters" aria-labelledby="parameters-title" data-view={view}>
      <div class="guide-head">
        <h2 id="parameters-title">{w.title}</h2>
        <div class="row">
          {(["form", "text"] as const).map((each) => (
            <button
              key={each}
              type="button"
              class="key view-key"
              aria-pressed={view === each}
              onClick={() => setView(each)}
            >
              {w.views[each]}
            </button>
          ))}
          <button
            type="button"
            class="key"
            aria-label={w.saveAsYaml}
            onClick={() => download(`${source.value.name}.yaml`, source.value.text, "text/yaml")}
          >
            {w.save}
          </button>
        </div>
      </div>
      <div class="levels-form">
        {mistake.value && (
          <div class="notice">
            <p>{w.mistake}</p>
            <button type="button" class="key view-key" onClick={() => setView("text")}>
              {w.show}
            </button>
          </div>
        )}
        {unknown.length > 0 && <p class="small">{w.leftOut(unknown.join(", "))}</p>}
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
          label={w.asYaml}
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
