// Where the focus is once what had it has gone.
import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

const isLost = (focused: Element | null): boolean =>
  focused === null || focused === document.body || focused.matches(":disabled");

/** Who pointed at a link that led here. */
const isLeftBehind = (focused: Element | null): boolean =>
  focused instanceof HTMLAnchorElement && !focused.matches(":focus-visible");

/** When the next thing is there, it is at its heading, unless what had it still is.
 *  @param next null while nothing is there
 *  @returns of the heading, which has `tabIndex` −1 */
export function useNextHeading(next: unknown): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef<unknown>(null);
  useLayoutEffect(() => {
    if (next === null || next === before.current) return;
    const { activeElement: focused } = document;
    if (before.current === null ? isLeftBehind(focused) : isLost(focused)) {
      heading.current?.focus({ preventScroll: true });
    }
    before.current = next;
  }, [next]);
  return heading;
}
