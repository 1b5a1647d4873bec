// Hands a page the secrets that stand after "#" in its address, and holds them there until they are kept.

let held = "";

/** Called at once, and whenever another link is opened here. @param {(fragment: string) => unknown} read */
export function watchSecrets(read) {
  const look = () => {
    const fragment = location.hash.slice(1);
    // The skip link leads to a place in the page: it must not push a secret out.
    if (fragment && document.getElementById(fragment)) return holdSecrets(held);
    held = fragment;
    read(fragment);
  };
  addEventListener("hashchange", look);
  look();
}

/** What is safe leaves the address bar; a pasted link goes into it, so that a reload still has it. @param {string} fragment */
export function holdSecrets(fragment) {
  held = fragment;
  history.replaceState(history.state, "", location.pathname + (fragment && `#${fragment}`));
}
