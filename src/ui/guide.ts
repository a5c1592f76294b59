// What stands behind "?": keys as they are bound, and what a page adds to them.
import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useLayoutEffect } from "preact/hooks";

/** What a page says of itself. */
export interface Guide {
  readonly title: () => string;
  /** Above its keys. */
  readonly About: ComponentType;
  /** Below them. */
  readonly More?: ComponentType;
}

export const guideIsOpen = signal(false);

/** Of the page that is shown; null where keys are all there is to say. */
export const guide = signal<Guide | null>(null);

export const openGuide = (): void => {
  guideIsOpen.value = true;
};

/** As long as the component is there.
 *  @param own the same one each time */
export function useGuide(own: Guide): void {
  useLayoutEffect(() => {
    guide.value = own;
    return () => {
      guide.value = null;
    };
  }, [own]);
}
