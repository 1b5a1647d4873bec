// Small choices that must be known before a page is drawn: text size, nation, language, English beside.
// They live in localStorage; where that is blocked they last as long as the page.

/** @type {Map<string, string>} */
const forNow = new Map();

/** @param {string} name @returns {string | null} */
export function kept(name) {
  try {
    return localStorage.getItem(`doorstep.${name}`) ?? forNow.get(name) ?? null;
  } catch {
    return forNow.get(name) ?? null;
  }
}

let isForgotten = false;

/** Wipes them. Nothing is kept again before the next page, so no late answer brings one back. */
export async function forgetChoices() {
  isForgotten = true;
  forNow.clear();
  const names = Object.keys(globalThis.localStorage ?? {});
  for (const name of names.filter((key) => key.startsWith("doorstep."))) localStorage.removeItem(name);
}

/** @param {string} name @param {string} value @returns {boolean} whether it will still be there tomorrow */
export function keep(name, value) {
  forNow.set(name, value);
  if (isForgotten) return false;
  try {
    localStorage.setItem(`doorstep.${name}`, value);
    return true;
  } catch {
    return false;
  }
}
