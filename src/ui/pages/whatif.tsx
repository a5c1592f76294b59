// What would have happened? An episode beside the same level left alone.
import { untracked, useComputed, useSignalEffect } from "@preact/signals";
import { useEffect, useLayoutEffect, useMemo, useState } from "preact/hooks";
import { BoardView } from "../components/board-view.tsx";
import { Comparison } from "../components/comparison.tsx";
import { EmbedSheet } from "../components/embed-sheet.tsx";
import { DropAnywhere, FileKey } from "../components/file-key.tsx";
import { useLook } from "../components/looking.tsx";
import { MarkLegend } from "../components/mark-legend.tsx";
import { MoviePanel } from "../components/movie-panel.tsx";
import { Notice } from "../components/notice.tsx";
import { EVERY_WHILE_RUNNING, Said } from "../components/said.tsx";
import { SaveSheet } from "../components/save-sheet.tsx";
import { ScoreCurve } from "../components/score-curve.tsx";
import { ScoreSum } from "../components/score-sum.tsx";
import { TimeBar } from "../components/time-bar.tsx";
import { Verified } from "../components/verified.tsx";
import { fixed, plain } from "../format.ts";
import { canBeTakenOver } from "../play/model.ts";
import { typeInWords } from "../play/words.ts";
import type { BoardPicture } from "../render/board-stage.ts";
import type { Look } from "../render/look.ts";
import { LEAST_MASS } from "../render/overlay.ts";
import { addressOf, route } from "../route.ts";
import { useServices } from "../services.ts";
import type { Judging } from "../whatif/judging.ts";
import { bindKeys } from "../whatif/keys.ts";
import type { WhatIfModel } from "../whatif/model.ts";
import { LAYERS } from "../whatif/settings.ts";
import { translated, words } from "../words/words.ts";

export function WhatIfPage() {
  const { whatIf: model } = useServices();
  const [saveIsOpen, setSaveIsOpen] = useState(false);
  const [embedIsOpen, setEmbedIsOpen] = useState(false);
  // Before those of its boards: what one does here is named first.
  useLayoutEffect(() => bindKeys(model), [model]);
  useEffect(() => () => model.opened.peek()?.player.pause(), [model]);
  useSignalEffect(() => {
    const to = route.value;
    if (to.page === "whatif") untracked(() => model.follow(to));
  });
  const codesOf = useMemo(() => () => model.embedCodes(), [model]);
  const openFile = useMemo(() => (file: File) => void model.openFile(file), [model]);
  const opened = model.opened.value;
  const { whatif: w } = words.value;
  return (
    <main class="whatif">
      <Head
        model={model}
        onFile={openFile}
        onSave={() => setSaveIsOpen(true)}
        onEmbed={() => setEmbedIsOpen(true)}
      />
      {opened ? (
        <>
          <Boards model={model} />
          <section class="panel whatif-time" aria-label={w.time}>
            <ScoreCurve
              reports={opened.judging.reports.value}
              steps={opened.player.steps}
              step={model.sight.value?.step ?? 0}
            />
            <TimeBar
              player={opened.player}
              turns={{ points: opened.turningPoints.value, onTurn: (direction) => model.turn(direction) }}
            />
          </section>
          <div class="whatif-side">
            {opened.other && <Comparison model={model} />}
            <Differences model={model} />
            <Sum model={model} judging={opened.judging} />
          </div>
        </>
      ) : (
        <Invitation />
      )}
      <Said text={model.said.value} {...(opened?.player.isPlaying.value && { every: EVERY_WHILE_RUNNING })} />
      <EmbedSheet isOpen={embedIsOpen} onClose={() => setEmbedIsOpen(false)} codesOf={codesOf} />
      <SaveSheet
        isOpen={saveIsOpen}
        onClose={() => setSaveIsOpen(false)}
        onSave={(kind) => void model.save(kind)}
      >
        {opened && <Movie model={model} />}
      </SaveSheet>
      <DropAnywhere hint={w.dropHint} onFile={openFile} />
    </main>
  );
}

interface WithModel {
  readonly model: WhatIfModel;
}

/** Of the part that is looped, at the speed that is set. */
function Movie({ model }: WithModel) {
  const opened = model.opened.value;
  if (!opened) return null;
  const { player, replay, other } = opened;
  const { from = 0, to = null } = player.loop.value ?? {};
  const order = { replay, beside: other?.replay ?? "untouched", from, to: to ?? player.steps } as const;
  return (
    <MoviePanel
      making={model.movie}
      order={{ ...order, speed: player.speed.value }}
      beside={other?.who ?? words.value.movie.untouched}
    />
  );
}

interface HeadProps extends WithModel {
  readonly onFile: (file: File) => void;
  readonly onSave: () => void;
  readonly onEmbed: () => void;
}

function Head({ model, onFile, onSave, onEmbed }: HeadProps) {
  const opened = model.opened.value;
  const { whatif: w } = words.value;
  return (
    <header class="whatif-head">
      {model.problem.value && (
        <Notice
          message={model.problem.value}
          onRetry={model.failed.value.length > 0 ? () => model.retry() : undefined}
          onDismiss={() => {
            model.problem.value = "";
          }}
        />
      )}
      <div class="whatif-title">
        <h1>{w.title}</h1>
        {opened && (
          <p class="soft">
            {opened.replay.level.name}, {opened.who}
          </p>
        )}
        {model.ancestry.value && <p class="soft small">{model.ancestry.value}</p>}
        <Verified verification={model.verification.value} />
      </div>
      <div class="row whatif-files">
        <button
          type="button"
          class="key"
          disabled={!opened || !canBeTakenOver(opened.replay)}
          onClick={() => model.playOn()}
        >
          {w.playOn}
        </button>
        <button type="button" class="key" disabled={!opened} onClick={() => void model.copyLink()}>
          {model.isCopied.value ? w.copied : w.copyLink}
        </button>
        <button type="button" class="key" disabled={!opened} onClick={onEmbed}>
          {words.value.embed.key}
        </button>
        <FileKey label={w.openReplay} accept=".json" onFile={onFile} />
        <button type="button" class="key" disabled={!opened} onClick={onSave}>
          {w.save}
        </button>
        {opened && <CompareKeys model={model} />}
      </div>
    </header>
  );
}

const Invitation = () => (
  <section class="panel whatif-invitation">
    <p>{words.value.whatif.invitation}</p>
    <p>{words.value.whatif.waysIn(addressOf("play"), addressOf("benchmark"))}</p>
  </section>
);

/** Another episode on the level takes the place of the untouched world. */
function CompareKeys({ model }: WithModel) {
  const { whatif: w } = words.value;
  const before = model.before.value;
  if (model.opened.value?.other) {
    return (
      <button type="button" class="key" onClick={() => model.compareWith(null)}>
        {w.stopComparing}
      </button>
    );
  }
  return (
    <>
      {before && (
        <button type="button" class="key" onClick={() => model.compareWith(before)}>
          {w.compareWith(before.who)}
        </button>
      )}
      <FileKey
        label={w.compareWithReplay}
        accept=".json"
        onFile={(file) => void model.compareWithFile(file)}
      />
    </>
  );
}

type World = "played" | "untouched";

function worldsOf(model: WhatIfModel): readonly (readonly [World, string])[] {
  const { whatif: w } = words.value;
  const other = model.opened.value?.other;
  return [
    ["played", w.asPlayed],
    ["untouched", other ? w.besideIt(other.who) : w.untouched],
  ];
}

/** Both, or one of them where there is no room for two. */
function Boards({ model }: WithModel) {
  const [single, setSingle] = useState<World>("played");
  const worlds = worldsOf(model);
  const look = useLook();
  return (
    <div class={`whatif-boards only-${single}`}>
      <fieldset class="whatif-switch">
        <legend class="visually-hidden">{words.value.whatif.board}</legend>
        {worlds.map(([world, title]) => (
          <button
            key={world}
            type="button"
            class="key"
            aria-pressed={single === world}
            onClick={() => setSingle(world)}
          >
            {title}
          </button>
        ))}
      </fieldset>
      {worlds.map(([world, title]) => (
        <Board key={world} title={title} model={model} world={world} look={look} />
      ))}
    </div>
  );
}

interface BoardProps extends WithModel {
  readonly title: string;
  readonly world: World;
  readonly look: Look;
}

function Board({ title, model, world, look }: BoardProps) {
  const pictures = useComputed<readonly BoardPicture[]>(() => {
    const picture = model.pictures[world].value;
    return picture ? [picture] : [];
  });
  const step = model.sight.value?.step ?? 0;
  const label = words.value.whatif.boardLabel(title, step, model.differenceInWords.value);
  return (
    <figure class={`whatif-board ${world}`}>
      <figcaption>{title}</figcaption>
      <div>
        <BoardView pictures={pictures.value} label={label} look={look} pay={model.opened.value?.player.pay} />
      </div>
    </figure>
  );
}

function Differences({ model }: WithModel) {
  const { whatif: w } = words.value;
  const shown = model.layers.value;
  const looksAhead = shown.includes("future") || shown.includes("flow");
  return (
    <section class="panel stack" aria-labelledby="differences-title">
      <h2 id="differences-title">{w.differenceNow}</h2>
      <p class="whatif-difference">{model.differenceInWords.value}</p>
      <fieldset class="row">
        <legend class="visually-hidden">{w.showOnBoards}</legend>
        {LAYERS.map((layer) => (
          <button
            key={layer}
            type="button"
            class="key"
            aria-pressed={shown.includes(layer)}
            onClick={() => model.toggle(layer)}
          >
            {w.layers[layer]}
          </button>
        ))}
      </fieldset>
      {shown.includes("difference") && <MarkLegend />}
      {looksAhead && <Ahead model={model} />}
    </section>
  );
}

/** What of the chosen type is drawn ahead of time. */
function Ahead({ model }: WithModel) {
  const { whatif: w } = words.value;
  const types = model.types.value;
  const outlook = model.outlook.value;
  const step = model.sight.value?.step;
  if (types.length === 0 && model.judged.value) return <p>{w.nothingChanges}</p>;
  return (
    <>
      <label class="field">
        <span class="label">{w.ofType}</span>
        <select value={model.type.value} onChange={(event) => model.chooseType(event.currentTarget.value)}>
          {types.map(({ name }) => (
            <option key={name} value={name}>
              {typeInWords(name)}
            </option>
          ))}
        </select>
      </label>
      <p class="small soft">
        {outlook && outlook.step === step ? <Flow model={model} /> : w.lookingAhead}
        {model.layers.value.includes("future") && ` ${w.squares}`}
      </p>
    </>
  );
}

function Flow({ model }: WithModel) {
  const outlook = model.outlook.value;
  const type = model.types.value.find(({ name }) => name === model.type.value);
  if (!outlook || !type) return null;
  const massOf = (parts: readonly { readonly mass: number }[]) =>
    parts.reduce((sum, { mass }) => sum + mass, 0);
  const { moves, lost, gained } = outlook;
  const { distance, noise } = type;
  const { whatif: w } = words.value;
  const numbers = [moves, lost, gained].map((parts) => fixed(massOf(parts), 1));
  const interval = noise?.interval?.map((end) => fixed(end, 1)).join(" … ") ?? w.noInterval;
  const floor = noise?.floor ?? Number.NaN;
  return (
    <>
      {w.flow(numbers[0], numbers[1], numbers[2], fixed(distance, 1))}
      {noise && w.flowChance(interval, fixed(floor, 1))}.{noise && distance <= floor && ` ${w.onlyChance}`}
      {noise && ` ${w.notDrawn(plain(LEAST_MASS))}`}
    </>
  );
}

/** How far the curve is; what takes long can be stopped. */
function JudgingProgress({ judging }: { readonly judging: Judging }) {
  const { whatif: w } = words.value;
  const { moments } = judging;
  const reports = judging.reports.value;
  const isStopped = judging.state.value === "stopped";
  const done = moments.filter((moment) => reports.has(moment)).length;
  return (
    <div class="row small whatif-progress">
      {judging.problem.value && <p role="alert">{translated(judging.problem.value)}</p>}
      {judging.state.value !== "ready" && (
        <>
          <progress value={done} max={moments.length} aria-label={w.momentsJudged} />
          <span class="soft reading">{w.judgedOf(done, moments.length)}</span>
          <button type="button" class="key" onClick={() => (isStopped ? judging.resume() : judging.stop())}>
            {isStopped ? w.goOnJudging : w.stopJudging}
          </button>
        </>
      )}
    </div>
  );
}

function Sum({ model, judging }: WithModel & { readonly judging: Judging }) {
  const sight = model.sight.value;
  const judged = model.judged.value;
  if (!sight) return null;
  const { whatif: w } = words.value;
  const isHere = judged?.step === sight.step;
  const runs = judged?.report.sideEffects.noise ? judged.report.sideEffects.runs : 0;
  return (
    <section class="panel stack" aria-labelledby="sum-title">
      <h2 id="sum-title">{w.scoreHere}</h2>
      <ScoreSum
        rewardFraction={sight.rewardFraction}
        length={sight.length}
        sideEffects={judged?.report.sideEffects ?? null}
        asOf={judged && !isHere ? w.asOf(judged.step) : ""}
      />
      <p class="small soft">
        {w.whatCounts}
        {runs > 0 && ` ${w.chance(runs)}`}
      </p>
      <JudgingProgress judging={judging} />
    </section>
  );
}
