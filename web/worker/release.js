// Keeps one release of the chosen language on the phone, whole or not at all, and answers from it.

const NAME = /^release-(.+)-([0-9a-f]{16})$/;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => {
  if (event.data?.type === "language" && event.data.tag in RELEASES) event.waitUntil(saveRelease(event.data.tag));
});
self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || address.origin !== location.origin) return;
  if (address.pathname.startsWith("/api/") || address.pathname === "/sw.js") return;
  event.respondWith(answer(event.request, address.pathname));
});

async function install() {
  await saveRelease((await wholeRelease())?.tag ?? (await languageOnScreen()));
  await self.skipWaiting();
}

/** The release that is here whole, as {tag, cache, list}, or null. Its list is written last, so a list means whole. */
async function wholeRelease() {
  for (const name of await caches.keys()) {
    const tag = name.match(NAME)?.[1];
    const cache = tag ? await caches.open(name) : null;
    const list = await cache?.match(`/release/${tag}.json`);
    if (list) return { tag, cache, list };
  }
  return null;
}

/** The language of the page that brought this worker. */
async function languageOnScreen() {
  const pages = await self.clients.matchAll({ includeUncontrolled: true, type: "window" });
  const tags = pages.map((page) => new URL(page.url).pathname.split("/")[1]);
  return tags.find((tag) => tag in RELEASES) ?? Object.keys(RELEASES)[0];
}

/** Fills a new cache and only then lets the old one go. Rejects, and leaves the old one whole, on any fault. */
async function saveRelease(tag) {
  const list = await fetchFresh(`/release/${tag}.json`);
  const release = await list.clone().json();
  const name = `release-${tag}-${release.hash}`;
  const cache = await caches.open(name);
  if (await cache.match(`/release/${tag}.json`)) return;
  const old = await oldFiles();
  try {
    await Promise.all(Object.entries(release.files).map(([address, hash]) => saveFile(cache, address, hash, old)));
    await cache.put(`/release/${tag}.json`, list);
  } catch (fault) {
    await caches.delete(name);
    throw fault;
  }
  const others = (await caches.keys()).filter((other) => NAME.test(other) && other !== name);
  await Promise.all(others.map((other) => caches.delete(other)));
}

/** Ways to get at what is already here, by "address hash". */
async function oldFiles() {
  const whole = await wholeRelease();
  const files = whole ? Object.entries((await whole.list.json()).files) : [];
  return new Map(files.map(([address, hash]) => [`${address} ${hash}`, () => whole?.cache.match(address)]));
}

async function saveFile(cache, address, hash, old) {
  const here = await old.get(`${address} ${hash}`)?.();
  await cache.put(address, here ?? (await fetchChecked(address, hash)));
}

/** A file that is not what the list promised belongs to another release: better none than a mixture. */
async function fetchChecked(address, hash) {
  const response = await fetchFresh(address);
  const bytes = await response.clone().arrayBuffer();
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).slice(0, 8);
  const hex = [...sum].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (hex !== hash) throw new Error(`${address} is not of this release`);
  return response;
}

async function fetchFresh(address) {
  const response = await fetch(address, { cache: "no-cache" });
  if (!response.ok || response.redirected) throw new Error(`${address}: ${response.status}`);
  return response;
}

/** The saved file; else the network; else the page that says what is not here. */
async function answer(request, path) {
  const release = await wholeRelease();
  const saved = await release?.cache.match(path);
  if (saved) return saved;
  if (path === "/" && release) return Response.redirect(`/${release.tag}/`);
  try {
    return await fetch(request);
  } catch (fault) {
    if (request.mode !== "navigate" || !release) throw fault;
    return Response.redirect(`/${release.tag}/settings/#not-saved`);
  }
}
