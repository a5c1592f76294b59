// A recipe that came as a file: in the address it stands whole, packed; what it is, the training thread says.
import { signal } from "@preact/signals";
import { packText, unpackText } from "../../share/packed-text.ts";
import type { RecipeOutline } from "../../workers/trainer-api.ts";
import { words } from "../words/words.ts";

/** Characters of a recipe in an address. */
export const MOST_PACKED = 20_000;
/** Bytes of its text. */
const MOST_BYTES = 16_384;

export class OwnRecipe {
  /** Null where there is none, or while it is read. */
  readonly outline = signal<RecipeOutline | null>(null);
  /** Whatever was asked for last is shown, however long another answer takes. */
  private latest = 0;

  /** @param read rejects with one sentence where the text is no recipe */
  constructor(private readonly read: (text: string, fileName: string) => Promise<RecipeOutline>) {}

  /** Takes a file in. @returns it, also as the address has it @throws Error with a sentence */
  async open(file: File): Promise<{ readonly packed: string; readonly outline: RecipeOutline }> {
    if (file.size > MOST_BYTES) {
      throw new Error(words.peek().train.recipeTooLarge(file.name, file.size, MOST_BYTES));
    }
    const asked = ++this.latest;
    const outline = await this.read(await file.text(), file.name);
    const packed = packText(outline.text);
    if (packed.length > MOST_PACKED || new TextEncoder().encode(outline.text).length > MOST_BYTES) {
      throw new Error(words.peek().train.recipeTooLong(file.name));
    }
    if (asked === this.latest) this.outline.value = outline;
    return { packed, outline };
  }

  /** Takes in what an address has. @throws Error with a sentence */
  async follow(packed: string): Promise<void> {
    const text = textOf(packed);
    const asked = ++this.latest;
    if (this.outline.peek()?.text === text) return;
    this.outline.value = null;
    const outline = await this.read(text, words.peek().train.recipeInAddress);
    if (asked === this.latest) this.outline.value = outline;
  }
}

/** @throws Error with a sentence where the address holds no text */
export function textOf(packed: string): string {
  const text = unpackText(packed, MOST_BYTES);
  if (text === null) throw new Error(words.peek().train.recipeDamaged);
  return text;
}
