// Names that are there twice in YAML. Its parser compares each with every other, which takes too long for many.

/** For the parser of package yaml, where `repeatedName` looks instead. */
export const UNCOMPARED = { uniqueKeys: false } as const;

export interface RepeatedName {
  readonly name: string;
  /** Where it is for the second time, in characters. */
  readonly offset: number;
}

/** What the parser makes of a text: lists and maps have items, those of maps a key. */
interface Node {
  readonly items?: readonly unknown[];
  readonly key?: Node;
  readonly value?: unknown;
  readonly range?: readonly number[] | null;
}

/** The first one of the first map that has any; null if none has.
 *  @param part contents of a document that is not too deep */
export function repeatedName(part: unknown): RepeatedName | null {
  if (typeof part !== "object" || part === null) return null;
  const names = new Set<unknown>();
  for (const item of (part as Node).items ?? []) {
    const { key, value } = item as Node;
    if (key && names.has(key.value)) return { name: String(key.value), offset: key.range?.[0] ?? 0 };
    if (key && !key.items) names.add(key.value);
    const inside = repeatedName(key ? value : item);
    if (inside) return inside;
  }
  return null;
}
