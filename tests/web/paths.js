// Lets Node find "/js/…" and "/parts/…" where the browser finds them. A test that needs it says
// `register("./paths.js", import.meta.url)` and then imports with `await import()`.

const WEB = new URL("../../web/", import.meta.url);
const LIBRARIES = new Map([
  ["/apart/ed25519.js", "node_modules/@noble/ed25519/index.js"],
  ["/js/idb.js", "node_modules/idb/build/index.js"],
  ["/js/qr.js", "node_modules/uqr/dist/index.mjs"],
  ["/js/zip.js", "node_modules/client-zip/index.js"],
]);

/**
 * @param {string} address
 * @param {object} context
 * @param {(address: string, context: object) => unknown} next
 */
export function resolve(address, context, next) {
  if (!/^\/(apart|js|parts)\//.test(address)) return next(address, context);
  return next(new URL(LIBRARIES.get(address) ?? address.slice(1), WEB).href, context);
}
