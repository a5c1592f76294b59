// The agents that come with the page: a list of cards, and their weights once somebody wants them.
import { signal } from "@preact/signals";
import { type AgentCard, parseAgentCards } from "../share/agent-cards.ts";
import { fetchPublic } from "./public-file.ts";
import { translated, words } from "./words/words.ts";

export class ShippedAgents {
  /** Empty until `refresh`, or where they cannot be had. */
  readonly cards = signal<readonly AgentCard[]>([]);
  private readonly files = new Map<string, Promise<Uint8Array>>();

  /** @throws Error with a sentence */
  async refresh(): Promise<void> {
    this.cards.value = parseAgentCards(new TextDecoder().decode(await this.fetched("index.json")));
  }

  /** A checkpoint without the optimizer's state, fetched once. @throws Error with a sentence */
  async load({ file, title }: AgentCard): Promise<Uint8Array> {
    const loading = this.files.get(file) ?? this.fetched(file);
    this.files.set(file, loading);
    try {
      return await loading;
    } catch (error) {
      this.files.delete(file);
      throw new Error(words.peek().train.cannotBeLoaded(translated(title)), { cause: error });
    }
  }

  private async fetched(file: string): Promise<Uint8Array> {
    const response = await fetchPublic(`agents/${file}`);
    if (!response.ok) throw new Error(words.peek().train.notWhereExpected(file, response.status));
    return new Uint8Array(await response.arrayBuffer());
  }
}
