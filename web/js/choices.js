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

/** @param {string} name @param {string} value @returns {boolean} whether it will still be there tomorrow */
export function keep(name, value) {
  forNow.set(name, value);
  try {
    localStorage.setItem(`doorstep.${name}`, value);
    return true;
  } catch {
    return false;
  }
}
