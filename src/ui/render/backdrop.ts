// Painted boards on the screen, below what is drawn over them.
import { Container, type Renderer, RendererType } from "pixi.js";
import type { Rows } from "./painting.ts";
import { type Box, sheetOf } from "./sheet.ts";

export interface Backdrop {
  /** The lowest on the stage. */
  readonly root: Container;
  /** Of what is painted now, 0 … 1; the rest is as it was at the last `keep`. */
  share: number;
  /** Where there are boards; all else may be left out. */
  box: Box;
  keep(): void;
  /** These rows of the image are other than they were. */
  update(rows: Rows): void;
  /** Shows it with all that is on the stage. */
  render(stage: Container): void;
  dispose(): void;
}

/** @param image of the size of the screen, opaque; its owner says when it changes */
export const backdropOf = (renderer: Renderer, image: ImageData): Backdrop =>
  renderer.type === RendererType.CANVAS ? copied(renderer, image) : textured(renderer, image);

/** Two textures, one above the other. */
function textured(renderer: Renderer, image: ImageData): Backdrop {
  const kept = new ImageData(image.width, image.height);
  const [before, now] = [sheetOf(kept), sheetOf(image)];
  before.alpha = 0;
  const root = new Container();
  root.addChild(before.root, now.root);
  return {
    root,
    get share() {
      return now.alpha;
    },
    set share(share) {
      now.alpha = share;
      before.alpha = share < 1 ? 1 : 0;
    },
    get box() {
      return now.box;
    },
    set box(box) {
      now.box = before.box = box;
    },
    keep() {
      kept.data.set(image.data);
      before.update({ top: 0, bottom: kept.height });
    },
    update: (rows) => now.update(rows),
    render: (stage) => renderer.render(stage),
    dispose() {
      before.dispose();
      now.dispose();
      root.destroy();
    },
  };
}

/** Pixels copied as they are: without a graphics card nothing shows them sooner. */
function copied(renderer: Renderer, image: ImageData): Backdrop {
  const [kept, mixed] = [0, 1].map(() => new ImageData(image.width, image.height));
  const pen = renderer.canvas.getContext("2d") as CanvasRenderingContext2D;
  const root = new Container();
  // Pixi gives the canvas its new size only with the next picture, and that empties it.
  renderer.render(root);
  return {
    root,
    share: 1,
    box: { x: 0, y: 0, width: 1, height: 1 },
    keep: () => kept.data.set(image.data),
    update() {},
    render(stage) {
      if (this.share < 1) mix(mixed.data, kept.data, image.data, this.share);
      pen.putImageData(this.share < 1 ? mixed : image, 0, 0);
      renderer.render({ container: stage, clear: false });
    },
    dispose: () => root.destroy(),
  };
}

/** @param share of `b`, 0 … 1 */
function mix(into: Uint8ClampedArray, a: Uint8ClampedArray, b: Uint8ClampedArray, share: number): void {
  for (let i = 0; i < into.length; i++) into[i] = a[i] + share * (b[i] - a[i]);
}
