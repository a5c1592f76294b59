// Moving pictures of an episode, made in a thread and read back by the browser.
import { afterEach, describe, expect, it, vi } from "vitest";
import { resimulate } from "../../src/core/replay.ts";
import { Lockstep } from "../../src/safety/lockstep.ts";
import { claimOf } from "../../src/share/replay-claim.ts";
import { formatReplayLink } from "../../src/share/replay-link.ts";
import { MovieMaking, planOf } from "../../src/ui/movie/making.ts";
import { RULER } from "../../src/ui/render/layout.ts";
import { Painting } from "../../src/ui/render/painting.ts";
import { Thumbnails } from "../../src/ui/render/thumbnails.ts";
import { levelOf } from "../support/board.ts";
import { clickKey, type OpenApp, openApp, untilText } from "./app.ts";

const LEVEL = levelOf(["........", ".Aggg...", ".....rr.", ".....rr.", "..gg....", "..gg...."], {
  name: "a film",
  orientation: 1,
});
const REPLAY = { level: LEVEL, key: [1, 2] as const, actions: Array.from({ length: 12 }, (_, i) => [i % 5]) };
const ORDER = { replay: REPLAY, beside: "untouched", from: 2, to: 12, speed: 10 } as const;

/** What the page hands to the person. */
function downloads(): Blob[] {
  const blobs: Blob[] = [];
  vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
    blobs.push(blob as Blob);
    return "#";
  });
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => {});
  return blobs;
}

let app: OpenApp | undefined;
afterEach(() => {
  app?.services.whatIf.opened.value?.close();
  app?.close();
  app = undefined;
  sessionStorage.clear();
  vi.restoreAllMocks();
});

/** The boards of a step, as the page paints them. */
function paintedAt(step: number, { side, height, width }: ReturnType<typeof planOf>): Uint8ClampedArray {
  const lockstep = new Lockstep(REPLAY);
  lockstep.approach(step, Number.POSITIVE_INFINITY);
  const { played, untouched, goals } = lockstep.look();
  const painting = new Painting(width, height);
  const at = (x: number) => ({ x, y: RULER, side, height: played.height, width: played.width });
  painting.paint(
    [played, untouched].map((board) => ({ board, goals })),
    [at(RULER), at(3 * RULER + played.width * side)],
  );
  return painting.image.data;
}

/** Pixels that nobody would take for each other: colours are rounded to those of the palette. */
function wrongPixels(a: Uint8ClampedArray, b: Uint8ClampedArray): number {
  let wrong = 0;
  for (let i = 0; i < a.length; i += 4) {
    if (Math.max(...[0, 1, 2].map((channel) => Math.abs(a[i + channel] - b[i + channel]))) > 40) wrong++;
  }
  return wrong;
}

/** The mean difference of two pictures, 0 … 255. */
const differenceOf = (a: Uint8ClampedArray, b: Uint8ClampedArray): number =>
  a.reduce((sum, value, i) => sum + Math.abs(value - b[i]), 0) / a.length;

async function pixelsOf(frame: VideoFrame | HTMLVideoElement | ImageBitmap, width: number, height: number) {
  const pen = new OffscreenCanvas(width, height).getContext("2d")!;
  pen.drawImage(frame, 0, 0, width, height);
  return pen.getImageData(0, 0, width, height).data;
}

/** Of a frame: the edges of a drawing may be rounded to either side. */
const MOST_WRONG = 20;

describe("a picture", () => {
  it("is the board of the step that is shown", async () => {
    const blobs = downloads();
    const link = formatReplayLink({ ...REPLAY, claim: claimOf(resimulate(REPLAY)) });
    app = await openApp(`#${link}&step=5`);
    await untilText(app.root, "Verified");
    await expect.poll(() => app?.services.whatIf.sight.value?.step).toBe(5);
    const pictureAt = async (step: number) => {
      blobs.length = 0;
      app?.services.whatIf.opened.value?.player.seek(step);
      await expect.poll(() => app?.services.whatIf.sight.value?.step).toBe(step);
      await app?.services.whatIf.save("picture");
      const image = await createImageBitmap(blobs[0]);
      return { image, pixels: await pixelsOf(image, image.width, image.height) };
    };
    const { image, pixels } = await pictureAt(5);
    const shown = (step: number) => {
      const lockstep = new Lockstep(REPLAY);
      lockstep.approach(step, Number.POSITIVE_INFINITY);
      const { played, goals } = lockstep.look();
      const canvas = document.createElement("canvas");
      new Thumbnails().draw(canvas, { board: played, goals }, Math.max(image.width, image.height));
      return canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height).data;
    };
    expect(shown(5).length).toBe(pixels.length);
    expect(shown(4)).not.toEqual(shown(5));
    for (const step of [0, 4, 5, 6]) {
      expect(wrongPixels(pixels, shown(step)) === 0, `${step}`).toBe(step === 5);
    }
    expect((await pictureAt(6)).pixels).not.toEqual(pixels);
  });
});

describe("a GIF", () => {
  it("has a frame for every step, each with the boards of that step", async () => {
    const blobs = downloads();
    const making = new MovieMaking();
    const order = { ...ORDER, kind: "gif" } as const;
    const plan = planOf(order);
    await making.make(order);
    expect(making.state.value).toMatchObject({ state: "made", name: "a-film.gif" });
    const decoder = new ImageDecoder({ data: await blobs[0].arrayBuffer(), type: "image/gif" });
    await Promise.all([decoder.completed, decoder.tracks.ready]);
    expect(decoder.tracks.selectedTrack).toMatchObject({ frameCount: 11, repetitionCount: Infinity });
    const steps = Array.from({ length: 11 }, (_, i) => i + 2);
    for (const frameIndex of steps.keys()) {
      const { image } = await decoder.decode({ frameIndex });
      expect([image.displayWidth, image.displayHeight]).toEqual([plan.width, plan.height]);
      expect(image.duration).toBe(frameIndex === 10 ? 1_500_000 : 100_000);
      const pixels = await pixelsOf(image, plan.width, plan.height);
      const wrong = steps.map((step) => wrongPixels(pixels, paintedAt(step, plan)));
      expect(wrong[frameIndex], `frame ${frameIndex}: ${wrong}`).toBeLessThan(MOST_WRONG);
      wrong.forEach((count, i) => {
        // A step in which nothing changes looks like the one before.
        const looksAlike = wrongPixels(paintedAt(steps[frameIndex], plan), paintedAt(steps[i], plan)) === 0;
        if (!looksAlike)
          expect(count, `frame ${frameIndex}, step ${steps[i]}`).toBeGreaterThan(10 * MOST_WRONG);
      });
      image.close();
    }
  });

  it("is no longer made once it is stopped", async () => {
    const blobs = downloads();
    const making = new MovieMaking();
    const long = { ...REPLAY, actions: Array.from({ length: 1000 }, (_, i) => [i % 5]) };
    const made = making.make({ ...ORDER, replay: long, to: 1000, kind: "gif" });
    await expect
      .poll(() => making.state.value.state === "making" && making.state.value.done, { timeout: 20_000 })
      .toBeGreaterThan(0);
    making.stop();
    await made;
    expect(making.state.value).toEqual({ state: "none" });
    expect(blobs).toEqual([]);
  });
});

describe("a video", () => {
  it("plays in the browser that made it, as long as it should", async () => {
    const blobs = downloads();
    const making = new MovieMaking();
    await making.askForVideo();
    const ending = making.videoEnding.value;
    expect(ending).toMatch(/^(mp4|webm)$/);
    const order = { ...ORDER, kind: "video" } as const;
    const plan = planOf(order);
    await making.make(order);
    expect(making.state.value).toMatchObject({ state: "made", name: `a-film.${ending}` });
    vi.restoreAllMocks();
    const video = document.createElement("video");
    video.muted = true;
    video.src = URL.createObjectURL(blobs[0]);
    await new Promise((resolve, reject) => {
      video.onloadeddata = resolve;
      video.onerror = () => reject(video.error);
    });
    expect([video.videoWidth, video.videoHeight]).toEqual([plan.width, plan.height]);
    expect(video.duration).toBeCloseTo(1.1, 1);
    video.currentTime = 1.05;
    await new Promise((resolve) => {
      video.onseeked = resolve;
    });
    const difference = async (step: number) =>
      differenceOf(await pixelsOf(video, plan.width, plan.height), paintedAt(step, plan));
    // A busy browser has sought before it shows.
    await expect.poll(() => difference(12)).toBeLessThan(12);
    expect(await difference(12)).toBeLessThan(await difference(3));
    URL.revokeObjectURL(video.src);
  });

  it("is said not to be where the browser encodes none", async () => {
    const link = formatReplayLink({ ...REPLAY, claim: claimOf(resimulate(REPLAY)) });
    app = await openApp(`#${link}`);
    await untilText(app.root, "Verified");
    app.services.whatIf.movie.videoEnding.value = null;
    clickKey(app.root, "Save");
    await untilText(app.root, "This browser encodes no video (it has no WebCodecs). A GIF it can make.");
    expect(app.root.textContent).toContain("Steps 0 to 12, 5 a second");
    const blobs = downloads();
    clickKey(app.root, "GIF");
    await untilText(app.root, /a-film\.gif is made: \d+ kB\./);
    expect(blobs).toHaveLength(1);
  });
});
