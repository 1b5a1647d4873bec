// One row for each buddy: what is proven of the asking, and the links to call and text.
import { setText } from "/js/alert-head.js";
import { minutesLeft, phaseOf, rungOf } from "/js/alert-state.js";
import { smsLink, telLink } from "/js/phone.js";
import { fill, word } from "/js/words.js";

/** @typedef {import("/js/following.js").AlertState} AlertState */
/** @typedef {import("/js/shapes.js").AlertWords} AlertWords */
/** @typedef {{id: string, name: string, number: string, reachable?: boolean}} Person */

/**
 * Rows stay where they are while their words change, so that a thumb on its way finds its button.
 * @param {HTMLElement} root
 * @param {Element} list
 * @param {Person[]} people
 * @returns {HTMLElement[]}
 */
export function layRows(root, list, people) {
  const old = new Map([...list.children].map((row) => [row.getAttribute("data-id"), row]));
  const rows = people.map(
    (person) => /** @type {HTMLElement} */ (old.get(person.id) ?? newRow(root, person)),
  );
  const isSame = rows.length === list.children.length && rows.every((row, at) => row === list.children[at]);
  if (!isSame) list.replaceChildren(...rows);
  return rows;
}

/** @param {HTMLElement} root @param {Person} person @returns {HTMLElement} */
function newRow(root, { id, name, number }) {
  const template = /** @type {HTMLTemplateElement} */ (root.querySelector("template[data-row]"));
  const row = /** @type {HTMLElement} */ (fill(template, { name }).querySelector("li"));
  row.dataset.id = id;
  const call = row.querySelector("[data-link=call]");
  link(call, telLink(number));
  call?.setAttribute("aria-label", word(root, "call", { name }));
  row.querySelector("[data-link=text]")?.setAttribute("aria-label", word(root, "label-text", { name }));
  return row;
}

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} row
 * @param {Person} person
 * @param {AlertState | null} state
 * @returns {string} what is news in this row; empty when nothing is
 */
export function drawRow(root, row, person, state) {
  const { rung, text } = standing(root, person, state);
  const place = row.querySelector("[data-state-words]");
  if (place?.textContent === text) return "";
  const isFirst = !row.dataset.state;
  setText(place, text);
  if (row.dataset.state !== rung) showIcon(root, row, rung);
  row.dataset.state = rung;
  return isFirst ? "" : word(root, "told", { name: person.name, state: text });
}

/** @param {HTMLElement} root @param {Person} person @param {AlertState | null} state @returns {{rung: string, text: string}} */
function standing(root, person, state) {
  const phase = phaseOf(state);
  const isAsking = state && !["none", "closed", "planned"].includes(phase);
  if (!isAsking) {
    const rung = person.reachable ? "ready" : "known";
    return { rung, text: word(root, `rung.${rung}`) };
  }
  const rung = rungOf(state, person.id);
  return { rung, text: rungWords(root, rung, state, person.id) };
}

/** @param {HTMLElement} root @param {string} rung @param {AlertState} state @param {string} id @returns {string} */
function rungWords(root, rung, state, id) {
  const reply = state.news?.replies.find(({ buddy }) => buddy === id);
  if (rung === "coming" && reply?.minutes) {
    return word(root, "rung.coming-in", { minutes: minutesLeft(reply) || reply.minutes });
  }
  if (rung === "queued" && state.news?.mode === "order" && !reply?.asked_at) return word(root, "rung.later");
  return word(root, `rung.${rung}`);
}

/** @param {HTMLElement} root @param {HTMLElement} row @param {string} rung */
function showIcon(root, row, rung) {
  const template = root.querySelector(`template[data-icon="${rung}"]`);
  if (!(template instanceof HTMLTemplateElement)) return;
  row.querySelector(".rung__icon")?.replaceChildren(document.importNode(template.content, true));
}

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} row
 * @param {Person} person
 * @param {{words: AlertWords, kind: string, address?: string}} about
 */
export function linkText(root, row, { number }, about) {
  link(row.querySelector("[data-link=text]"), smsLink(number, textOf(root, about)));
}

/** @param {HTMLElement} root @param {{words: AlertWords, kind: string, address?: string}} about @returns {string} */
function textOf(root, { words, kind, address }) {
  const answer = address && word(root, "sms.link", { link: address });
  if (words.quiet) return [word(root, "sms.quiet"), answer].filter(Boolean).join(" ");
  const place = words.place && word(root, "sms.place", { place: words.place });
  const opening = word(root, kind === "drill" ? "sms.drill" : "sms.come");
  return [opening, words.note, place, answer].filter(Boolean).join(" ");
}

/** @param {Element | null} anchor @param {string | null} address */
function link(anchor, address) {
  if (address) anchor?.setAttribute("href", address);
  anchor?.toggleAttribute("hidden", !address);
}
