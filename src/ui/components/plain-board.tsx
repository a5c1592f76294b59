// One or several boards on a canvas of the browser: small beside `BoardView`, and without what is drawn over boards.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { messageOf } from "../../base/check.ts";
import type { BoardPicture } from "../render/board-stage.ts";
import { layOut } from "../render/layout.ts";
import { Painting } from "../render/painting.ts";
import { NO_CANVAS } from "../render/tile.ts";
import { Undrawn } from "./undrawn.tsx";

export interface PlainBoardProps {
  readonly pictures: readonly BoardPicture[];
  /** What is shown, for those who cannot see it. */
  readonly label: string;
}

export function PlainBoard({ pictures, label }: PlainBoardProps) {
  const host = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const painter = useRef<Painter | null>(null);
  const [problem, setProblem] = useState("");
  useLayoutEffect(() => {
    const made = new Painter(host.current!, canvas.current!, setProblem);
    painter.current = made;
    return () => made.dispose();
  }, []);
  useLayoutEffect(() => painter.current?.show(pictures), [pictures]);
  return (
    <div ref={host} class="screen" {...(problem ? {} : { role: "img", "aria-label": label })}>
      <canvas ref={canvas} />
      {problem && <Undrawn why={problem} onRetry={() => painter.current?.show(pictures)} />}
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
    /** Told why it cannot draw, or "" where it can. */
    private readonly onProblem: (why: string) => void,
  ) {
    this.resizes.observe(host);
    canvas.addEventListener("contextrestored", () => this.draw());
  }

  show(pictures: readonly BoardPicture[]): void {
    this.pictures = pictures;
    this.draw();
  }

  dispose(): void {
    this.resizes.disconnect();
  }

  private draw(): void {
    try {
      this.paint();
      this.onProblem("");
    } catch (error) {
      // Squares that were painted before are painted again.
      this.painting = null;
      this.onProblem(messageOf(error));
    }
  }

  private paint(): void {
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
    this.painting.paint(pictures, places);
    const pen = canvas.getContext("2d", { alpha: false });
    if (!pen) throw new Error(NO_CANVAS);
    pen.putImageData(this.painting.image, 0, 0);
  }
}
