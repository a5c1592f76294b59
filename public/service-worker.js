// Keeps the page in the browser, whole and of one version: it opens without a network, may use threads on any host, and
// a tab goes on with the version that it was opened with.
/// <reference lib="webworker" />
const worker =
  /** @type {ServiceWorkerGlobalScope & { KEPT: { version: string, files: Record<string, string> } }} */ (
    /** @type {unknown} */ (self)
  );
// Made with the build: the sum of every file, and a name for exactly these.
worker.importScripts("./kept.js");

const { version, files } = worker.KEPT;
const { scope } = worker.registration;
const CACHE = `${scope} ${version}`;

worker.addEventListener("install", (event) => {
  // Open tabs lose nothing: what they may still ask for stays kept.
  event.waitUntil(keepAll().then(() => worker.skipWaiting()));
});

worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener("message", (event) => event.waitUntil(greet(event)));

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && request.url.startsWith(scope)) {
    event.respondWith(answer(request).then(isolated));
  }
});

/** All files of this version or, while the host has others, none. */
async function keepAll() {
  try {
    const cache = await caches.open(CACHE);
    await Promise.all(
      Object.entries(files).map(async ([file, integrity]) => {
        const address = exactly(file);
        const known = await keptAnywhere(address);
        const response = known ?? (await fetch(scope + file, { cache: "no-cache", integrity }));
        if (!response.ok) throw new Error(`${file}: ${response.status}`);
        await cache.put(address, response);
      }),
    );
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

/** A page says what it was started from. It is told if that is not of this version; else, once it is the only one, nobody
 *  needs other versions any more. Others may be closed later, or be counted for a moment after they were: it is asked
 *  again for as long as the browser lets an idle worker live.
 *  @param {ExtendableMessageEvent} event */
async function greet(event) {
  const { data } = event;
  const source = /** @type {WindowClient} */ (event.source);
  if (!(data in files)) {
    source.postMessage("outdated");
    return;
  }
  const windows = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  const [first, ...others] = windows.filter(({ url }) => url.startsWith(scope));
  if (others.length > 0) {
    setTimeout(() => void greet(event), 5000);
  } else if (first?.id === source.id) {
    for (const name of await ours()) if (name !== CACHE) await caches.delete(name);
  }
}

/** @param {Request} request */
async function answer(request) {
  const kept = await keptAnswer(request.url).catch(() => undefined);
  return kept ?? fetch(request);
}

/** A page of another version asks by names or sums that this one does not have.
 *  @param {string} url */
async function keptAnswer(url) {
  const { origin, pathname, search } = new URL(url);
  const address = origin + pathname;
  if (search.startsWith("?sha256-")) return keptAnywhere(address + search);
  const file = address.slice(scope.length);
  if (file in files) return keptAnywhere(exactly(file));
  return file.startsWith("assets/") ? keptAnywhere(address, { ignoreSearch: true }) : undefined;
}

/** @param {string} address @param {CacheQueryOptions} [how] */
async function keptAnywhere(address, how) {
  for (const name of await ours()) {
    const kept = await (await caches.open(name)).match(address, { ...how, ignoreVary: true });
    if (kept) return kept;
  }
}

/** What is kept of this page, in any version. */
const ours = async () => (await caches.keys()).filter((name) => name.startsWith(`${scope} `));

/** Where a file of this version is kept, and the only answer to who asks for just that content.
 *  @param {string} file */
const exactly = (file) => `${scope}${file}?${encodeURIComponent(files[file])}`;

/** With the headers that threads need, which a plain host does not send.
 *  @param {Response} response */
function isolated(response) {
  if (response.type !== "basic") return response;
  const { body, status, statusText } = response;
  const headers = new Headers(response.headers);
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  headers.set("Cross-Origin-Embedder-Policy", "require-corp");
  return new Response(body, { status, statusText, headers });
}
