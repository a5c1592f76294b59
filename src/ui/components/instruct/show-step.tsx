// Step 1, Show.

import { PALETTE, type PaletteKind } from "../../../workers/instruct-world.ts";
import { MOST_TYPED } from "../../instruct/kept.ts";
import type { InstructModel } from "../../instruct/model.ts";
import { words } from "../../words/words.ts";
import { ConfirmKey } from "../confirm-key.tsx";
import { PromptBar } from "./prompt-bar.tsx";
import { Scripted } from "./scripted.tsx";

/** So many are listed; the file has all. */
const LISTED = 20;
const BY_SCRIPT = 50;

export function ShowStep({ model }: { readonly model: InstructModel }) {
  const { instruct } = words.value;
  const w = instruct.show;
  const { show } = model;
  const { unknown } = show.written.value;
  return (
    <div class="instruct-two">
      <form
        class="panel stack"
        onSubmit={(event) => {
          event.preventDefault();
          void model.attempt(() => show.add());
        }}
      >
        <h2>{w.title}</h2>
        <p class="soft">{w.about}</p>
        <PromptBar
          prompts={show.prompts}
          onNext={() => show.prompts.next()}
          onAsk={(typed) => void model.attempt(() => show.ask(typed))}
        />
        <label class="field">
          <span class="label">{w.answer}</span>
          <input
            type="text"
            value={show.typed.value}
            maxLength={MOST_TYPED}
            onInput={(event) => {
              show.typed.value = event.currentTarget.value;
            }}
          />
        </label>
        <div role="status" class="stack">
          {show.isTooLong.value && <p>{show.tooLong}</p>}
          {unknown.map(({ word, nearest }) => (
            <div key={word} class="row">
              <span>{w.nearest(word)}</span>
              {nearest.map((known) => (
                <button key={known} type="button" class="key" onClick={() => show.replace(word, known)}>
                  {known}
                </button>
              ))}
            </div>
          ))}
        </div>
        <div class="row">
          <button type="submit" class="key main" disabled={!show.canAdd.value}>
            {w.add}
          </button>
        </div>
        <Palette onWord={(word) => show.append(word)} />
      </form>
      <div class="stack">
        <section class="panel stack">
          <Scripted>
            <button
              type="button"
              class="key"
              disabled={model.isScripted.value}
              onClick={() => void model.haveDone(() => show.haveWritten(BY_SCRIPT))}
            >
              {w.write(BY_SCRIPT)}
            </button>
          </Scripted>
        </section>
        <Written model={model} />
      </div>
    </div>
  );
}

const Palette = ({ onWord }: { readonly onWord: (word: string) => void }) => (
  <details class="palette" open>
    <summary>{words.value.instruct.show.palette}</summary>
    {Object.entries(PALETTE).map(([kind, known]) => (
      <fieldset key={kind} class="palette-kind">
        <legend class="small soft">{words.value.instruct.show.kinds[kind as PaletteKind]}</legend>
        {known.map((word) => (
          <button key={word} type="button" class="palette-word" onClick={() => onWord(word)}>
            {word}
          </button>
        ))}
      </fieldset>
    ))}
  </details>
);

function Written({ model }: { readonly model: InstructModel }) {
  const { common, instruct } = words.value;
  const w = instruct.show;
  const all = model.book.demonstrations.value;
  return (
    <section class="panel stack" aria-labelledby="written-title">
      <h2 id="written-title">{w.list}</h2>
      {all.length === 0 && <p class="soft">{w.none}</p>}
      <ul class="runs">
        {all
          .slice(-LISTED)
          .reverse()
          .map((label) => (
            <li key={`${label.prompt} ${label.kind === "demonstration" ? label.answer : ""}`}>
              <div>
                <p class="small soft">{label.prompt}</p>
                <p>
                  {label.kind === "demonstration" && label.answer}{" "}
                  {label.by === "script" && <span class="small soft">({w.byScript})</span>}
                </p>
              </div>
              <ConfirmKey
                label={common.delete}
                question={common.reallyDelete}
                subject={label.prompt}
                onConfirm={() => void model.attempt(() => model.book.remove(label))}
              />
            </li>
          ))}
      </ul>
    </section>
  );
}
