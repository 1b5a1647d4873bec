// Turns a buddy of this phone into a row of the page.
import { tellState } from "/js/buddy-state.js";
import { smsLink, telLink } from "/js/phone.js";
import { fill, word } from "/js/words.js";

/**
 * A row that is on its way out stays as it is, so that it can still be brought back.
 * @param {HTMLElement} root
 * @param {Element} list
 * @param {import("/js/shapes.js").Buddy[]} buddies
 */
export function showBuddies(root, list, buddies) {
  const leaving = [...list.querySelectorAll("li[data-state=leaving]")];
  const old = new Map(leaving.map((row) => [row.getAttribute("data-id"), row]));
  list.replaceChildren(...buddies.map((buddy) => old.get(buddy.id) ?? buddyRow(root, buddy)));
  markEnds(list);
  root.dataset.known = "";
  root.querySelector("[data-empty]")?.toggleAttribute("hidden", buddies.length > 0);
}

/**
 * @param {HTMLElement} root where the row's template and words are
 * @param {import("/js/shapes.js").Buddy} buddy
 * @returns {HTMLElement}
 */
function buddyRow(root, buddy) {
  const template = /** @type {HTMLTemplateElement} */ (root.querySelector("template[data-row]"));
  const { name, number, free } = buddy;
  const near = buddy.near && word(root, "near", { minutes: buddy.near });
  const row = /** @type {HTMLElement} */ (fill(template, { name, number, free, near }).querySelector("li"));
  row.dataset.id = buddy.id;
  for (const line of row.querySelectorAll("p:has([data-fill])")) {
    line.toggleAttribute("hidden", !line.textContent?.trim());
  }
  tellState(root, row, buddy);
  link(row, "call", telLink(buddy.number));
  link(row, "come", smsLink(buddy.number, word(root, "come")));
  link(row, "quiet", smsLink(buddy.number, word(root, "quiet")));
  for (const named of row.querySelectorAll("[data-label]")) {
    named.ariaLabel = word(root, `label-${named.getAttribute("data-label")}`, { name: buddy.name });
  }
  return row;
}

/**
 * The first cannot go up, the last cannot go down. They stay focusable, so that the focus is not lost there.
 * @param {Element} list
 */
export function markEnds(list) {
  const rows = [...list.children];
  for (const [at, row] of rows.entries()) {
    row.querySelector("[data-do=up]")?.setAttribute("aria-disabled", String(at === 0));
    row.querySelector("[data-do=down]")?.setAttribute("aria-disabled", String(at === rows.length - 1));
  }
}

/** @param {HTMLElement} row @param {string} name @param {string | null} address */
function link(row, name, address) {
  for (const anchor of row.querySelectorAll(`[data-link=${name}]`)) {
    if (address) anchor.setAttribute("href", address);
    else anchor.setAttribute("hidden", "");
  }
}
