// A stream of draws that is a function of a key.
import { integer, type Key, uniform } from "../../base/random.ts";

export class Draws {
  #count = 0;

  constructor(readonly key: Key) {}

  /** A number in [0, 1). */
  uniform(): number {
    return uniform(this.key, this.#count++);
  }

  /** A whole number in [0, below). */
  integer(below: number): number {
    return integer(this.key, this.#count++, below);
  }

  chance(probability: number): boolean {
    return this.uniform() < probability;
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.integer(items.length)];
  }

  /** So many different ones, in random order. */
  distinct<Item>(items: readonly Item[], count: number): Item[] {
    const left = [...items];
    return Array.from({ length: count }, () => left.splice(this.integer(left.length), 1)[0]);
  }

  /** One of the names, each as likely as its share. */
  share<Name extends string>(shares: Readonly<Record<Name, number>>): Name {
    const names = Object.keys(shares) as Name[];
    let rest = this.uniform() * names.reduce((sum, name) => sum + shares[name], 0);
    for (const name of names) {
      rest -= shares[name];
      if (rest < 0) return name;
    }
    return names[names.length - 1];
  }
}
