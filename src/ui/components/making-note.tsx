// Sets of levels in the making, whatever page waits for them.
import { count } from "../format.ts";
import type { SetInTheMaking } from "../levels/series-making.ts";

export const MakingNote = ({ sets }: { readonly sets: readonly SetInTheMaking[] }) => (
  <>
    {sets.length > 0 && (
      <section class="making" aria-label="Levels in the making">
        {sets.map(({ title, made, count: all, cancel }) => (
          <div key={title} class="panel making-set">
            <p class="small">
              Making {title}: <span class="reading">{count(made)}</span> of {count(all)}
            </p>
            <progress value={made} max={all} aria-label={`levels made of ${title}`} />
            <button type="button" class="key" aria-label={`Cancel making ${title}`} onClick={cancel}>
              Cancel
            </button>
          </div>
        ))}
      </section>
    )}
  </>
);
