// An amount of memory in the page's own words. Intl would take a slow phone as long as all else on the page.
import { word } from "/js/words.js";

/**
 * @param {ParentNode} root  where the words "megabytes" and "gigabytes" are
 * @param {number} bytes
 * @returns {string} "3 MB", "12 GB"; never less than 1 MB
 */
export function bytesWords(root, bytes) {
  const mega = Math.max(Math.round(bytes / 1e6), 1);
  return mega < 1000
    ? word(root, "megabytes", { amount: mega })
    : word(root, "gigabytes", { amount: Math.round(mega / 1000) });
}
