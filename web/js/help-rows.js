// Turns a family that this phone is a buddy for into a row of the page.
import { fillForm } from "/js/fields.js";
import { fill, word } from "/js/words.js";

/** @param {HTMLElement} root @param {import("/js/shapes.js").Help[]} helps */
export function showHelps(root, helps) {
  const list = /** @type {HTMLElement} */ (root.querySelector("ul"));
  list.replaceChildren(...helps.map((help) => helpRow(root, help)));
  root.querySelector("[data-some]")?.toggleAttribute("hidden", !helps.length);
  root.querySelector("[data-none]")?.toggleAttribute("hidden", helps.length > 0);
}

/** @param {HTMLElement} root @param {import("/js/shapes.js").Help} help @returns {HTMLElement} */
function helpRow(root, { id, from, near, free, notices }) {
  const template = /** @type {HTMLTemplateElement} */ (root.querySelector("template[data-row]"));
  const values = {
    from: from || word(root, "somebody"),
    near: near && word(root, "near", { minutes: near }),
    free,
    notices: word(root, notices ? "notices-on" : "notices-off"),
  };
  const row = /** @type {HTMLElement} */ (fill(template, values).querySelector("li"));
  row.dataset.id = id;
  row.querySelector("[data-notices]")?.classList.toggle("state--ok", notices);
  fillForm(/** @type {HTMLFormElement} */ (row.querySelector("form")), { near, free });
  for (const line of row.querySelectorAll(".row__more"))
    line.toggleAttribute("hidden", !line.textContent?.trim());
  return row;
}

/** Its words alone, so that what is open stays open. @param {HTMLElement} root @param {HTMLElement} row @param {import("/js/shapes.js").Help | undefined} help */
export function renew(root, row, help) {
  const words = help && helpRow(root, help).querySelector(".row__words");
  if (words) row.querySelector(".row__words")?.replaceWith(words);
}
