// Sets of levels in the making, whatever page waits for them.
import { count } from "../format.ts";
import type { SetInTheMaking } from "../levels/series-making.ts";
import { words } from "../words/words.ts";

export const MakingNote = ({ sets }: { readonly sets: readonly SetInTheMaking[] }) => (
  <>
    {sets.length > 0 && (
      <section class="making" aria-label={words.value.app.levelsInTheMaking}>
        {sets.map(({ title, made, count: all, cancel }) => (
          <div key={title} class="panel making-set">
            <p class="small">
              {words.value.app.making(title)} <span class="reading">{count(made)}</span>{" "}
              {words.value.app.madeOf(count(all))}
            </p>
            <progress value={made} max={all} aria-label={words.value.app.levelsMadeOf(title)} />
            <button
              type="button"
              class="key"
              aria-label={words.value.app.cancelMaking(title)}
              onClick={cancel}
            >
              {words.value.common.cancel}
            </button>
          </div>
        ))}
      </section>
    )}
  </>
);
