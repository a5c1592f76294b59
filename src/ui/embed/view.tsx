// An episode within somebody else's page: one board, its time, and whether it is as the link says.
import { useLayoutEffect, useState } from "preact/hooks";
import { KeyGuide } from "../components/key-guide.tsx";
import { PlainBoard } from "../components/plain-board.tsx";
import { Sheet } from "../components/sheet.tsx";
import { TimeBar } from "../components/time-bar.tsx";
import { Verified } from "../components/verified.tsx";
import { bindPageKeys, keysOfPage } from "../keyboard.ts";
import { timeKeyList, timeKeys } from "../whatif/keys.ts";
import { translated, type Words, words } from "../words/words.ts";
import type { EmbedModel, World } from "./model.ts";

const WORLDS: readonly World[] = ["played", "untouched"];

/** What is shown of the level: the episode, and another one or the level left alone. */
function titleOf(world: World, hasOther: boolean, { whatif: w }: Words): string {
  if (world === "played") return w.asPlayed;
  return hasOther ? w.besideIt(w.otherFromLink) : w.untouched;
}

export function EmbedView({ model }: { readonly model: EmbedModel }) {
  const { common, embed: w, guide, whatif } = words.value;
  const [keysAreOpen, openKeys] = useState(false);
  useLayoutEffect(() => {
    const open = () => openKeys(true);
    const time = timeKeys(() => model.player.peek() ?? undefined);
    return bindPageKeys({ ...time, "?": open, "Shift+?": open, "/": open }, timeKeyList);
  }, [model]);
  const player = model.player.value;
  const world = model.world.value;
  const title = (of: World) => titleOf(of, model.hasOther.value, words.value);
  return (
    <main class="embed">
      <header>
        <strong>{model.levelName.value}</strong>
        <Verified verification={model.verification.value} />
      </header>
      {model.problem.value && <p role="alert">{translated(model.problem.value)}</p>}
      {!player && !model.problem.value && <p role="status">{whatif.opening}</p>}
      {player && (
        <>
          <PlainBoard
            pictures={model.pictures.value}
            label={common.boardAt(
              `${model.levelName.value}: ${title(world)}`,
              player.step.value,
              player.steps,
              model.points.value,
            )}
            pay={player.pay}
          />
          <TimeBar player={player} />
        </>
      )}
      <footer>
        {player && (
          <fieldset class="row">
            <legend class="visually-hidden">{w.world}</legend>
            {WORLDS.map((each) => (
              <button
                key={each}
                type="button"
                class="key"
                aria-pressed={each === world}
                onClick={() => {
                  model.world.value = each;
                }}
              >
                {title(each)}
              </button>
            ))}
          </fieldset>
        )}
        <a href={model.address.value} target="_blank" rel="noreferrer">
          {w.fullView}
        </a>
        <button
          type="button"
          class="key wide-only"
          aria-label={guide.title}
          aria-keyshortcuts="?"
          title={`${guide.title} (?)`}
          onClick={() => openKeys(true)}
        >
          ?
        </button>
      </footer>
      <Sheet title={guide.title} isOpen={keysAreOpen} onClose={() => openKeys(false)}>
        <KeyGuide keys={keysOfPage()} />
      </Sheet>
    </main>
  );
}
