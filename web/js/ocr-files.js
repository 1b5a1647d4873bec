// Fetches what reads photos, because a parent asked for it, and keeps it for a day without signal.

/** @typedef {Record<string, number>} Files  address: size once unpacked, to tell how far we are */

const CACHE = "ocr-";

/** @param {Files} files @returns {Promise<boolean>} whether all of it is on this phone */
export async function areHere(files) {
  try {
    const cacheName = nameOf(files);
    const found = await Promise.all(
      Object.keys(files).map((address) => caches.match(address, { cacheName })),
    );
    return found.every(Boolean);
  } catch {
    return false;
  }
}

/**
 * What is here already is not fetched again, so a download that was stopped goes on from there.
 * @param {Files} files
 * @param {(share: number) => void} tell
 * @param {AbortSignal} signal
 * @returns {Promise<void>} rejects with an AbortError when it was stopped
 */
export async function fetchFiles(files, tell, signal) {
  const name = nameOf(files);
  const cache = await caches.open(name);
  const all = Object.values(files).reduce((sum, size) => sum + size, 0);
  let got = 0;
  for (const [address, size] of Object.entries(files)) {
    const before = got;
    if (!(await cache.match(address)))
      await fetchFile(cache, address, signal, (bytes) => tell((before + Math.min(bytes, size)) / all));
    got = before + size;
    tell(got / all);
  }
  const old = (await caches.keys()).filter((other) => other.startsWith(CACHE) && other !== name);
  await Promise.all(old.map((other) => caches.delete(other)));
}

/** @param {Cache} cache @param {string} address @param {AbortSignal} signal @param {(bytes: number) => void} tell */
async function fetchFile(cache, address, signal, tell) {
  const answer = await fetch(address, { signal, cache: "no-cache" });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const copy = answer.clone();
  const kept = cache.put(address, answer);
  const bytes = copy.body?.getReader();
  let got = 0;
  for (let step = await bytes?.read(); step && !step.done; step = await bytes?.read()) {
    got += step.value.length;
    tell(got);
  }
  await kept;
}

/** @param {Files} files */
function nameOf(files) {
  return CACHE + Object.keys(files)[0].split("/")[2];
}

/** @param {Files} files @returns {string} */
export function folderOf(files) {
  return Object.keys(files)[0].split("/").slice(0, 3).join("/");
}
