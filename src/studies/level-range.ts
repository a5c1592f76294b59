/** The part of a list that `FROM-TO` names, counted from 1, both included; all of it where nothing is named. */
export function inRange<Item>(items: readonly Item[], range: string | undefined): readonly Item[] {
  if (range === undefined) return items;
  const [, from, to] = /^(\d+)-(\d+)$/.exec(range) ?? [];
  if (!(Number(from) >= 1 && Number(from) <= Number(to) && Number(to) <= items.length)) {
    throw new Error(`the range is "${range}". Give FROM-TO within 1-${items.length}.`);
  }
  return items.slice(Number(from) - 1, Number(to));
}
