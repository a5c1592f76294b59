// On other pages: that a training has ended.

import { addressOf } from "../route.ts";
import type { DoneNote as Done } from "../train/done.ts";
import { words } from "../words/words.ts";

export const DoneNote = ({ done }: { readonly done: Done }) => (
  <div role="status">
    {done.news.value && (
      <div class="panel case-note">
        <p>{done.news.value}</p>
        <div class="row">
          <a class="key main" href={addressOf("train")}>
            {words.value.app.lookAtIt}
          </a>
          <button type="button" class="key" onClick={() => done.dismiss()}>
            {words.value.common.close}
          </button>
        </div>
      </div>
    )}
  </div>
);
