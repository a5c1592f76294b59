// A study whose files are in a bucket: the same bytes as in a folder, also where one worker goes on for another.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bucketStore } from "../../src/cli/bucket-store.ts";
import { CREDENTIALS, type OwnBucket, signatureOf, startBucket } from "../support/bucket.ts";
import { type OwnRedis, startRedis } from "../support/redis.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "safelife-bucket-"));
const file = join(folder, "study.yaml");
writeFileSync(
  file,
  `
name: walking
recipe: quick
size: tiny
steps: 1024
stepsPerPart: 512
episodes: 1
seeds: [1]
tasks:
  - name: walk
    train: { levels: ${join(root, "levels/puzzles/01-first-walk.json")} }
    test: { levels: ${join(root, "levels/puzzles/04-navigate.json")} }
methods:
  - name: (points) alone!
  - name: "a+b"
`,
);

let bucket: OwnBucket;
let redis: OwnRedis;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  bucket = await startBucket();
  mkdirSync(join(folder, "redis"));
  redis = await startRedis(join(folder, "redis"));
});

afterAll(async () => {
  for (const child of running) child.kill("SIGKILL");
  await redis?.close();
  await bucket?.close();
  rmSync(folder, { recursive: true, force: true });
});

function start(...words: string[]) {
  const env = { ...process.env, ...CREDENTIALS };
  const child = spawn(process.execPath, [join(root, "scripts/safelife.mjs"), ...words], { cwd: folder, env });
  running.add(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (said += part));
  const ended = once(child, "close").then(([code]) => {
    running.delete(child);
    return { code: code as number | null, said };
  });
  return { child, ended };
}
const startStudy = (out: string, ...more: string[]) =>
  start("study", file, "--out", out, "--backend", "simd", ...more);
const startWorker = () => start("worker", "--queue", redis.url, "--stalled-after", "2", "--idle", "120");

const inFolder = (): Readonly<Record<string, string>> => {
  const whole = join(folder, "whole");
  const names = readdirSync(whole, { recursive: true, encoding: "utf8" }).filter((name) =>
    /\.\w+$/.test(name),
  );
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(whole, name)).toString("base64")]));
};
/** @param others that a folder does not have */
const inBucket = (prefix: string, ...others: string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...bucket.files]
      .map(([key, bytes]) => [key.slice(prefix.length + 1), bytes.toString("base64"), key] as const)
      .filter(([name, , key]) => key.startsWith(`${prefix}/`) && !others.includes(name))
      .map(([name, bytes]) => [name, bytes]),
  );

describe("a study in a bucket", { timeout: 300_000 }, () => {
  it("ends in the files of a folder, on a queue too, where a worker goes on for a dead one", async () => {
    const whole = startStudy("whole");
    const alone = startStudy(bucket.address("alone"));
    const shared = startStudy(bucket.address("shared"), "--queue", redis.url);
    const first = startWorker();
    while (![...bucket.files.keys()].some((key) => /^shared\/.*part-0\.json$/.test(key)))
      await setTimeout(20);
    first.child.kill("SIGKILL");
    const second = startWorker();
    for (const { ended } of [whole, alone, shared]) expect(await ended).toMatchObject({ code: 0 });
    second.child.kill("SIGINT");
    expect(await second.ended).toMatchObject({ code: 0 });
    expect(await shared.ended).toMatchObject({
      said: expect.stringContaining("s3://studies/shared/results.json"),
    });
    expect(Object.keys(inFolder())).toContain("results.json");
    expect(inBucket("alone")).toEqual(inFolder());
    expect(inBucket("shared", "tasks.json")).toEqual(inFolder());
  });
});

describe("the store", () => {
  it("gives back what was put there, once it is reached again", async () => {
    const store = await bucketStore(bucket.address("one"), CREDENTIALS);
    expect(await store.read("a/b c.json")).toBeNull();
    bucket.isAway = true;
    const written = store.write("a/b c.json", Uint8Array.of(1, 2, 3));
    await setTimeout(400);
    bucket.isAway = false;
    await written;
    expect(await store.read("a/b c.json")).toEqual(Uint8Array.of(1, 2, 3));
    expect(bucket.files.has("one/a/b c.json")).toBe(true);
  });

  it.each([
    ["no bucket", "s3://", {}, /names no place in a bucket/],
    ["no credentials", "s3://studies/a", { AWS_ACCESS_KEY_ID: "" }, /Set AWS_ACCESS_KEY_ID and/],
    ["no endpoint", "s3://studies/a?endpoint=here", {}, /"here" is no address of a store/],
  ])("says what is missing: %s", async (_, address, env, sentence) => {
    await expect(bucketStore(address, { ...CREDENTIALS, ...env })).rejects.toThrow(sentence);
  });

  it("says why it is refused", async () => {
    const stranger = await bucketStore(bucket.address("one"), {
      ...CREDENTIALS,
      AWS_SECRET_ACCESS_KEY: "guess",
    });
    await expect(stranger.write("a", Uint8Array.of(1))).rejects.toThrow(
      /answers 403 SignatureDoesNotMatch\. Check/,
    );
    const elsewhere = await bucketStore(bucket.address("one").replace("studies", "other"), CREDENTIALS);
    await expect(elsewhere.read("a")).rejects.toThrow('there is no bucket "other". Make it first.');
  });
});

// Published with AWS's description of the signature, as "Example: GET Object".
it("a signature is what AWS says that it is", () => {
  const headers = {
    host: "examplebucket.s3.amazonaws.com",
    range: "bytes=0-9",
    "x-amz-content-sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "x-amz-date": "20130524T000000Z",
    authorization:
      "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature=",
  };
  const request = { method: "GET", target: "/test.txt", headers };
  expect(signatureOf(request, CREDENTIALS.AWS_SECRET_ACCESS_KEY)).toBe(
    "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
  );
});
