// Blind duels, and the ratings that come of them.
import { useEffect, useState } from "preact/hooks";
import type { Taste } from "../../../workers/instruct-world.ts";
import type { InstructModel } from "../../instruct/model.ts";
import { bindPageKeys } from "../../keyboard.ts";
import { translated, words } from "../../words/words.ts";
import { Check } from "../check.tsx";
import { ConfirmKey } from "../confirm-key.tsx";
import { RatingTable } from "../rating-table.tsx";
import { PromptBar } from "./prompt-bar.tsx";
import { Scripted, tasteChoice } from "./scripted.tsx";

const BY_SCRIPT = 60;

interface WithModel {
  readonly model: InstructModel;
}

/** What a model is called, own ones by their run; older versions did not tell them apart. */
export function titleOf({ shipped }: InstructModel, name: string): string {
  const { instruct } = words.value;
  const [own, run] = /^own(?:-(\d+))?$/.exec(name) ?? [];
  if (own) return run ? instruct.ownModel(run) : instruct.ownModels;
  const card = shipped.cards.value.find((candidate) => candidate.name === name);
  return card ? translated(card.title) : name;
}

export function DuelsStep({ model }: WithModel) {
  const w = words.value.instruct.duels;
  const { duels } = model;
  const [taste, setTaste] = useState<Taste>("careful");
  const areEnough = duels.areEnough.value;
  useEffect(() => void model.attempt(() => duels.begin()), [model, duels, areEnough]);
  useEffect(() => {
    const judge = (score: 0 | 0.5 | 1) => () => void model.attempt(() => duels.judge(score));
    return bindPageKeys({ ArrowLeft: judge(1), ArrowDown: judge(0.5), ArrowRight: judge(0) }, () => [
      [["←", "↓", "→"], words.value.guide.duelKeys.judge],
    ]);
  }, [model, duels]);
  const ratings = duels.ratings.value;
  return (
    <div class="instruct-two">
      <section class="panel stack">
        <h2>{w.title}</h2>
        <p class="soft">{w.about}</p>
        <Pair model={model} />
      </section>
      <div class="stack">
        <section class="panel stack" aria-labelledby="ratings-title">
          <h2 id="ratings-title">{w.table}</h2>
          {ratings.length === 0 ? (
            <p class="soft">{w.none}</p>
          ) : (
            <>
              <RatingTable ratings={ratings} titleOf={(name) => titleOf(model, name)} />
              <p class="small soft">{w.aboutTable}</p>
              <div class="row">
                <ConfirmKey
                  label={w.forget}
                  question={words.value.common.reallyDelete}
                  subject={w.allDuels}
                  onConfirm={() => void model.attempt(() => duels.forget())}
                />
              </div>
            </>
          )}
        </section>
        <section class="panel stack">
          <Participants model={model} />
          <Scripted choice={tasteChoice(taste, setTaste)}>
            <button
              type="button"
              class="key"
              disabled={!areEnough || model.isScripted.value}
              onClick={() => void model.haveDone(() => duels.haveJudged(BY_SCRIPT, taste))}
            >
              {w.judgeMany(BY_SCRIPT)}
            </button>
          </Scripted>
        </section>
      </div>
    </div>
  );
}

function Pair({ model }: WithModel) {
  const { instruct } = words.value;
  const w = instruct.duels;
  const { duels } = model;
  const shown = duels.shown.value;
  const last = duels.last.value;
  if (!duels.areEnough.value) return <p>{w.tooFew}</p>;
  const judge = (score: 0 | 0.5 | 1) => void model.attempt(() => duels.judge(score));
  return (
    <>
      <PromptBar
        prompts={duels.prompts}
        prompt={shown?.task.text}
        onAsk={(typed) => void model.attempt(() => duels.ask(typed))}
      />
      <div class="duel">
        {[w.left, w.right].map((side, i) => (
          <div key={side} class="duel-side">
            <p class="duel-text">{shown ? shown.texts[i] || instruct.rank.empty : "…"}</p>
            <button type="button" class="key" disabled={!shown} onClick={() => judge(i === 0 ? 1 : 0)}>
              {side} <kbd>{i === 0 ? "←" : "→"}</kbd>
            </button>
          </div>
        ))}
      </div>
      <div class="row">
        <button type="button" class="key" disabled={!shown} onClick={() => judge(0.5)}>
          {w.same} <kbd>↓</kbd>
        </button>
      </div>
      <p role="status" class="soft">
        {last && w.was(titleOf(model, last.names[0]), titleOf(model, last.names[1]))}
      </p>
    </>
  );
}

function Participants({ model }: WithModel) {
  const { duels } = model;
  return (
    <fieldset class="stack">
      <legend class="label">{words.value.instruct.duels.takePart}</legend>
      {duels.contestants.value.map((name) => (
        <Check
          key={name}
          label={titleOf(model, name)}
          isChecked={duels.takingPart.value.includes(name)}
          onChange={(does) => void model.attempt(() => duels.takePart(name, does))}
        />
      ))}
    </fieldset>
  );
}
