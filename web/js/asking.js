// Asking a buddy: what they call this parent, the link, and in a word what went wrong when there is none.
import { keepChoices, readChoices } from "/js/alert-choices.js";
import { ApiFault } from "/js/api.js";
import { invite } from "/js/invitations.js";
import { one } from "/js/memory.js";
import { tellWrong } from "/js/one-step.js";
import { saySorry } from "/js/sorry.js";
import { word } from "/js/words.js";

/** @typedef {{link?: string, fault?: "offline" | "too-many" | "server", error?: unknown}} End  fault: of the line; error: of the phone */

/**
 * Says whom this is about wherever the panel has [data-named] words.
 * @param {HTMLElement} root
 * @param {string} id
 * @returns {Promise<{buddy: import("/js/shapes.js").Buddy, from: string}>} from: what the buddies call the parent, "" when never said
 */
export async function readAsking(root, id) {
  const [buddy, { from }] = await Promise.all([one("buddies", id), readChoices()]);
  if (!buddy) throw new Error("no such buddy");
  for (const place of root.querySelectorAll("[data-named]")) {
    // Isolated: a name from left to right inside a sentence from right to left.
    const name = `\u2068${buddy.name}\u2069`;
    place.textContent = word(root, place.getAttribute("data-named") ?? "", { name });
  }
  root.querySelector("[data-again]")?.toggleAttribute("hidden", !buddy.invited_at);
  return { buddy, from };
}

/**
 * @param {string} buddyId
 * @param {string} from
 * @returns {Promise<End>}
 */
export async function makeLink(buddyId, from) {
  try {
    // An alert says the same name: the parent writes it once.
    await keepChoices({ ...(await readChoices()), from });
    const link = await invite(buddyId, from);
    document.dispatchEvent(new CustomEvent("buddies-heard"));
    return { link };
  } catch (error) {
    return error instanceof ApiFault ? { fault: lineFault(error) } : { error };
  }
}

/** @param {ApiFault} fault @returns {"offline" | "too-many" | "server"} */
export function lineFault({ kind }) {
  if (kind === "offline" || kind === "waiting") return "offline";
  return kind === "too-many" ? "too-many" : "server";
}

/** @param {HTMLElement} root @param {HTMLInputElement} field @param {End} end */
export function sayWhyNot(root, field, { fault, error }) {
  if (fault) tellWrong(root, field, fault);
  else saySorry(root, error);
}
