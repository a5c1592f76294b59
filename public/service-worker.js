// Keeps the page in the browser: it opens without a network, and may use threads on any host.
/// <reference lib="webworker" />
const worker = /** @type {ServiceWorkerGlobalScope & { KEPT: { version: string, files: string[] } }} */ (
  /** @type {unknown} */ (self)
);
// Made with the build: what there is to keep, and a name for exactly that.
worker.importScripts("./kept.js");

const { version, files } = worker.KEPT;
const { scope } = worker.registration;
const CACHE = `${scope} ${version}`;

worker.addEventListener("install", (event) => {
  const all = files.map((file) => new Request(file, { cache: "no-cache" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(all)));
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(forgetOthers().then(() => worker.clients.claim()));
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && request.url.startsWith(scope)) {
    event.respondWith(answer(request).then(isolated));
  }
});

async function forgetOthers() {
  const mine = (await caches.keys()).filter((name) => name.startsWith(`${scope} `));
  await Promise.all(mine.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
}

/** The name of an asset changes with its content; anything else may be newer on the server.
 *  @param {Request} request */
async function answer(request) {
  const kept = await keptAnswer(request).catch(() => undefined);
  if (kept && request.url.startsWith(`${scope}assets/`)) return kept;
  try {
    const response = await fetch(request);
    // A host in trouble is as good as none.
    return kept && response.status >= 500 ? kept : response;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

/** @param {Request} request */
const keptAnswer = async (request) =>
  (await caches.open(CACHE)).match(request, { ignoreSearch: true, ignoreVary: true });

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
