// What is taught, language or boards, and the steps of it.
import type { ComponentChildren } from "preact";
import { formatRoute } from "../../route.ts";
import { words } from "../../words/words.ts";

const WORLDS = { language: [], board: ["board"] } as const;

export interface WorldHeadProps {
  readonly world: keyof typeof WORLDS;
  readonly title: string;
  readonly lead: string;
  /** Names by the last part of the address. */
  readonly steps: Readonly<Record<string, string>>;
  readonly step: string;
  /** Beside the steps. */
  readonly beside?: ComponentChildren;
  /** Below them. */
  readonly children?: ComponentChildren;
}

export function WorldHead({ world, title, lead, steps, step, beside, children }: WorldHeadProps) {
  const { instruct } = words.value;
  return (
    <header class="instruct-head">
      <div class="instruct-title">
        <h1>{title}</h1>
        <p class="soft">{lead}</p>
      </div>
      <div class="instruct-ways">
        <nav class="instruct-worlds" aria-label={instruct.worlds.label}>
          {(["language", "board"] as const).map((name) => (
            <a
              key={name}
              class="key"
              href={formatRoute({ page: "instruct", path: WORLDS[name] })}
              aria-current={name === world ? "true" : undefined}
            >
              {instruct.worlds[name]}
            </a>
          ))}
        </nav>
        <nav class="instruct-steps" aria-label={instruct.stepsLabel}>
          {Object.entries(steps).map(([name, says]) => (
            <a
              key={name}
              class="key"
              href={formatRoute({ page: "instruct", path: [...WORLDS[world], name] })}
              aria-current={name === step ? "step" : undefined}
            >
              {says}
            </a>
          ))}
        </nav>
        {beside}
      </div>
      {children}
    </header>
  );
}
