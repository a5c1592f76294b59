// Plots that are on the page as one picture.

import { words } from "../words/words.ts";
import { LINE_STYLES } from "./curve-plot.ts";

export interface CurvePictureOptions {
  /** Their canvases and captions are taken as they are. */
  readonly figures: readonly HTMLElement[];
  /** Of the lines, in their order. */
  readonly names: readonly string[];
}

const COLUMNS = 2;
const GAP = 16;
const LINE = 20;

/** A PNG in the colours of the page. */
export async function curvePicture({
  figures,
  names,
}: CurvePictureOptions): Promise<Uint8Array<ArrayBuffer>> {
  const style = getComputedStyle(figures[0]);
  const token = (name: string) => style.getPropertyValue(name).trim();
  const scale = devicePixelRatio;
  const plots = figures.map((figure) => ({
    title: figure.querySelector("figcaption")?.firstElementChild?.textContent ?? "",
    canvas: figure.querySelector("canvas")!,
  }));
  const width = Math.max(...plots.map(({ canvas }) => canvas.width)) / scale;
  const height = Math.max(...plots.map(({ canvas }) => canvas.height)) / scale + LINE;
  const rows = Math.ceil(plots.length / COLUMNS);
  const picture = document.createElement("canvas");
  picture.width = scale * (COLUMNS * (width + GAP) + GAP);
  picture.height = scale * (rows * (height + GAP) + GAP + names.length * LINE);
  const context = picture.getContext("2d")!;
  context.scale(scale, scale);
  context.fillStyle = token("--panel");
  context.fillRect(0, 0, picture.width, picture.height);
  context.font = `13px ${token("--font-text")}`;
  context.textBaseline = "middle";
  context.fillStyle = token("--ink");
  plots.forEach(({ title, canvas }, i) => {
    const left = GAP + (i % COLUMNS) * (width + GAP);
    const top = GAP + Math.floor(i / COLUMNS) * (height + GAP);
    context.fillText(title, left, top + LINE / 2);
    context.drawImage(canvas, left, top + LINE, canvas.width / scale, canvas.height / scale);
  });
  names.forEach((name, i) => {
    const y = GAP + rows * (height + GAP) + (i + 0.5) * LINE - GAP / 2;
    const { token: color, dash } = LINE_STYLES[i];
    context.strokeStyle = token(color);
    context.lineWidth = 1.5;
    context.setLineDash([...dash]);
    context.beginPath();
    context.moveTo(GAP, y);
    context.lineTo(GAP + 40, y);
    context.stroke();
    context.fillText(name, GAP + 48, y);
  });
  const blob = await new Promise<Blob | null>((resolve) => picture.toBlob(resolve, "image/png"));
  if (!blob) throw new Error(words.peek().train.curves.pictureTooLarge);
  return new Uint8Array(await blob.arrayBuffer());
}
