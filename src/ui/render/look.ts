// How boards that belong together are looked at: as closely, at the same place, at the same cell.
import { signal } from "@preact/signals";
import type { Position } from "../../core/board.ts";
import type { BoardSpot, BoardStage } from "./board-stage.ts";

/** What draws boards on a screen, as far as one looks closer and points at cells. */
export type LookedAt = Pick<BoardStage, "zoom" | "zoomAt" | "pan" | "showWhole" | "spotAt">;

type Follower = Pick<BoardStage, "show" | "shareAt">;

/** In client coordinates. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

const MIDDLE = [0.5, 0.5] as const;

export interface Pointed {
  readonly spot: BoardSpot;
  /** Whether that is in the lower half of the screen. */
  readonly isLow: boolean;
}

export class Look {
  readonly pointed = signal<Pointed | null>(null);
  /** Whether less than all is in sight. */
  readonly isClose = signal(false);
  private readonly screens = new Map<HTMLElement, LookedAt>();
  private followed: readonly [stage: Follower, at: Position] | null = null;

  /** A screen takes part until the returned function is called. */
  add(host: HTMLElement, stage: LookedAt): () => void {
    this.screens.set(host, stage);
    return () => void this.screens.delete(host);
  }

  /** Whether one of the screens holds it. */
  holds(target: EventTarget | null): boolean {
    return target instanceof Node && [...this.screens.keys()].some((host) => host.contains(target));
  }

  pointAt(host: HTMLElement, { x, y }: Point): void {
    const spot = this.screens.get(host)?.spotAt(x, y) ?? null;
    const { top, height } = host.getBoundingClientRect();
    this.pointed.value = spot && { spot, isLow: y > top + height / 2 };
  }

  /** Closer by a factor, or farther: at a point of one screen and at the same place of the others. */
  zoomAt(host: HTMLElement, { x, y }: Point, factor: number): void {
    const from = host.getBoundingClientRect();
    this.zoomShare(factor, (x - from.left) / from.width, (y - from.top) / from.height);
  }

  /** At what is followed, as long as it is in sight; else in the middle. */
  zoom(factor: number): void {
    const [stage, at] = this.followed ?? [];
    const share = at && stage?.shareAt(at);
    const isInSight = share?.every((part) => part > 0 && part < 1);
    this.zoomShare(factor, ...(share && isInSight ? share : MIDDLE));
  }

  private zoomShare(factor: number, across: number, down: number): void {
    this.each((stage, { left, top, width, height }) =>
      stage.zoomAt(left + across * width, top + down * height, factor),
    );
  }

  /** Moves what is looked at, in pixels of that screen. */
  pan(host: HTMLElement, right: number, down: number): void {
    const { width, height } = host.getBoundingClientRect();
    this.panShare(right / width, down / height);
  }

  /** @param right share of a screen's width @param down of its height */
  panShare(right: number, down: number): void {
    this.each((stage, { width, height }) => stage.pan(right * width, down * height));
  }

  /** Has a cell of a screen in sight from its first move on, and when keys look closer; null for none. */
  follow(stage: Follower, at: Position | null): void {
    if (at && this.followed) stage.show(at);
    this.followed = at && [stage, at];
  }

  showWhole(): void {
    this.each((stage) => stage.showWhole());
  }

  private each(act: (stage: LookedAt, box: DOMRect) => void): void {
    for (const [host, stage] of this.screens) {
      act(stage, host.getBoundingClientRect());
      this.isClose.value = stage.zoom.factor > 1;
    }
  }
}
