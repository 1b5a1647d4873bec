// The ways that the note of questions can go to the worker: copied, shared or texted.
import { smsToAnyone } from "/js/phone.js";
import { word } from "/js/words.js";

/** @param {HTMLElement} root  holds [data-note], [data-act=copy], [data-act=share] and [data-text-link] */
export function noteWays(root) {
  const note = /** @type {HTMLTextAreaElement} */ (root.querySelector("[data-note]"));
  const told = /** @type {HTMLElement} */ (root.querySelector("[data-told]"));
  const link = root.querySelector("[data-text-link]");
  const [copy, share] = ["copy", "share"].map(
    (act) => /** @type {HTMLElement} */ (root.querySelector(`[data-act=${act}]`)),
  );
  const follow = () => link?.setAttribute("href", smsToAnyone(note.value));
  note.addEventListener("input", follow);
  share.hidden = !navigator.share;
  share.addEventListener("click", () => navigator.share({ text: note.value }).catch(() => {}));
  copy.addEventListener("click", async () => {
    const isCopied = await navigator.clipboard?.writeText(note.value).then(
      () => true,
      () => false,
    );
    told.textContent = word(root, isCopied ? "copied" : "not-copied");
  });
}
