// A sheet over the page.
import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { words } from "../words/words.ts";

export interface SheetProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

export function Sheet({ title, isOpen, onClose, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Before the next key: an open dialog keeps it from the page.
  useLayoutEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog
      ref={dialog}
      class="guide"
      aria-labelledby={titleId}
      // It is told late: by then the sheet may be open again.
      onClose={() => !dialog.current?.open && onClose()}
    >
      {isOpen && (
        <div class="stack">
          <div class="guide-head">
            <h2 id={titleId}>{title}</h2>
            <button type="button" class="key" onClick={onClose}>
              {words.value.common.close}
            </button>
          </div>
          {children}
        </div>
      )}
    </dialog>
  );
}
