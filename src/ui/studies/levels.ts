/** The set of this page that a study's file means by its name for levels: "own/append-still", "official/navigation", or
 *  the id of a set. */
export function setIdOf(levels: string): string {
  const [, origin, name] = /^(own|official)\/([\w-]+)$/.exec(levels) ?? [];
  if (name === undefined) return levels;
  return origin === "own" ? `own-${name}` : name;
}
