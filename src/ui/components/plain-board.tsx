// One or several boards on a canvas of the browser: small beside `BoardView`, and without what is drawn over boards.
import { useLayoutEffect, useRef } from "preact/hooks";
import type { BoardPicture } from "../render/board-stage.ts";
import { layOut } from "../render/layout.ts";
import { Painting } from "../render/painting.ts";

export interface PlainBoardProps {
  readonly pictures: readonly BoardPicture[];
  /** What is shown, for those who cannot see it. */
  readonly label: string;
}

export function PlainBoard({ pictures, label }: PlainBoardProps) {
  const host = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const painter = useRef<Painter | null>(null);
  useLayoutEffect(() => {
    const made = new Painter(host.current!, canvas.current!);
    painter.current = made;
    return () => made.dispose();
  }, []);
  useLayoutEffect(() => painter.current?.show(pictures), [pictures]);
  return (
    <div ref={host} class="screen" role="img" aria-label={label}>
      <canvas ref={canvas} />
    </div>
  );
}

class Painter {
  private pictures: readonly BoardPicture[] = [];
  private painting: Painting | null = null;
  private readonly resizes = new ResizeObserver(() => this.draw());

  constructor(
    private readonly host: HTMLElement,
    private readonly canvas: HTMLCanvasElement,
  ) {
    this.resizes.observe(host);
  }

  show(pictures: readonly BoardPicture[]): void {
    this.pictures = pictures;
    this.draw();
  }

  dispose(): void {
    this.resizes.disconnect();
  }

  private draw(): void {
    const { canvas, host, pictures } = this;
    const ratio = devicePixelRatio || 1;
    const width = Math.max(1, Math.floor(host.clientWidth * ratio));
    const height = Math.max(1, Math.floor(host.clientHeight * ratio));
    if (canvas.width !== width || canvas.height !== height || !this.painting) {
      Object.assign(canvas, { width, height });
      Object.assign(canvas.style, { width: `${width / ratio}px`, height: `${height / ratio}px` });
      this.painting = new Painting(width, height);
    }
    const places = layOut(
      pictures.map(({ board }) => board),
      { width, height },
    );
    if (!this.painting.paint(pictures, places)) return;
    canvas.getContext("2d", { alpha: false })!.putImageData(this.painting.image, 0, 0);
  }
}
