// Whether what a link says is so.
import type { Verification } from "../whatif/from-link.ts";
import { translated, words } from "../words/words.ts";

/** Nobody has to believe a link: this is what came of playing it again. */
export function Verified({ verification }: { readonly verification: Verification }) {
  const { whatif: w } = words.value;
  switch (verification.state) {
    case "none":
      return null;
    case "working":
      return <p class="whatif-claim soft">{w.verifying}</p>;
    case "holds":
      return <p class="whatif-claim">{w.verified}</p>;
    case "differs":
      return (
        <div class="whatif-claim differs">
          <strong>{w.notAsClaimed}</strong>
          <ul>
            {verification.differences.map((difference) => (
              <li key={difference}>{translated(difference)}</li>
            ))}
          </ul>
        </div>
      );
  }
}
