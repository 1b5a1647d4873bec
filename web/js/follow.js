// Leaves the page only when something is written down, or has had time enough to be.

// Not felt before the next page, and plenty for one row.
const PATIENCE_MS = 500;

/**
 * Within the page the browser follows the link by itself.
 * @param {HTMLAnchorElement} link
 * @param {Event} click
 * @param {Promise<unknown>} written
 */
export async function followAfter(link, click, written) {
  // A page that records has opened it inside itself already.
  if (link.pathname === location.pathname || click.defaultPrevented) return;
  click.preventDefault();
  await Promise.race([written, new Promise((done) => setTimeout(done, PATIENCE_MS))]);
  go(link.href);
}

/** Opens another page of ours, which a page that records may rather open inside itself. @param {string} href */
export function go(href) {
  const leaving = new CustomEvent("leaving", { detail: href, cancelable: true });
  if (document.dispatchEvent(leaving)) location.assign(href);
}
