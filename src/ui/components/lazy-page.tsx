// A page whose code is fetched when it is first shown, so that the first view need not wait for it.
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { words } from "../words/words.ts";

/** @param load asked once; a failure is told, and the other pages go on */
export function lazyPage(load: () => Promise<ComponentType>): ComponentType {
  let Page: ComponentType | undefined;
  return function LazyPage() {
    const [state, setState] = useState<"loading" | "ready" | "failed">(Page ? "ready" : "loading");
    useEffect(() => {
      if (Page) return;
      load().then(
        (loaded) => {
          Page = loaded;
          setState("ready");
        },
        () => setState("failed"),
      );
    }, []);
    if (Page) return <Page />;
    if (state === "failed") {
      return (
        <div class="page-note stack">
          <p role="alert">{words.value.app.pageMissing}</p>
          <div class="row">
            <button type="button" class="key main" onClick={() => location.reload()}>
              {words.value.app.reload}
            </button>
          </div>
        </div>
      );
    }
    return (
      <p class="page-note" role="status">
        {words.value.common.loading}
      </p>
    );
  };
}
