// Asks the worker to read a paper. Only the latest question counts: an older one is stopped.

/** @typedef {import("/js/reader.js").Reading} Reading */

/** @type {Promise<unknown> | null} */
let rules = null;
/** @type {Worker | null} */
let worker = null;
/** @type {((reading: null) => void) | null} */
let letGo = null;

/** @param {string} text @returns {Promise<Reading | null>} null when a later text came; rejects when it cannot read */
export async function readPaper(text) {
  stop();
  const { promise, resolve, reject } = waiting();
  letGo = resolve;
  rules ??= fetchRules();
  const known = await rules.catch((fault) => reject(fault));
  if (!known || letGo !== resolve) return promise;
  worker ??= new Worker("/js/reader-worker.js", { type: "module" });
  worker.onmessage = ({ data }) => {
    letGo = null;
    resolve(data);
  };
  worker.onerror = (event) => {
    worker = letGo = null;
    reject(new Error(event.message));
  };
  worker.postMessage({ text, rules: known });
  return promise;
}

function stop() {
  if (!letGo) return;
  worker?.terminate();
  worker = null;
  letGo(null);
}

/** @returns {{promise: Promise<Reading | null>, resolve: (reading: Reading | null) => void, reject: (fault: unknown) => void}} */
function waiting() {
  /** @type {any} */
  const made = {};
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
}

async function fetchRules() {
  try {
    const answer = await fetch("/reader.json");
    if (!answer.ok) throw new Error(`reader.json: ${answer.status}`);
    return await answer.json();
  } catch (fault) {
    rules = null;
    throw fault;
  }
}
