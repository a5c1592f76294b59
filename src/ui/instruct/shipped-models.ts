// The language models that come with the page: a list of cards, their weights once somebody wants them, and what was
// measured of them.
import { signal } from "@preact/signals";
import { type LmCard, parseLmCards } from "../../share/lm-cards.ts";
import { type LmResults, parseLmResults } from "../../share/lm-results.ts";
import { translated, words } from "../words/words.ts";

/** Models of other seeds come along so that results can be measured again; to look at they are more of the same. */
const SHOWN_SEED = 1;

export class ShippedModels {
  /** Empty until `refresh`. */
  readonly cards = signal<readonly LmCard[]>([]);
  private readonly files = new Map<string, Promise<Uint8Array>>();

  /** @param folder its address, with a slash at the end */
  constructor(private readonly folder: string) {}

  /** @throws Error with a sentence */
  async refresh(): Promise<void> {
    const cards = parseLmCards(new TextDecoder().decode(await this.fetched("index.json")));
    this.cards.value = cards.filter(({ seed }) => seed === SHOWN_SEED);
  }

  /** Fetched once. @throws Error with a sentence */
  async load(name: string): Promise<Uint8Array> {
    const card = this.cards.peek().find((candidate) => candidate.name === name);
    if (!card) throw new Error(words.peek().instruct.noModel(name));
    const loading = this.files.get(name) ?? this.fetched(card.file);
    this.files.set(name, loading);
    try {
      return await loading;
    } catch (error) {
      this.files.delete(name);
      throw new Error(words.peek().train.cannotBeLoaded(translated(card.title)), { cause: error });
    }
  }

  /** @throws Error with a sentence */
  async results(): Promise<LmResults> {
    return parseLmResults(new TextDecoder().decode(await this.fetched("results.json")));
  }

  private async fetched(file: string): Promise<Uint8Array> {
    const response = await fetch(`${this.folder}${file}`);
    if (!response.ok) throw new Error(words.peek().train.notWhereExpected(file, response.status));
    return new Uint8Array(await response.arrayBuffer());
  }
}
