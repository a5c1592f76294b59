// What a teacher fixes in the link to a task.

import type { ComponentChildren } from "preact";
import { CONTROLS, MOST_CODE, MOST_TITLE, MOST_TURNS } from "../../../share/class-link.ts";
import { MOST_LEVELS } from "../../../share/series-names.ts";
import type { MakingModel, Origin } from "../../classroom/making.ts";
import { LESSONS } from "../../lessons/index.ts";
import { KINDS } from "../../levels/kinds.ts";
import { isEndless } from "../../library.ts";
import { useServices } from "../../services.ts";
import { LANGUAGES } from "../../words/language.ts";
import { translated, words } from "../../words/words.ts";
import { Check } from "../check.tsx";
import { Choice, WholeNumber } from "../choice.tsx";
import { wordsOf } from "../lessons/context.ts";
import { LevelSetSelect } from "../level-set-select.tsx";
import { Notice } from "../notice.tsx";
import { CopyLink } from "./copy-link.tsx";
import { LevelPicture } from "./level-picture.tsx";
import { LineField } from "./line-field.tsx";

interface WithModel {
  readonly model: MakingModel;
}

export function MakeForm({ model }: WithModel) {
  const { make: w, controls, origins } = words.value.classroom;
  const { title, code, origin, lesson, controls: allowed, mostTurns, language, slides } = model.form.value;
  const lessons = Object.fromEntries(LESSONS.map((each) => [each.name, wordsOf(each).title]));
  return (
    <section class="panel stack" aria-labelledby="make-title">
      <h2 id="make-title">{w.title}</h2>
      <div class="class-fields">
        <LineField
          label={w.name}
          most={MOST_TITLE}
          value={title}
          onInput={(to) => model.change({ title: to })}
        />
        <LineField
          label={w.code}
          most={MOST_CODE}
          value={code}
          onInput={(to) => model.change({ code: to })}
        />
      </div>
      <div class="class-fields">
        <Choice<Origin>
          label={w.origin}
          value={origin}
          options={origins}
          onChange={(to) => model.change({ origin: to })}
        />
        <LevelFields model={model} />
        <Choice
          label={w.lesson}
          value={lesson}
          options={{ "": w.noLesson, ...lessons }}
          onChange={(to) => model.change({ lesson: to })}
        />
      </div>
      <fieldset class="class-allowed">
        <legend class="small soft">{w.allowed}</legend>
        {CONTROLS.map((control) => (
          <Check
            key={control}
            label={controls[control]}
            isChecked={allowed.includes(control)}
            onChange={(isAllowed) => model.allow(control, isAllowed)}
          />
        ))}
      </fieldset>
      <div class="class-fields">
        <MostTurns value={mostTurns} onChange={(to) => model.change({ mostTurns: to })} />
        <Choice
          label={w.language}
          value={language ?? ""}
          options={{ "": w.ownLanguage, ...LANGUAGES }}
          onChange={(to) => model.change({ language: to === "" ? null : to })}
        />
        <Check label={w.slides} isChecked={slides} onChange={(to) => model.change({ slides: to })} />
      </div>
      <Made model={model} />
    </section>
  );
}

function LevelFields({ model }: WithModel): ComponentChildren {
  const { library } = useServices();
  const { make: w } = words.value.classroom;
  const { origin, setId, number, kind, seed } = model.form.value;
  if (origin === "none" || origin === "editor") return null;
  const numberField = (
    <WholeNumber
      label={w.number}
      value={number}
      min={1}
      max={MOST_LEVELS}
      onChange={(to) => model.change({ number: to })}
    />
  );
  return origin === "library" ? (
    <>
      <LevelSetSelect
        label={w.set}
        sets={library.sets.value.filter((set) => !isEndless(set))}
        value={setId}
        onChange={(to) => model.change({ setId: to, number: 1 })}
      />
      {numberField}
    </>
  ) : (
    <>
      <Choice
        label={w.kind}
        value={kind}
        options={Object.fromEntries(KINDS.map(({ id }) => [id, words.value.levels.kinds[id]]))}
        onChange={(to) => model.change({ kind: to })}
      />
      <WholeNumber
        label={w.seed}
        value={seed}
        min={0}
        max={999_999_999_999_999}
        onChange={(to) => model.change({ seed: to })}
      />
      {numberField}
    </>
  );
}

interface MostTurnsProps {
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

const MostTurns = ({ value, onChange }: MostTurnsProps) => (
  <label class="field">
    <span class="label">{words.value.classroom.make.mostTurns}</span>
    <input
      type="number"
      inputmode="numeric"
      min={1}
      max={MOST_TURNS}
      step={1}
      value={value ?? ""}
      onChange={({ currentTarget: input }) => {
        if (input.checkValidity()) onChange(input.value === "" ? null : input.valueAsNumber);
        else input.reportValidity();
      }}
    />
  </label>
);

function Made({ model }: WithModel) {
  const { make: w } = words.value.classroom;
  const made = model.made.value;
  const problem = model.problem.value;
  return (
    <>
      {problem && (
        <Notice
          message={problem}
          onDismiss={() => {
            model.problem.value = "";
          }}
        />
      )}
      {!made && (
        <div class="row">
          <button
            type="button"
            class="key main"
            disabled={model.isMaking.value}
            onClick={() => void model.make()}
          >
            {model.isMaking.value ? w.making : w.key}
          </button>
        </div>
      )}
      {made && (
        <div class="class-made">
          {made.level && <LevelPicture level={made.level} />}
          <div class="stack">
            {made.level && <p>{w.noteLevel(translated(made.level.name))}</p>}
            <CopyLink label={w.done(made.address.length)} address={made.address} />
            <a class="key small" href={made.address} target="_blank" rel="noreferrer">
              {w.open}
            </a>
          </div>
        </div>
      )}
    </>
  );
}
