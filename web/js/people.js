// The phone's own list of people, where the browser lets a page ask for one of them.

/** @typedef {{select: (wanted: string[]) => Promise<{name?: string[], tel?: string[]}[]>}} People */

/**
 * Shows the button where it can work, and gives whoever is chosen to `take`.
 * @param {HTMLElement} button
 * @param {(person: {name: string, number: string}) => void} take
 */
export function offerPeople(button, take) {
  button.hidden = typeof peopleOf()?.select !== "function";
  button.addEventListener("click", async () => {
    const person = await pickPerson();
    if (person) take(person);
  });
}

/** @returns {Promise<{name: string, number: string} | null>} null when nobody was chosen */
async function pickPerson() {
  try {
    const [person] = (await peopleOf()?.select(["name", "tel"])) ?? [];
    return person ? { name: person.name?.[0] ?? "", number: person.tel?.[0] ?? "" } : null;
  } catch {
    return null;
  }
}

/** @returns {People | undefined} */
function peopleOf() {
  return /** @type {{contacts?: People}} */ (/** @type {unknown} */ (navigator)).contacts;
}
