// Blind duels, and the ratings that come of them.
import { useEffect, useState } from "preact/hooks";
import type { Taste } from "../../../workers/instruct-world.ts";
import type { InstructModel } from "../../instruct/model.ts";
import { translated, words } from "../../words/words.ts";
import { Check } from "../check.tsx";
import { ChoosePair } from "../choose-pair.tsx";
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
  const ratings = duels.ratings.value;
  return (
    <div class="instruct-two">
      <Pair model={model} />
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
  const texts = shown?.texts.map((text) => text || instruct.rank.empty);
  const judge = (label: string, score: 0 | 0.5 | 1) => ({
    label,
    isDisabled: !shown,
    onPress: () => void model.attempt(() => duels.judge(score)),
  });
  const keys = {
    left: judge(w.left, 1),
    right: judge(w.right, 0),
    equal: judge(w.same, 0.5),
    undo: { label: w.undo, isDisabled: !last, onPress: () => void model.attempt(() => duels.undo()) },
  };
  const areEnough = duels.areEnough.value;
  return (
    <ChoosePair
      title={w.title}
      pair={shown}
      keys={areEnough ? keys : {}}
      heard={texts ? w.heard(texts[0], texts[1]) : ""}
    >
      {(keyOf) =>
        areEnough ? (
          <>
            <p class="soft">{w.about}</p>
            <PromptBar
              prompts={duels.prompts}
              prompt={shown?.task.text}
              onAsk={(typed) => void model.attempt(() => duels.ask(typed))}
            />
            <div class="duel">
              {(["left", "right"] as const).map((side, i) => (
                <div key={side} class="duel-side">
                  <p class="duel-text">{texts?.[i] ?? "…"}</p>
                  {keyOf(side)}
                </div>
              ))}
            </div>
            <div class="row">
              {keyOf("equal")}
              {keyOf("undo")}
            </div>
            <p role="status" class="soft">
              {last && w.was(titleOf(model, last.names[0]), titleOf(model, last.names[1]))}
            </p>
          </>
        ) : (
          <p>{w.tooFew}</p>
        )
      }
    </ChoosePair>
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
