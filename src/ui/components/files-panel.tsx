// Where a level comes from and where it goes.
import { LEVEL_ENDINGS } from "../../share/level-endings.ts";
import type { EditModel } from "../edit/model.ts";
import { moment } from "../format.ts";
import { isEndless } from "../library.ts";
import { useServices } from "../services.ts";
import { translated, words } from "../words/words.ts";
import { ConfirmKey } from "./confirm-key.tsx";
import { FileKey } from "./file-key.tsx";
import { LevelSetSelect } from "./level-set-select.tsx";

interface WithModel {
  readonly model: EditModel;
}

export const FilesPanel = ({ model }: WithModel) => (
  <div class="stack">
    <Sending model={model} />
    <Opening model={model} />
    <Drafts model={model} />
  </div>
);

function Sending({ model }: WithModel) {
  const w = words.value.editPanels;
  return (
    <fieldset class="stack">
      <legend class="small soft">{w.thisLevel}</legend>
      <div class="row">
        <button type="button" class="key" onClick={() => model.send("train")}>
          {w.trainOnIt}
        </button>
        <button type="button" class="key" onClick={() => model.send("benchmark")}>
          {w.scoreOnIt}
        </button>
      </div>
      <div class="row">
        <button type="button" class="key" onClick={() => void model.copyLink()}>
          {w.copyLink}
        </button>
        {LEVEL_ENDINGS.map((ending) => (
          <button
            key={ending}
            type="button"
            class="key"
            aria-label={ending === ".rle" ? w.saveLife(ending) : w.saveAs(ending)}
            onClick={() => model.save(ending)}
          >
            {ending}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

function Opening({ model }: WithModel) {
  const { common, editPanels: w } = words.value;
  const { library } = useServices();
  const source = model.opener.source.value;
  return (
    <fieldset class="stack">
      <legend class="small soft">{w.openAnother}</legend>
      <div class="row">
        <button type="button" class="key" onClick={() => model.opener.create()}>
          {w.new}
        </button>
        <FileKey
          label={common.openFile}
          accept={LEVEL_ENDINGS.join(",")}
          onFile={(file) => void model.opener.openFile(file)}
        />
      </div>
      <LevelSetSelect
        sets={library.sets.value.filter((set) => !isEndless(set))}
        value={source?.setId ?? ""}
        onChange={(id) => model.opener.goTo([id, "1"])}
      />
      {source && source.levels.length > 1 && (
        <label class="field">
          <span class="label">{common.levelOf(source.levels.length)}</span>
          <select
            value={String(source.index)}
            onChange={(event) =>
              model.opener.goTo([source.setId, String(Number(event.currentTarget.value) + 1)])
            }
          >
            {source.levels.map(({ name }, i) => (
              <option key={`${i} ${name}`} value={String(i)}>{`${i + 1}. ${translated(name)}`}</option>
            ))}
          </select>
        </label>
      )}
    </fieldset>
  );
}

function Drafts({ model }: WithModel) {
  const { common, editPanels: w } = words.value;
  const drafts = model.keeper.store.drafts.value;
  return (
    <section class="stack" aria-labelledby="drafts-title">
      <h3 id="drafts-title" class="small soft" tabIndex={-1}>
        {w.drafts}
      </h3>
      {drafts.length === 0 && <p class="small">{w.noDrafts}</p>}
      <ul class="drafts">
        {drafts.map(({ id, level, savedAt }) => (
          <li key={id}>
            <a href={`#/edit/${encodeURIComponent(`draft:${id}`)}`}>{level.name || w.withoutName}</a>
            <span class="small soft reading">
              {level.board.height} × {level.board.width}, {moment(savedAt)}
            </span>
            <ConfirmKey
              label={common.delete}
              question={common.reallyDelete}
              subject={level.name}
              onConfirm={() => void model.keeper.remove(id)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
