// A moving picture as video, where the browser can encode one: MP4 first, which plays nearly everywhere, else WebM.
import {
  BufferTarget,
  CanvasSource,
  getFirstEncodableVideoCodec,
  Mp4OutputFormat,
  Output,
  QUALITY_MEDIUM,
  type VideoCodec,
  WebMOutputFormat,
} from "mediabunny";
import type { Frames } from "./frames.ts";
import type { MoviePlan } from "./plan.ts";

export type VideoEnding = "mp4" | "webm";

const CODECS: Readonly<Record<VideoEnding, VideoCodec[]>> = { mp4: ["avc"], webm: ["vp9", "vp8", "av1"] };
const FORMATS = { mp4: () => new Mp4OutputFormat(), webm: () => new WebMOutputFormat() } as const;
/** Seconds between whole frames: how finely a player can be wound. */
const KEY_FRAMES = 2;

export interface VideoFormat {
  readonly ending: VideoEnding;
  readonly codec: VideoCodec;
}

/** Null where the browser encodes no video of that size. */
export async function videoFormat(size?: {
  readonly height: number;
  readonly width: number;
}): Promise<VideoFormat | null> {
  if (!("VideoEncoder" in globalThis)) return null;
  for (const ending of ["mp4", "webm"] as const) {
    const codec = await getFirstEncodableVideoCodec(CODECS[ending], size);
    if (codec) return { ending, codec };
  }
  return null;
}

/** @param onFrame after each @returns the file, null if the encoder gave none */
export async function videoOf(
  frames: Frames,
  { ending, codec }: VideoFormat,
  { steps, delay }: MoviePlan,
  onFrame: (done: number) => void,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const target = new BufferTarget();
  const output = new Output({ format: FORMATS[ending](), target });
  const source = new CanvasSource(frames.canvas, {
    codec,
    bitrate: QUALITY_MEDIUM,
    keyFrameInterval: KEY_FRAMES,
  });
  output.addVideoTrack(source);
  await output.start();
  for (const [i, step] of steps.entries()) {
    frames.paint(step);
    await source.add((i * delay) / 1000, delay / 1000);
    onFrame(i + 1);
  }
  await output.finalize();
  return target.buffer && new Uint8Array(target.buffer);
}
