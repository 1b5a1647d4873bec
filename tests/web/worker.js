// The worker's files joined as server/site/release.py joins them, in a room with as little of a browser as they need.

import { readdirSync, readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";

const FOLDER = new URL("../../web/worker/", import.meta.url);

/**
 * @param {object} [browser] what else the browser has: fetch, registration, rows …
 * @returns {(code: string) => any} looks into the running worker
 */
export function startWorker(browser = {}) {
  const heard = {};
  const room = {
    ...{ crypto, TextEncoder, TextDecoder, URL, Request, Response, Headers, AbortSignal, btoa, atob, Intl },
    addEventListener: (type, job) => {
      heard[type] = [...(heard[type] ?? []), job];
    },
    location: new URL("https://doorstep.example/sw.js"),
    navigator: {},
    heard,
    ...browser,
  };
  room.self = room;
  const context = createContext(room);
  const files = readdirSync(FOLDER).filter((name) => name.endsWith(".js"));
  const texts = files.sort().map((name) => readFileSync(new URL(name, FOLDER), "utf-8"));
  runInContext(["const RELEASES = {en: ''};", ...texts].join("\n"), context);
  return (code) => runInContext(code, context);
}
