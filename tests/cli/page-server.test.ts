// The page as `safelife edit` serves it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { editAddress } from "../../src/cli/edit.ts";
import { servePage } from "../../src/cli/page-server.ts";
import { parseLevelCode } from "../../src/share/level-code.ts";
import { levelOf } from "../support/board.ts";

const folder = mkdtempSync(join(tmpdir(), "safelife-served-"));
afterAll(() => rmSync(folder, { recursive: true }));
for (const name of ["page/assets", "more"]) mkdirSync(join(folder, name), { recursive: true });
writeFileSync(join(folder, "page/index.html"), "<p>page</p>");
writeFileSync(join(folder, "page/assets/a b.js"), "1");
writeFileSync(join(folder, "more/agent"), "weights");
writeFileSync(join(folder, "secret"), "secret");

describe("servePage", () => {
  it("serves files of its folders, isolated, and nothing else", async () => {
    const page = await servePage([join(folder, "page"), join(folder, "more")], 0);
    try {
      const index = await fetch(page.address);
      expect([index.status, await index.text()]).toEqual([200, "<p>page</p>"]);
      expect(index.headers.get("content-type")).toMatch(/^text\/html/);
      expect(index.headers.get("cross-origin-embedder-policy")).toBe("require-corp");
      const script = await fetch(`${page.address}assets/a%20b.js`);
      expect([script.status, script.headers.get("content-type")]).toEqual([200, "text/javascript"]);
      expect(await (await fetch(`${page.address}agent`)).text()).toBe("weights");
      for (const path of ["%2e%2e/secret", "..%2fsecret", "assets", "nothing", "%00", "%zz"]) {
        expect((await fetch(page.address + path)).status, path).toBe(404);
      }
    } finally {
      page.close();
    }
  });
});

describe("editAddress", () => {
  it("has the level in it", () => {
    const level = levelOf([".....", ".A.E.", "....."]);
    const [, id] = /^#\/edit\/(.*)\/1$/.exec(editAddress(level)) ?? [];
    const code = decodeURIComponent(id).replace(/^level:/, "");
    expect(parseLevelCode(code)?.board).toEqual(level.board);
    expect(editAddress(undefined)).toBe("#/edit/new");
  });
});
