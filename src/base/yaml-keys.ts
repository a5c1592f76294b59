// Names that are there twice in YAML. Its parser compares each with every other, which takes too long for many.
import { type Document, isScalar, visit } from "yaml";

/** For the parser, where `repeatedName` looks instead. */
export const UNCOMPARED = { uniqueKeys: false } as const;

export interface RepeatedName {
  readonly name: string;
  /** Where it is for the second time, in characters. */
  readonly offset: number;
}

/** The first one of the first map that has any; null if none has. */
export function repeatedName(document: Document.Parsed): RepeatedName | null {
  let found: RepeatedName | null = null;
  visit(document, {
    Map(_, { items }) {
      const names = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (names.has(key.value)) {
          found = { name: String(key.value), offset: key.range?.[0] ?? 0 };
          return visit.BREAK;
        }
        names.add(key.value);
      }
      return undefined;
    },
  });
  return found;
}
