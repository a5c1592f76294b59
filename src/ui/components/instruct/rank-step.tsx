// Step 2, Rank.
import { useEffect, useState } from "preact/hooks";
import { FLAGS, type GivenAnswer, type Taste } from "../../../workers/instruct-world.ts";
import type { InstructModel } from "../../instruct/model.ts";
import { words } from "../../words/words.ts";
import { useNextHeading } from "../next-heading.ts";
import { letterOf, RankWidget } from "../rank-widget.tsx";
import { PromptBar } from "./prompt-bar.tsx";
import { Scripted, tasteChoice } from "./scripted.tsx";

const BY_SCRIPT = 40;

export function RankStep({ model }: { readonly model: InstructModel }) {
  const w = words.value.instruct.rank;
  const { rank } = model;
  const [taste, setTaste] = useState<Taste>("opposite");
  const from = model.from.value;
  useEffect(() => void model.attempt(() => rank.begin()), [model, rank, from]);
  const shown = rank.shown.value;
  const heading = useNextHeading(shown);
  const done = () => void model.attempt(() => rank.rank());
  return (
    <div class="stack">
      <section class="panel stack">
        <h2 ref={heading} tabIndex={-1}>
          {w.title}
        </h2>
        <p class="soft">{w.about}</p>
        <PromptBar
          prompts={rank.prompts}
          prompt={shown?.task.text}
          onAsk={(typed) => void model.attempt(() => rank.ask(typed))}
        />
        {shown ? (
          <>
            <RankWidget
              key={shown.task.text}
              label={w.answers}
              placeNames={w.places}
              places={rank.places.value}
              items={shown.answers.map((answer, i) => ({
                content: <Answer {...answer} />,
                foot: <Flags model={model} answer={i} />,
              }))}
              onPlace={(item, place) => rank.place(item, place)}
              onDone={done}
            />
            <div class="row">
              <button type="button" class="key main" disabled={!rank.isWhole.value} onClick={done}>
                {w.next}
              </button>
              <button type="button" class="key" onClick={() => void model.attempt(() => rank.skip())}>
                {w.skip}
              </button>
            </div>
            <p class="small soft">{w.aboutFlags}</p>
          </>
        ) : (
          <p role="status">{w.thinking}</p>
        )}
      </section>
      <section class="panel">
        <Scripted choice={tasteChoice(taste, setTaste)}>
          <button
            type="button"
            class="key"
            disabled={model.isScripted.value}
            onClick={() => void model.haveDone(() => rank.haveRanked(BY_SCRIPT, taste))}
          >
            {w.rankMany(BY_SCRIPT)}
          </button>
        </Scripted>
      </section>
    </div>
  );
}

function Answer({ text, ended }: GivenAnswer) {
  const w = words.value.instruct.rank;
  if (text === "" && ended) return <span class="soft">{w.empty}</span>;
  return (
    <>
      {text} {!ended && <span class="soft">{w.unended}</span>}
    </>
  );
}

function Flags({ model, answer }: { readonly model: InstructModel; readonly answer: number }) {
  const w = words.value.instruct.rank;
  const { rank } = model;
  return (
    <fieldset class="row">
      <legend class="visually-hidden">{w.flagsLabel(letterOf(answer))}</legend>
      {FLAGS.map((flag) => (
        <button
          key={flag}
          type="button"
          class="key flag"
          aria-label={`${letterOf(answer)}: ${w.flags[flag]}`}
          aria-pressed={rank.flags.value[answer]?.includes(flag) ?? false}
          onClick={() => rank.flag(answer, flag)}
        >
          {w.flags[flag]}
        </button>
      ))}
    </fieldset>
  );
}
