// Fetches the page's own words out of its <template>s, so that no script holds a sentence
// and a translated page needs no translated script.

/** @typedef {Record<string, string | number>} Values */

/**
 * The text of <template data-word="name"> in root, else in the document, with {placeholders} filled.
 * @param {ParentNode | null | undefined} root
 * @param {string} name
 * @param {Values} [values]
 * @returns {string}
 */
export function word(root, name, values = {}) {
  const template = find(root, name);
  if (template) return textOf(template, values);
  // Empty, not thrown: a forgotten word must never stop a recording or an alert.
  console.error(`data-word="${name}"`);
  return "";
}

/** @param {ParentNode | null | undefined} root @param {string} name */
export function has(root, name) {
  return Boolean(find(root, name));
}

/**
 * The plural of a word: "name.one", "name.few" … by the page's language, else "name.other". Fills {count} too.
 * @param {ParentNode | null | undefined} root
 * @param {string} name
 * @param {number} count
 * @param {Values} [values]
 * @returns {string}
 */
export function words(root, name, count, values = {}) {
  const exact = `${name}.${pluralOf(count)}`;
  return word(root, find(root, exact) ? exact : `${name}.other`, { count, ...values });
}

/**
 * A copy of the template in which every data-fill="key" element shows that value as plain text.
 * @param {HTMLTemplateElement} template
 * @param {Values} values
 * @returns {DocumentFragment}
 */
export function fill(template, values) {
  const copy = document.importNode(template.content, true);
  for (const place of copy.querySelectorAll("[data-fill]")) {
    const value = values[place.getAttribute("data-fill") ?? ""];
    if (value !== undefined) place.textContent = String(value);
  }
  return copy;
}

/**
 * @param {ParentNode | null | undefined} root
 * @param {string} name
 * @returns {HTMLTemplateElement | null}
 */
function find(root, name) {
  const selector = `template[data-word="${name}"]`;
  return root?.querySelector(selector) ?? document.querySelector(selector);
}

/**
 * @param {HTMLTemplateElement} template
 * @param {Values} values
 * @returns {string}
 */
function textOf(template, values) {
  const text = (template.content.textContent ?? "").replace(/\s+/g, " ").trim();
  return text.replace(/\{(\w+)\}/g, (whole, key) => String(values[key] ?? whole));
}

/**
 * @param {number} count
 * @returns {Intl.LDMLPluralRule}
 */
function pluralOf(count) {
  try {
    return new Intl.PluralRules(document.documentElement.lang).select(count);
  } catch {
    return "other";
  }
}
