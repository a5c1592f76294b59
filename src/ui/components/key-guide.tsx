// Keys, and what they do.
import type { KeyList } from "../keyboard.ts";
import { keyName } from "../words/words.ts";

export const KeyGuide = ({ keys }: { readonly keys: KeyList }) => (
  <dl class="key-guide">
    {keys.map(([names, does]) => (
      <div key={does}>
        <dt>
          {names.map((name) => (
            <kbd key={name}>{keyName(name)}</kbd>
          ))}
        </dt>
        <dd>{does}</dd>
      </div>
    ))}
  </dl>
);
