// Progress on a terminal and without one.
import { expect, it } from "vitest";
import { progress } from "../../src/cli/progress.ts";

function shown(isTTY: boolean, secondsBetweenLines: number) {
  let written = "";
  let time = 0;
  const bar = progress({
    secondsBetweenLines,
    say: (line) => {
      written += `${line}\n`;
    },
    output: { isTTY, columns: 60, write: (text: string) => (written += text) },
    now: () => time,
  });
  for (let done = 0; done <= 4; done++, time += 20_000) bar.show(done, 4, `${done} of 4 steps`);
  bar.end();
  return written;
}

it("is a bar that is drawn over on a terminal", () => {
  const bars = shown(true, 30).split("\r\x1b[2K");
  expect(bars[1]).toBe(`${"░".repeat(24)}   0 % · 0 of 4 steps`);
  expect(bars[3]).toBe(`${"█".repeat(12)}${"░".repeat(12)}  50 % · 2 of 4 steps`);
  expect(bars[5]).toBe(`${"█".repeat(24)} 100 % · 4 of 4 steps`);
  expect(bars[6]).toBe("");
});

it("is a line now and then elsewhere, and one at the end", () => {
  expect(shown(false, 30)).toBe("2 of 4 steps\n4 of 4 steps\n");
  expect(shown(false, 0)).toBe("0 of 4 steps\n1 of 4 steps\n2 of 4 steps\n3 of 4 steps\n4 of 4 steps\n");
});
