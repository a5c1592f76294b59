// Numbers ⇄ as few bytes as their chances allow: a range coder without carries (Martin 1979; Subbotin 1999).
// Whole numbers only, so the same bytes everywhere.

const TOP = 2 ** 24;
const BOTTOM = 2 ** 16;

/** Of the sizes that share a range. */
export const MOST_TOTAL = BOTTOM - 1;

/** Bytes that the coder holds at a time. */
const WORD_BYTES = 4;

/** What both sides keep: the numbers that are still possible, narrowed alike. */
abstract class Range {
  protected low = 0;
  protected range = 2 ** 32 - 1;

  /** The first byte of the low end is settled, and leaves. */
  protected abstract shiftByte(): void;

  protected narrow(start: number, size: number, total: number): void {
    const unit = Math.floor(this.range / total);
    this.low = (this.low + start * unit) >>> 0;
    this.range = unit * size;
    for (;;) {
      if (isSettled(this.low, this.range)) this.shift();
      else if (this.range < BOTTOM) {
        this.range = -this.low & (BOTTOM - 1);
        this.shift();
      } else return;
    }
  }

  protected shift(): void {
    this.shiftByte();
    this.low = (this.low << 8) >>> 0;
    this.range *= 256;
  }
}

export class RangeEncoder extends Range {
  readonly #bytes: number[] = [];

  /** @param start where the number's part of the total begins @param size of that part, at least 1
   *  @param total at most `MOST_TOTAL` @throws where there is no such part */
  encode(start: number, size: number, total: number): void {
    if (!(start >= 0 && size >= 1 && start + size <= total && total <= MOST_TOTAL)) {
      throw new Error(`${start} to ${start + size} is no part of ${total}.`);
    }
    this.narrow(start, size, total);
  }

  /** The number closest to the low end that has the fewest bytes; what a decoder reads beyond them is zeros. */
  finish(): Uint8Array<ArrayBuffer> {
    for (let bits = 24; bits >= 0; bits -= 8) {
      const unit = 2 ** bits;
      const rounded = Math.ceil(this.low / unit) * unit;
      if (rounded >= 2 ** 32 || rounded >= this.low + this.range) continue;
      this.low = rounded;
      break;
    }
    const before = this.#bytes.length;
    for (let i = 0; i < WORD_BYTES; i++) this.shift();
    while (this.#bytes.length > before && this.#bytes.at(-1) === 0) this.#bytes.pop();
    return Uint8Array.from(this.#bytes);
  }

  protected shiftByte(): void {
    this.#bytes.push(this.low >>> 24);
  }
}

export class RangeDecoder extends Range {
  readonly #bytes: Uint8Array;
  #at = 0;
  #code = 0;

  constructor(bytes: Uint8Array) {
    super();
    this.#bytes = bytes;
    for (let i = 0; i < WORD_BYTES; i++) this.#code = (this.#code << 8) | this.#next();
  }

  /** Whether more was read than any encoder leaves out at its end. */
  get isBeyondEnd(): boolean {
    return this.#at > this.#bytes.length + WORD_BYTES;
  }

  /** Where in the total the next number lies; `consume` must follow. */
  where(total: number): number {
    const unit = Math.floor(this.range / total);
    return Math.min(total - 1, Math.floor(((this.#code - this.low) >>> 0) / unit));
  }

  /** As given to `encode`. */
  consume(start: number, size: number, total: number): void {
    this.narrow(start, size, total);
  }

  protected shiftByte(): void {
    this.#code = (this.#code << 8) | this.#next();
  }

  #next(): number {
    return this.#bytes[this.#at++] ?? 0;
  }
}

/** Whether the first byte is the same wherever in the range the number will be. */
const isSettled = (low: number, range: number): boolean => (low ^ ((low + range) | 0)) >>> 0 < TOP;
