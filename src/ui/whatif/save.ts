// An episode as files.
import type { Replay } from "../../core/replay.ts";
import { writeReplayJson } from "../../share/replay-json.ts";
import { download } from "../download.ts";
import type { BoardPicture } from "../render/board-stage.ts";
import { Thumbnails } from "../render/thumbnails.ts";
import { words } from "../words/words.ts";

/** What can be saved, in the order in which it is offered. */
export const FILE_KINDS = ["replay", "recording", "picture"] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** Of the longer side, in pixels. */
const PICTURE = 1560;

export interface Saved {
  readonly replay: Replay;
  readonly picture: BoardPicture;
  /** Of the picture. */
  readonly step: number;
}

/** @throws Error with a sentence if it cannot be made */
export async function saveEpisode(
  kind: FileKind,
  { replay, picture, step }: Saved,
  recordingOf: (replay: Replay) => Promise<Uint8Array>,
): Promise<void> {
  const name = replay.level.name.replace(/[^\w.-]+/g, "-");
  switch (kind) {
    case "replay":
      return download(`${name}-replay.json`, writeReplayJson(replay), "application/json");
    case "recording":
      return download(`${name}.npz`, await recordingOf(replay), "application/octet-stream");
    case "picture":
      return download(`${name}-${step}.png`, await pngOf(picture), "image/png");
  }
}

async function pngOf(picture: BoardPicture): Promise<Uint8Array> {
  const canvas = document.createElement("canvas");
  new Thumbnails().draw(canvas, picture, PICTURE);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!blob) throw new Error(words.peek().whatif.pictureTooLarge);
  return new Uint8Array(await blob.arrayBuffer());
}
