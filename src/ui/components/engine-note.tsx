// Which engine the network runs on, and why.
import type { Backend } from "../../backends/prepare.ts";
import { sentence } from "../format.ts";
import { translated, words } from "../words/words.ts";

export const EngineNote = ({ backend }: { readonly backend: Backend | null }) => (
  <p class="small soft engine-note">
    {backend
      ? `${words.value.train.runningOn(words.value.train.engines[backend.name])} ${sentence(translated(backend.reason))}`
      : words.value.train.runsHere}
  </p>
);
