// Whether what a link says is so.
import type { Verification } from "../whatif/model.ts";

/** Nobody has to believe a link: this is what came of playing it again. */
export function Verified({ verification }: { readonly verification: Verification }) {
  switch (verification.state) {
    case "none":
      return null;
    case "working":
      return <p class="whatif-claim soft">Playing it again, to see whether it is so …</p>;
    case "holds":
      return <p class="whatif-claim">✓ Verified: played again, it ends as the link says.</p>;
    case "differs":
      return (
        <div class="whatif-claim differs">
          <strong>✗ Not as claimed</strong>
          <ul>
            {verification.differences.map((difference) => (
              <li key={difference}>{difference}</li>
            ))}
          </ul>
        </div>
      );
  }
}
