// What a visitor of the Instruct page leaves, in memory.
import * as v from "valibot";

export class MemoryShelf {
  readonly parts = new Map<string, unknown>();

  async read<Schema extends v.GenericSchema>(
    part: string,
    schema: Schema,
  ): Promise<v.InferOutput<Schema> | null> {
    const { success, output } = v.safeParse(schema, structuredClone(this.parts.get(part)));
    return success ? output : null;
  }

  async write(part: string, value: unknown): Promise<void> {
    this.parts.set(part, structuredClone(value));
  }
}
