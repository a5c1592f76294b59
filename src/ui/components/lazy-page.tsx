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
    return (
      <p class="page-note" role={state === "failed" ? "alert" : "status"}>
        {state === "failed" ? words.value.app.pageMissing : words.value.common.loading}
      </p>
    );
  };
}
