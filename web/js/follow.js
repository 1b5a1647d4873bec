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
  if (link.pathname === location.pathname) return;
  click.preventDefault();
  await Promise.race([written, new Promise((done) => setTimeout(done, PATIENCE_MS))]);
  location.assign(link.href);
}
