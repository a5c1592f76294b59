// One description of a format for both directions: a `Coder` that writes takes each value and gives it back, one that
// reads takes nothing and gives what was written. What reads and what writes can then not drift apart.
import { RangeDecoder, RangeEncoder } from "../base/range-coder.ts";
import type { Model } from "../base/symbol-model.ts";
import { bytesOfText, TEXT_SIZES, textOfBytes, type Version } from "./text-bytes.ts";

/** These bytes were not written by the format's own writer. */
export class DamagedError extends Error {}

const MOST_UNIFORM = 2 ** 15;

export abstract class Coder {
  constructor(readonly version: Version) {}

  /** A symbol that takes `size` of `total`. */
  protected abstract pick(sizes: Uint32Array, total: number, symbol: number | undefined): number;
  /** A number below `total`, all equally likely. */
  protected abstract pickEvenly(total: number, value: number | undefined): number;

  /** @param total how many numbers there are, at least 1; the value is in [0, total) */
  below(total: number, value?: number): number {
    if (total <= MOST_UNIFORM) return this.pickEvenly(total, value);
    const high = this.below(
      Math.ceil(total / MOST_UNIFORM),
      value === undefined ? undefined : Math.floor(value / MOST_UNIFORM),
    );
    const low = this.pickEvenly(MOST_UNIFORM, value === undefined ? undefined : value % MOST_UNIFORM);
    const whole = high * MOST_UNIFORM + low;
    if (whole >= total) throw new DamagedError();
    return whole;
  }

  flag(value?: boolean): boolean {
    return this.pickEvenly(2, value === undefined ? undefined : Number(value)) === 1;
  }

  symbol(model: Model, contexts: readonly number[], value?: number): number {
    const { bySymbol, total } = model.sizes(contexts);
    const symbol = this.pick(bySymbol, total, value);
    model.learn(contexts, symbol);
    return symbol;
  }

  /** One of the usual values by its number, which version 1 did not know, or another. */
  oneOf<Value>(usual: readonly Value[], otherwise: (value?: Value) => Value, value?: Value): Value {
    if (this.version === 1) return otherwise(value);
    const index = value === undefined ? undefined : usual.findIndex((known) => Object.is(known, value));
    const found = this.below(usual.length + 1, index === -1 ? usual.length : index);
    return found < usual.length ? usual[found] : otherwise(value);
  }

  /** A whole number from 0 to `most`; small ones take less. */
  count(most: number, value?: number): number {
    let rest = value;
    let whole = 0;
    for (let unit = 1; ; unit *= 64) {
      const digit = this.below(64, rest === undefined ? undefined : rest % 64);
      whole += unit * digit;
      if (whole > most) throw new DamagedError();
      rest = rest === undefined ? undefined : Math.floor(rest / 64);
      if (!this.flag(rest === undefined ? undefined : rest > 0)) return whole;
    }
  }

  /** A whole number from −most to most. */
  integer(most: number, value?: number): number {
    const isNegative = this.flag(value === undefined ? undefined : value < 0);
    const size = this.count(most, value === undefined ? undefined : Math.abs(value));
    return isNegative ? -size : size;
  }

  /** Thousandths take little, any other float its eight bytes. */
  float(value?: number): number {
    // Without the sign of a zero, which then takes the long form.
    const thousandths = value === undefined ? undefined : Math.round(value * 1000) + 0;
    const isShort = this.flag(
      value === undefined || thousandths === undefined
        ? undefined
        : Object.is(thousandths / 1000, value) && Math.abs(thousandths) <= MOST_UNIFORM,
    );
    if (isShort) return this.integer(MOST_UNIFORM, thousandths) / 1000;
    const bytes = new DataView(new ArrayBuffer(8));
    if (value !== undefined) bytes.setFloat64(0, value);
    for (let i = 0; i < 8; i++) {
      bytes.setUint8(i, this.below(256, value === undefined ? undefined : bytes.getUint8(i)));
    }
    return bytes.getFloat64(0);
  }

  /** @param most bytes of its UTF-8, a word of names counted as one */
  text(most: number, value?: string): string {
    const { sizes, total } = TEXT_SIZES[this.version];
    const bytes = value === undefined ? undefined : bytesOfText(this.version, value);
    const length = this.count(most, bytes?.length);
    const read = Uint8Array.from({ length }, (_, i) => this.pick(sizes, total, bytes?.[i]));
    const text = textOfBytes(this.version, read);
    if (text === null) throw new DamagedError();
    return text;
  }
}

export class CoderThatWrites extends Coder {
  readonly #encoder = new RangeEncoder();

  protected pick(sizes: Uint32Array, total: number, symbol = 0): number {
    let start = 0;
    for (let s = 0; s < symbol; s++) start += sizes[s];
    this.#encoder.encode(start, sizes[symbol], total);
    return symbol;
  }

  protected pickEvenly(total: number, value = 0): number {
    this.#encoder.encode(value, 1, total);
    return value;
  }

  finish(): Uint8Array<ArrayBuffer> {
    return this.#encoder.finish();
  }
}

export class CoderThatReads extends Coder {
  readonly #decoder: RangeDecoder;

  constructor(bytes: Uint8Array, version: Version) {
    super(version);
    this.#decoder = new RangeDecoder(bytes);
  }

  protected pick(sizes: Uint32Array, total: number): number {
    const where = this.#decoder.where(total);
    let symbol = 0;
    let start = 0;
    while (start + sizes[symbol] <= where) start += sizes[symbol++];
    this.#consume(start, sizes[symbol], total);
    return symbol;
  }

  protected pickEvenly(total: number): number {
    const value = this.#decoder.where(total);
    this.#consume(value, 1, total);
    return value;
  }

  /** Whoever claims much in few bytes is found out as soon as they are used up. */
  #consume(start: number, size: number, total: number): void {
    this.#decoder.consume(start, size, total);
    if (this.#decoder.isBeyondEnd) throw new DamagedError();
  }
}
