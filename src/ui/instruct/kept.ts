// What a visitor sets or types is kept as it changes, and found again after a reload.
import { effect } from "@preact/signals";
import * as v from "valibot";
import type { InstructShelf } from "./shelf.ts";

/** A part of what is kept. */
export interface Keepable {
  /** Plain data; read from signals. */
  get(): unknown;
  /** What was kept, whoever wrote it: without effect where it does not fit. */
  take(kept: unknown): void;
}

/** @param of a signal, or what is as changeable */
export const keepable = <Value>(of: { value: Value }, schema: v.GenericSchema<unknown, Value>): Keepable => ({
  get: () => of.value,
  take: (kept) => {
    const { success, output } = v.safeParse(schema, kept);
    if (success) of.value = output;
  },
});

/** How many came before. */
export const counted = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 32 - 1));

/** Letters that fit into a field. */
export const MOST_TYPED = 500;
export const typedText = v.pipe(v.string(), v.maxLength(MOST_TYPED));

interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** A number that may be set, or the usual one. */
export const setNumber = ({ min, max }: Bounds, usual: number) =>
  v.fallback(v.pipe(v.number(), v.minValue(min), v.maxValue(max)), usual);
export const setWhole = ({ min, max }: Bounds, usual: number) =>
  v.fallback(v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max)), usual);

/** Takes what was kept, in the order of the parts, and from then on keeps them whenever one changes.
 *  @param place its name on the shelf
 *  @returns ends it */
export async function keepAll(
  shelf: Pick<InstructShelf, "read" | "write">,
  place: string,
  parts: Readonly<Record<string, Keepable>>,
): Promise<() => void> {
  const kept = await shelf.read(place, v.record(v.string(), v.unknown()));
  for (const [name, part] of Object.entries(parts)) part.take(kept?.[name]);
  return effect(() => {
    const now = Object.entries(parts).map(([name, part]) => [name, part.get()]);
    void shelf.write(place, Object.fromEntries(now), "choices");
  });
}
