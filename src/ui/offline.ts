// The page without a network.

/** Has the browser keep the page once it is loaded. Where it cannot, the page is as it is with a network. */
export function keepForOffline(): void {
  const { serviceWorker } = navigator;
  // Pages without a secure origin have none.
  if (!serviceWorker) return;
  addEventListener(
    "load",
    () => void serviceWorker.register("service-worker.js", { updateViaCache: "none" }).catch(() => {}),
  );
}
