// What the page of an invitation shows: which pane, and whose name in it.
import { answerInvitation, helpedFamilies, readInvitation } from "/js/joining.js";
import { linkFaultOf } from "/js/link-faults.js";

/** @typedef {{pane: string, buddy?: string, from?: string, near?: string, free?: string}} Seen */

/** The link has done its work: nothing of it need stay in sight. @param {string} pane */
export function isFinal(pane) {
  return pane === "agreed" || pane === "declined";
}

/** @param {string} fragment  empty: the page itself @returns {Promise<Seen>} */
export async function seen(fragment) {
  if (fragment) return told(() => readLink(fragment));
  // Not before the list of families can be in it: it would push aside what stands below.
  await helpedFamilies().catch(() => []);
  return { pane: "home" };
}

/**
 * @param {string} fragment
 * @param {boolean} agrees
 * @param {import("/js/joining.js").About} about
 * @returns {Promise<Seen>}
 */
export function answered(fragment, agrees, about) {
  return told(async () => {
    const buddy = await answerInvitation(fragment, agrees, about);
    return agrees ? { pane: "agreed", buddy } : { pane: "declined" };
  });
}

/** @param {string} fragment @returns {Promise<Seen>} */
async function readLink(fragment) {
  const { kind, buddy, from, near, free } = await readInvitation(fragment);
  if (kind === "new") return { pane: "ask", from, near, free };
  // They agreed before, in the browser: here it is only taken over.
  if (kind === "moved") await answerInvitation(fragment, true, { near, free });
  return { pane: "agreed", buddy, from };
}

/** @param {() => Promise<Seen>} job @returns {Promise<Seen>} */
async function told(job) {
  return job().catch((fault) => ({ pane: linkFaultOf(fault) }));
}

/** @param {string | undefined} id @returns {Promise<import("/js/shapes.js").Help | undefined>} */
export async function helpOf(id) {
  return (await helpedFamilies().catch(() => [])).find((help) => help.id === id);
}
