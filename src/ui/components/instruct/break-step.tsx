// Break it: what PPO makes of a judge when nothing holds it back.
import { useEffect } from "preact/hooks";
import { BROKEN } from "../../../workers/instruct-world.ts";
import { fixed } from "../../format.ts";
import { HACKED, type InstructModel, START } from "../../instruct/model.ts";
import { go } from "../../route.ts";
import { words } from "../../words/words.ts";
import { PlainCurves } from "../plain-curves.tsx";
import { SampleTable } from "./sample-table.tsx";

export function BreakStep({ model }: { readonly model: InstructModel }) {
  const { instruct } = words.value;
  const w = instruct.broken;
  const curve = model.shipped.cards.value.find(({ name }) => name === HACKED)?.curve ?? [];
  const { samples } = model.hacked;
  useEffect(() => void model.attempt(() => model.hacked.begin()), [model]);
  const fell = model.hacked.fellBy(curve);
  return (
    <div class="instruct-two">
      <section class="panel stack">
        <h2>{w.title}</h2>
        <p class="soft">{w.about}</p>
        <PlainCurves
          curves={[
            { title: w.proxy, values: curve.map(({ proxy }) => proxy), digits: 2 },
            { title: w.gold, values: curve.map(({ gold }) => gold), digits: 2 },
            { title: w.kl, values: curve.map(({ kl }) => kl), digits: 1 },
          ]}
        />
        {curve.length > 0 && <p>{w.fell(fixed(100 * fell, 0))}</p>}
      </section>
      <div class="stack">
        <section class="panel stack" aria-labelledby="hacked-title">
          <div class="guide-head">
            <h2 id="hacked-title">{w.sample}</h2>
            <button type="button" class="key" onClick={() => void model.attempt(() => model.hacked.next())}>
              {w.another}
            </button>
          </div>
          <SampleTable columns={[w.start, w.hacked]} rows={samples.value} />
        </section>
        <section class="panel stack" aria-labelledby="live-title">
          <h2 id="live-title">{w.live}</h2>
          <p>
            {w.liveAbout} {model.book.rankings.value.length > 0 && w.liveWithRankings}
          </p>
          <div class="row">
            <button
              type="button"
              class="key"
              onClick={() => {
                model.choose(START);
                model.improve.settings.value = BROKEN;
                go({ page: "instruct", path: ["improve"] });
              }}
            >
              {w.liveKey}
            </button>
          </div>
        </section>
      </div>
    </div>
  );
}
