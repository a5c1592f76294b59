// A recipe that came as a file: in the address it stands whole, packed; what it is, the training thread says.
import { signal } from "@preact/signals";
import { packText, unpackText } from "../../share/packed-text.ts";
import type { RecipeOutline } from "../../workers/trainer-api.ts";

/** Of the text in an address. */
const MOST_BYTES = 65_536;

export class OwnRecipe {
  /** Null where there is none, or while it is read. */
  readonly outline = signal<RecipeOutline | null>(null);

  /** @param read rejects with one sentence where the text is no recipe */
  constructor(private readonly read: (text: string, fileName: string) => Promise<RecipeOutline>) {}

  /** Takes a file in. @returns it for the address @throws Error with a sentence */
  async open(file: File): Promise<string> {
    this.outline.value = await this.read(await file.text(), file.name);
    return packText(this.outline.value.text);
  }

  /** Takes in what an address has. @throws Error with a sentence */
  async follow(packed: string): Promise<void> {
    const text = textOf(packed);
    if (this.outline.peek()?.text === text) return;
    this.outline.value = null;
    this.outline.value = await this.read(text, "The recipe in the address");
  }
}

/** @throws Error with a sentence where the address holds no text */
export function textOf(packed: string): string {
  const text = unpackText(packed, MOST_BYTES);
  if (text === null) throw new Error("The recipe in the address is damaged. Open its file again.");
  return text;
}
