// The ways that a link can go to another person: shared, texted, copied, or read from this screen.
import { smsLink } from "/js/phone.js";
import { say } from "/js/tell.js";
import { word } from "/js/words.js";

/**
 * @param {HTMLElement} root  holds [data-way=share], [data-way=text], [data-way=copy], [data-qr] and [data-link-text]
 * @param {string} link
 * @param {{name: string, number: string}} person
 */
export function offerLink(root, link, { name, number }) {
  const text = word(root, "message", { name, link });
  const share = wayOf(root, "share");
  share.hidden = !navigator.share;
  share.onclick = () => navigator.share({ text }).catch(() => {});
  const sms = smsLink(number, text);
  const byText = wayOf(root, "text");
  byText.hidden = !sms;
  byText.setAttribute("href", sms ?? "");
  wayOf(root, "copy").onclick = () => copy(root, link, text);
  plainOf(root).hidden = true;
  drawLink(root, link);
}

/** The link is gone from the page. @param {HTMLElement} root */
export function dropLink(root) {
  wayOf(root, "text").removeAttribute("href");
  wayOf(root, "copy").onclick = wayOf(root, "share").onclick = null;
  plainOf(root).textContent = "";
  root.querySelector("[data-qr]")?.replaceChildren();
}

/** Where the browser does not let a page copy, the link itself can be pressed and held. @param {HTMLElement} root @param {string} link @param {string} text */
async function copy(root, link, text) {
  try {
    await navigator.clipboard.writeText(text);
    say(root, word(root, "copied"));
  } catch {
    const plain = plainOf(root);
    plain.textContent = link;
    plain.hidden = false;
    say(root, word(root, "copy-by-hand"));
  }
}

/** @param {HTMLElement} root @param {string} link */
async function drawLink(root, link) {
  const place = root.querySelector("[data-qr]");
  const picture = await import("/js/qr-picture.js").catch(() => null);
  place?.closest("figure")?.toggleAttribute("hidden", !picture);
  if (place) picture?.drawQr(link, place);
}

/** @param {HTMLElement} root @param {string} name */
function wayOf(root, name) {
  return /** @type {HTMLElement} */ (root.querySelector(`[data-way=${name}]`));
}

/** @param {HTMLElement} root */
function plainOf(root) {
  return /** @type {HTMLElement} */ (root.querySelector("[data-link-text]"));
}
