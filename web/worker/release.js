// Keeps one release of the chosen language on the phone, whole or not at all, and answers from it.
// The printer puts `const RELEASES = {language: hash}` before this, so a new release is a new worker.

const NAME = /^release-(.+)-[0-9a-f]{16}$/;
// So many new files are fetched one by one, side by side; more come as one pack.
const FEW = 6;
/** @type {Record<string, string>} */
const TYPES = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  svg: "image/svg+xml",
};

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("message", (event) => {
  const { type, tag } = event.data ?? {};
  if (type === "language" && tag in RELEASES) event.waitUntil(saveRelease(tag).then(tellPages));
});
worker.addEventListener("fetch", (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== location.origin) return;
  if (pathname.startsWith("/api/") || pathname === "/sw.js") return;
  const find = pathname.startsWith("/ocr/") ? ocrFile : answer;
  event.respondWith(find(event.request, pathname));
});

async function install() {
  await saveRelease((await wholeRelease())?.tag ?? (await languageOnScreen()));
  await worker.skipWaiting();
}

/** So that a page which said "not saved" says the truth again. */
async function tellPages() {
  for (const page of await worker.clients.matchAll()) page.postMessage({ type: "saved" });
}

/**
 * The release that is here whole, or null. Its list is written last, so a list means whole.
 * @returns {Promise<{tag: string, name: string, cache: Cache, list: Response} | null>}
 */
async function wholeRelease() {
  for (const name of await caches.keys()) {
    const tag = name.match(NAME)?.[1];
    if (!tag) continue;
    const cache = await caches.open(name);
    const list = await cache.match(`/release/${tag}.json`);
    if (list) return { tag, name, cache, list };
  }
  return null;
}

/** The language of the page that brought this worker. */
async function languageOnScreen() {
  const pages = await worker.clients.matchAll({ includeUncontrolled: true, type: "window" });
  const tags = pages.map((page) => new URL(page.url).pathname.split("/")[1] ?? "");
  return tags.find((tag) => tag in RELEASES) ?? Object.keys(RELEASES)[0] ?? "";
}

/**
 * Fills a new cache and only then lets the old one go. Rejects, and leaves the old one whole, on any fault.
 * @param {string} tag
 */
async function saveRelease(tag) {
  const list = await fetchFresh(`/release/${tag}.json`);
  const release = /** @type {{hash: string, files: Record<string, string>}} */ (await list.clone().json());
  const name = `release-${tag}-${release.hash}`;
  const cache = await caches.open(name);
  if (await cache.match(`/release/${tag}.json`)) return;
  try {
    const files = Object.entries(release.files);
    const find = await finder(tag, files);
    await Promise.all(files.map(([address, hash]) => saveFile(cache, address, hash, find)));
    await cache.put(`/release/${tag}.json`, list);
  } catch (fault) {
    await caches.delete(name);
    throw fault;
  }
  const others = (await caches.keys()).filter((other) => NAME.test(other) && other !== name);
  await Promise.all(others.map((other) => caches.delete(other)));
}

/** @typedef {(address: string, hash: string) => Promise<Response>} Finder */

/**
 * Where each file comes from: what is here already; else itself alone when few are new; else the pack of all.
 * @param {string} tag
 * @param {[string, string][]} files of the new release, as [address, hash]
 * @returns {Promise<Finder>}
 */
async function finder(tag, files) {
  const whole = await wholeRelease();
  const old = /** @type {Record<string, string>} */ (whole ? (await whole.list.json()).files : {});
  const isNew = /** @param {[string, string]} file */ ([address, hash]) => old[address] !== hash;
  const fetchNew = files.filter(isNew).length > FEW ? await unpack(tag, files) : fetchFresh;
  return async (address, hash) => {
    const here = isNew([address, hash]) ? undefined : await whole?.cache.match(address);
    return here ?? (await fetchNew(address));
  };
}

/**
 * The pack's files as answers with the headers that the server puts on everything it sends.
 * @param {string} tag
 * @param {[string, string][]} files of the release, in the pack's order
 */
async function unpack(tag, files) {
  const answer = await fetchFresh(`/release/${tag}.pack.txt`);
  const parts = (await answer.text()).split("\x1e");
  const texts = Object.fromEntries(files.map(([address], at) => [address, parts[at]]));
  return async (/** @type {string} */ address) => {
    const headers = new Headers(answer.headers);
    for (const name of ["Content-Length", "Content-Encoding", "ETag", "Last-Modified"]) headers.delete(name);
    headers.set("Content-Type", TYPES[address.split(".")[1] ?? "html"] ?? "text/plain");
    return new Response(texts[address], { headers });
  };
}

/**
 * A file that is not what the list promised belongs to another release: better none than a mixture.
 * @param {Cache} cache
 * @param {string} address
 * @param {string} hash the first 16 hex digits of its SHA-256
 * @param {Finder} find
 */
async function saveFile(cache, address, hash, find) {
  const response = await find(address, hash);
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer()));
  const hex = [...sum.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (hex !== hash) throw new Error(`${address} is not of this release`);
  await cache.put(address, response);
}

/** @param {string} address */
async function fetchFresh(address) {
  const response = await fetch(address, { cache: "no-cache" });
  if (!response.ok || response.redirected) throw new Error(`${address}: ${response.status}`);
  return response;
}

/**
 * The saved file; else the network; else the page that says what is not here.
 * @param {Request} request
 * @param {string} path
 */
async function answer(request, path) {
  const saved = await savedFile(path);
  if (saved) return saved;
  if (path === "/" && here) return Response.redirect(`/${here.tag}/`);
  try {
    return await fetch(request);
  } catch (fault) {
    if (request.mode !== "navigate" || !here) throw fault;
    return Response.redirect(`/${here.tag}/settings/#not-saved`);
  }
}

/**
 * What reads photos is no part of a release: the page fetched it because a parent asked, and it outlives releases.
 * @param {Request} request
 * @param {string} path
 */
async function ocrFile(request, path) {
  return (await caches.match(path)) ?? fetch(request);
}

/**
 * The release is looked for once and then remembered by name: a page asks for some twenty files.
 * @type {{tag: string, name: string} | null}
 */
let here = null;

/** @param {string} path */
async function savedFile(path) {
  const file = here && (await caches.match(path, { cacheName: here.name }));
  if (file) return file;
  // Not in it, or it has made way for another.
  here = await wholeRelease();
  return here ? caches.match(path, { cacheName: here.name }) : undefined;
}
