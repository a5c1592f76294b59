// One or several boards on a canvas of the browser: small beside `BoardView`, and without what is drawn over boards.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { messageOf } from "../../base/check.ts";
import type { Pay } from "../play/words.ts";
import type { BoardPicture, BoardSpot } from "../render/board-stage.ts";
import { layOut, moved, type Place, spotIn, WHOLE, type Zoom, zoomed } from "../render/layout.ts";
import type { LookedAt } from "../render/look.ts";
import { Painting } from "../render/painting.ts";
import { NO_CANVAS } from "../render/tile.ts";
import { CellWords, lookClass, useGestures, useLook } from "./looking.tsx";
import { Undrawn } from "./undrawn.tsx";

export interface PlainBoardProps {
  readonly pictures: readonly BoardPicture[];
  /** What is shown, for those who cannot see it. */
  readonly label: string;
  /** What cells are worth on the level. */
  readonly pay: Pay;
}

export function PlainBoard({ pictures, label, pay }: PlainBoardProps) {
  const host = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [painter, setPainter] = useState<Painter | null>(null);
  const [problem, setProblem] = useState("");
  const look = useLook();
  useGestures(host, painter, look, { fills: false });
  useLayoutEffect(() => {
    const made = new Painter(host.current!, canvas.current!, setProblem);
    setPainter(made);
    return () => made.dispose();
  }, []);
  useLayoutEffect(() => painter?.show(pictures), [painter, pictures]);
  return (
    <div
      ref={host}
      class={lookClass(look)}
      {...(problem ? {} : { role: "img", "aria-label": label })}
      data-engine={painter && !problem ? "Canvas 2D" : undefined}
    >
      <canvas ref={canvas} />
      {problem && <Undrawn why={problem} onRetry={() => painter?.show(pictures)} />}
      {!problem && <CellWords look={look} pictures={pictures} pay={pay} />}
    </div>
  );
}

class Painter implements LookedAt {
  zoom = WHOLE;
  private pictures: readonly BoardPicture[] = [];
  private places: readonly Place[] = [];
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

  zoomAt(clientX: number, clientY: number, factor: number): void {
    const [x, y] = this.pixelAt(clientX, clientY);
    this.look(zoomed(this.zoom, factor, x, y, this.canvas));
  }

  pan(right: number, down: number): void {
    const ratio = devicePixelRatio || 1;
    this.look(moved(this.zoom, right * ratio, down * ratio, this.canvas));
  }

  showWhole(): void {
    this.look(WHOLE);
  }

  spotAt(clientX: number, clientY: number): BoardSpot | null {
    return spotIn(this.places, ...this.pixelAt(clientX, clientY));
  }

  dispose(): void {
    this.resizes.disconnect();
  }

  private look(zoom: Zoom): void {
    this.zoom = zoom;
    this.draw();
  }

  private pixelAt(clientX: number, clientY: number): readonly [x: number, y: number] {
    const { left, top } = this.canvas.getBoundingClientRect();
    const ratio = devicePixelRatio || 1;
    return [(clientX - left) * ratio, (clientY - top) * ratio];
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
      this.zoom = moved(this.zoom, 0, 0, canvas);
    }
    const boards = pictures.map(({ board }) => board);
    this.places = layOut(boards, { width, height }, this.zoom);
    this.painting.paint(pictures, this.places);
    const pen = canvas.getContext("2d", { alpha: false });
    if (!pen) throw new Error(NO_CANVAS);
    pen.putImageData(this.painting.image, 0, 0);
  }
}
