import { describe, expect, it } from "vitest";
import { eventFileBeginning, scalarEvent } from "../../src/base/tensorboard.ts";
import { readEvents } from "../support/event-file.ts";

const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

describe("events for TensorBoard", () => {
  it("come back with time, step, tags and values", () => {
    const file = joined(
      eventFileBeginning(1.5),
      scalarEvent(2.25, 0, [["learner/entropy", 0.5]]),
      scalarEvent(1e9, 2 ** 40 + 3, [
        ["a", -1],
        ["übung/b", 1e-30],
        ["none yet", Number.NaN],
        ["endless", Number.POSITIVE_INFINITY],
      ]),
      scalarEvent(3, 300, []),
    );
    expect(readEvents(file)).toEqual([
      { wallTime: 1.5, step: 0, fileVersion: "brain.Event:2", scalars: {} },
      { wallTime: 2.25, step: 0, scalars: { "learner/entropy": 0.5 } },
      { wallTime: 1e9, step: 2 ** 40 + 3, scalars: { a: -1, "übung/b": Math.fround(1e-30) } },
      { wallTime: 3, step: 300, scalars: {} },
    ]);
  });

  it("are framed byte for byte as TFRecord is", () => {
    // The first record of a file that TensorFlow's own writer began at the time 0.
    expect([...eventFileBeginning(0)].slice(0, 12)).toEqual([
      24, 0, 0, 0, 0, 0, 0, 0, 0xa3, 0x7f, 0x4b, 0x22,
    ]);
  });

  it.each([0, 9, 13, 37])("are not read where byte %i is damaged", (at) => {
    const file = eventFileBeginning(1);
    file[at] ^= 1;
    expect(() => readEvents(file)).toThrow();
  });
});
