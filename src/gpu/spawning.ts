// When a spawner's draw fires.

/** @param spawnProb chance in [0, 1], narrowed to float32 as in the original
 *  @returns whether any draw of 32 bits fires, and the last one that does */
export function spawningDraws(spawnProb: number): { readonly spawns: boolean; readonly last: number } {
  const below = Math.ceil(Math.fround(spawnProb) * 2 ** 32);
  return { spawns: below > 0, last: Math.max(0, below - 1) };
}
