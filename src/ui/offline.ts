// The page without a network, and newer versions of it.
import { signal } from "@preact/signals";

/** Whether a newer version is kept already. This tab goes on with its own until it is reloaded. */
export const isOutdated = signal(false);

/** Whether the page opens without a network: unknown until the browser has answered. */
export const offline = signal<"unknown" | "kept" | "failed" | "impossible">("unknown");

/** Has the browser keep the page once it is loaded. Where it cannot, the page is as it is with a network. */
export function keepForOffline(): void {
  const { serviceWorker } = navigator;
  // Pages without a secure origin have none.
  if (!serviceWorker) {
    offline.value = "impossible";
    return;
  }
  const { src } = document.querySelector<HTMLScriptElement>("script[type=module][src]")!;
  const started = src.slice(new URL("./", location.href).href.length);
  const greet = () => serviceWorker.controller?.postMessage(started);
  serviceWorker.addEventListener("controllerchange", greet);
  serviceWorker.addEventListener("message", ({ data }) => {
    if (data === "outdated") isOutdated.value = true;
  });
  const register = async () => {
    greet();
    const registration = await serviceWorker.register("service-worker.js", { updateViaCache: "none" });
    const { installing } = registration;
    const settle = () => {
      if (registration.active) offline.value = "kept";
      else if (installing?.state === "redundant") offline.value = "failed";
    };
    installing?.addEventListener("statechange", settle);
    settle();
    // A tab may be open for days.
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) registration.update().catch(() => {});
    });
  };
  const fail = () => {
    offline.value = "failed";
  };
  addEventListener("load", () => void register().catch(fail));
}
