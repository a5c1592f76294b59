import { describe, expect, it } from "vitest";
import { excerpt } from "../../src/base/check.ts";

describe("excerpt", () => {
  it("leaves short text as it is", () => {
    expect(excerpt("a wall, é ☃")).toBe("a wall, é ☃");
  });

  it("cuts long text", () => {
    expect(excerpt("x".repeat(200))).toBe("x".repeat(200));
    expect(excerpt("x".repeat(1e7))).toBe(`${"x".repeat(200)}…`);
    expect(excerpt("\u0001".repeat(1e7))).toHaveLength(201);
  });

  it("spells out what could steer a terminal", () => {
    expect(excerpt("\u001b]0;title\u0007 \u009b2J\n")).toBe("\\u001b]0;title\\u0007 \\u009b2J\\u000a");
  });
});
