// What a series of levels is made from, as part of an address: a kind of ours by its name, any other text whole.
import { MAX_PARAMETER_BYTES } from "../../procgen/parameters.ts";
import { type NamedText, packSource, unpackSource } from "../../share/series-names.ts";
import { KINDS } from "./kinds.ts";

/** A kind of ours or any other. */
export type Source = NamedText;

/** Characters of a source in an address. Some programs cut longer links. */
export const MOST_CHARACTERS = 8000;

/** The kind whose file this is, unchanged. */
export const kindOf = ({ text }: Pick<Source, "text">) => KINDS.find((kind) => kind.text === text);

/** "append-still", or "NAME~TEXT" where the text is not that of a kind; null where that would be too long. */
export function formatSource({ name, text }: Source): string | null {
  const code = kindOf({ text })?.id ?? packSource({ name, text });
  return code.length <= MOST_CHARACTERS ? code : null;
}

/** What `formatSource` wrote, or null. The text may still be no parameter file. */
export function parseSource(code: string): Source | null {
  const kind = KINDS.find(({ id }) => id === code);
  if (kind) return { name: baseName(kind.id), text: kind.text };
  return code.length > MOST_CHARACTERS ? null : unpackSource(code, MAX_PARAMETER_BYTES);
}

/** "multi-agent/asym1" → "asym1" */
export const baseName = (id: string): string => id.split("/").at(-1) ?? id;
