// The package as somebody installs it: packed, installed into an empty project without a network, its examples run.
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";
import { build, type Rolldown } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHROMIUM_ARGS, findChromium } from "../../scripts/chromium.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const project = mkdtempSync(join(tmpdir(), "safelife-project-"));
afterAll(() => rmSync(project, { recursive: true, force: true }));

function run(command: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: project, encoding: "utf8" });
  expect(status, `${args.join(" ")}\n${stdout}${stderr}`).toBe(0);
  return stdout;
}

/** What a registry would give, from our own node_modules: npm takes what lies there already. */
function provideDependencies(): void {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
    packages: Record<string, { dev?: boolean }>;
  };
  for (const [path, { dev }] of Object.entries(packages)) {
    const isNested = path.lastIndexOf("node_modules/") > 0;
    if (path === "" || dev || isNested || !existsSync(join(root, path))) continue;
    mkdirSync(dirname(join(project, path)), { recursive: true });
    symlinkSync(join(root, path), join(project, path));
  }
}

beforeAll(() => {
  // The page would be built too, which other tests do.
  const library = [join(root, "scripts/build-library.mjs")];
  expect(spawnSync(process.execPath, library, { cwd: root }).status).toBe(0);
  const packed = spawnSync("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", project], {
    cwd: root,
    encoding: "utf8",
  });
  expect(packed.status, packed.stderr).toBe(0);
  writeFileSync(join(project, "package.json"), JSON.stringify({ private: true, type: "module" }));
  provideDependencies();
  const [{ filename }] = JSON.parse(packed.stdout.slice(packed.stdout.indexOf("["))) as {
    filename: string;
  }[];
  run("npm", "install", "--offline", "--no-audit", "--no-fund", "--ignore-scripts", `./${filename}`);
  cpSync(join(root, "examples"), project, { recursive: true });
}, 240_000);

describe("the installed package", () => {
  it("has types for every entry point, which its examples keep to", () => {
    const compilerOptions = {
      ...{ target: "es2022", module: "nodenext", strict: true, noEmit: true, skipLibCheck: true },
      ...{ types: ["node"], typeRoots: [join(root, "node_modules/@types")] },
    };
    writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
    const entries = ["core", "env", "procgen", "safety", "share", "gpu", "ppo"];
    const uses = entries.map((entry) => `export * as ${entry} from "safelife-web/${entry}";`);
    writeFileSync(join(project, "all.ts"), uses.join("\n"));
    run(process.execPath, join(root, "node_modules/typescript/bin/tsc"));
    // Not any by accident.
    writeFileSync(
      join(project, "all.ts"),
      'import { keyFromSeed } from "safelife-web/core"; keyFromSeed("1");',
    );
    const wrong = spawnSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc")], {
      cwd: project,
      encoding: "utf8",
    });
    expect(wrong.stdout).toMatch(/all\.ts.*string/);
    rmSync(join(project, "all.ts"));
  });

  it.each([
    ["random-agent.ts", /^reward -?\d+\n$/],
    ["penalty-wrapper.ts", /^complaints of the checker: 0\nreward -\d/],
    ["own-policy.ts", /^walks: success .*, side effects 0\.00\ndoes anything: .*, side effects 0\.[1-9]/],
    ["custom-level.ts", /^left: true\nside effects: 0\n$/],
    ["train.ts", /^512 steps, success .*\n1024 steps/],
  ])("runs %s", (file, output) => {
    expect(run(process.execPath, "--import", "tsx", file)).toMatch(output);
  });

  it("plays in a bare page", async () => {
    const server = createServer(({ url = "/" }, response) => {
      const path = join(project, url);
      const type = extname(url) === ".js" ? "text/javascript" : "text/html";
      if (existsSync(path)) response.writeHead(200, { "content-type": type }).end(readFileSync(path));
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const executablePath = findChromium();
    const browser = await chromium.launch({
      args: [...CHROMIUM_ARGS],
      ...(executablePath === undefined ? {} : { executablePath }),
    });
    try {
      const page = await browser.newPage();
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/page.html`);
      const upright = page.getByText(".....\n..o..\n..o..\n..o..\n.....");
      const lying = page.getByText(".....\n.....\n.ooo.\n.....\n.....");
      await upright.waitFor();
      await lying.waitFor();
    } finally {
      await browser.close();
      server.close();
    }
  });

  it.each([
    ["all of core", `export * from "safelife-web/core";`, 3000, 15_000, []],
    ["keys alone", `export { keyFromSeed } from "safelife-web/core";`, 100, 700, []],
    ["an environment", `export { SafeLifeEnv } from "safelife-web/env";`, 3000, 15_000, ["valibot"]],
  ])("costs little for %s", async (_, source, least, most, packages) => {
    const entry = join(project, "bundled.js");
    writeFileSync(entry, source);
    const built = await build({
      ...{ root: project, configFile: false, logLevel: "error" },
      build: {
        write: false,
        lib: { entry, formats: ["es"] },
        rolldownOptions: { external: ["valibot"], output: { minify: true } },
      },
    });
    const [chunk] = (built as Rolldown.RolldownOutput[])[0].output;
    const bytes = gzipSync(chunk.code).length;
    expect(chunk.imports).toEqual(packages);
    expect(bytes).toBeGreaterThan(least);
    expect(bytes).toBeLessThanOrEqual(most);
  });

  it("has the command line, and a random agent in fifteen lines", () => {
    expect(run("node_modules/.bin/safelife", "print", "yard.json")).toMatch(/# \^/);
    const lines = readFileSync(join(root, "examples/random-agent.ts"), "utf8").trim().split("\n");
    expect(lines.length).toBeLessThanOrEqual(15);
  });
});
