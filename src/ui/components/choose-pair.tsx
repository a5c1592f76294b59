// Two things, one of which is chosen, pair after pair: by arrows, by keys that stand where whoever shows them wants them,
// and with a way back.
import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { bindPageKeys, hasKeys } from "../keyboard.ts";
import { keyName } from "../words/words.ts";
import { useNextHeading } from "./next-heading.ts";
import { Said } from "./said.tsx";

const KEYS = {
  left: ["ArrowLeft", "←"],
  right: ["ArrowRight", "→"],
  equal: ["ArrowDown", "↓"],
  unsure: ["ArrowUp", "↑"],
  undo: ["Backspace", "⌫"],
} as const;
type Name = keyof typeof KEYS;
const NAMES = Object.keys(KEYS) as readonly Name[];

export interface PairKey {
  readonly label: string;
  readonly isMain?: boolean;
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
}

export interface ChoosePairProps {
  readonly title: string;
  /** Which pair it is; null while none is there. */
  readonly pair: unknown;
  readonly keys: Readonly<Partial<Record<Name, PairKey>>>;
  /** The pair in words, for the ear. */
  readonly heard?: string;
  /** @param keyOf the key of that name; nothing where there is none */
  readonly children: (keyOf: (name: Name) => ComponentChildren) => ComponentChildren;
}

/** Its keys are taken while it has the focus, or nothing has. */
export function ChoosePair({ title, pair, keys, heard, children }: ChoosePairProps) {
  const region = useRef<HTMLElement>(null);
  const heading = useNextHeading(pair);
  const id = useId();
  const latest = useRef(keys);
  latest.current = keys;
  useLayoutEffect(() => {
    const press = (name: Name) => () => {
      const key = latest.current[name];
      if (!key || !hasKeys(region.current)) return false;
      key.onPress();
    };
    const bindings = Object.fromEntries(NAMES.map((name) => [KEYS[name][0], press(name)]));
    return bindPageKeys(bindings, () =>
      NAMES.flatMap((name) => {
        const key = latest.current[name];
        return key ? [[[name === "undo" ? keyName("Backspace") : KEYS[name][1]], key.label] as const] : [];
      }),
    );
  }, []);
  // Not disabled in earnest: the focus stays where it is.
  const keyOf = (name: Name) => {
    const { label, isMain, isDisabled, onPress } = keys[name] ?? {};
    if (label === undefined) return null;
    return (
      <button
        type="button"
        class={isMain ? "key main" : "key"}
        aria-disabled={isDisabled}
        onClick={() => !isDisabled && onPress?.()}
      >
        {label} <kbd>{KEYS[name][1]}</kbd>
      </button>
    );
  };
  return (
    <section ref={region} class="panel stack" aria-labelledby={id}>
      <h2 ref={heading} id={id} tabIndex={-1}>
        {title}
      </h2>
      {children(keyOf)}
      {heard !== undefined && <Said text={heard} />}
    </section>
  );
}
