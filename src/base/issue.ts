// What a schema finds wrong, in words for people. The schema's own words are those of a program.

/** A part of what the schema library reports. */
export interface Issue {
  readonly message: string;
  readonly expected: string | null;
  readonly received: string;
  readonly path?: readonly { readonly key: unknown }[] | undefined;
}

/** A clause about the part at `placeOf`; what a schema of ours says by itself is kept. */
export function problemOf({ message, expected, received }: Issue): string {
  if (!message.startsWith("Invalid ")) return message;
  if (received === "undefined") return "it is missing";
  if (expected === "never") return "it is not known";
  return `it is ${received} instead of ${expected}`;
}

/** As in "agents.0.row"; empty where it is the whole. */
export const placeOf = ({ path = [] }: Issue): string => path.map(({ key }) => String(key)).join(".");
