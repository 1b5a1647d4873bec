// The page that records stays where it is: other pages of ours open inside it, below the strip, and Back closes them.
// docs/decisions/0020-the-page-that-records-stays.md says why.
import { recorder } from "/js/recorder.js";
import { keepStamping } from "/js/stamps.js";

// Danger does not wait for a question.
const AT_ONCE = /^tel:(999|112|18000)$/;

// Some browsers take a dialled number for leaving the page.
const DIAL_MS = 1000;

/** @type {HTMLIFrameElement | null} */
let frame = null;
let isStaying = false;
let ringing = -DIAL_MS;

/**
 * Starts to record in this page, or in the one that this stands in.
 * @param {string} [recording]  one to go on with
 */
export async function startHere(recording) {
  if (self !== top) {
    top?.document.dispatchEvent(new CustomEvent("record", { detail: recording }));
    return;
  }
  stay();
  document.dispatchEvent(new CustomEvent("recorder-on"));
  await recorder.start(recording);
}

function stay() {
  keepStamping();
  // The first Back must not leave: it comes back to the bottom, where we can say so.
  if (!history.state?.held) {
    history.replaceState({ bottom: true }, "");
    history.pushState({ held: true }, "");
  }
  if (isStaying) return;
  isStaying = true;
  document.addEventListener("click", (event) => catchClick(event, openInside), true);
  document.addEventListener("record", (event) => recorder.start(/** @type {CustomEvent} */ (event).detail));
  document.addEventListener("leaving", catchLeaving);
  document.addEventListener("exit", catchExit);
  addEventListener("popstate", ({ state }) => catchBack(state));
  addEventListener("beforeunload", askFirst);
}

/**
 * @param {MouseEvent} event  a click in this page or in the one inside
 * @param {(href: string) => unknown} open  what to do with a page of ours
 */
function catchClick(event, open) {
  // Not instanceof: what was clicked inside is of another window.
  const target = /** @type {Element | null} */ (event.target);
  const link = /** @type {HTMLAnchorElement | null} */ (target?.closest?.("a[href]") ?? null);
  if (!link || isOwnWay(event, link)) return;
  if (/^(tel|sms):$/.test(link.protocol)) return dial(event, link);
  if (!link.protocol.startsWith("http") || isSamePage(link)) return;
  if (link.origin !== location.origin) openOutside(event, link);
  else if (open(link.href) !== false) event.preventDefault();
}

/** @param {MouseEvent} event @param {HTMLAnchorElement} link */
function isOwnWay(event, link) {
  return (
    event.defaultPrevented || event.ctrlKey || event.metaKey || link.target === "_blank" || link.download
  );
}

/** @param {HTMLAnchorElement} link */
function isSamePage(link) {
  const here = link.ownerDocument.location;
  return Boolean(link.hash) && link.pathname === here.pathname && link.search === here.search;
}

/** @param {MouseEvent} event @param {HTMLAnchorElement} link */
function openOutside(event, link) {
  if (!recorder.isOn) return;
  event.preventDefault();
  open(link.href, "_blank", "noopener");
}

/** A call may take the microphone: the strip asks first. @param {MouseEvent} event @param {HTMLAnchorElement} link */
function dial(event, link) {
  const { href, dataset } = link;
  const isCall = recorder.isOn && link.protocol === "tel:";
  if (isCall && !("sure" in dataset) && !AT_ONCE.test(href)) {
    event.preventDefault();
    // Not written down as a call before it is one.
    event.stopImmediatePropagation();
    document.dispatchEvent(new CustomEvent("call-asked", { detail: { href, call: dataset.call } }));
    return;
  }
  if (isCall) recorder.ring();
  ringing = performance.now();
  if (link.ownerDocument !== document) dialHere(event, href);
}

/** A page inside another may open no telephone. @param {MouseEvent} event @param {string} href */
function dialHere(event, href) {
  event.preventDefault();
  const link = document.createElement("a");
  link.href = href;
  // Our own listener has seen it already.
  link.addEventListener("click", (click) => click.stopPropagation());
  link.click();
}

/** @param {string} href @returns {boolean} false when this page need not stay */
function openInside(href) {
  if (!recorder.isOn) return false;
  history.pushState({ inside: href }, "");
  showInside(href);
  return true;
}

/** @param {string} href */
function showInside(href) {
  frame?.remove();
  frame = document.createElement("iframe");
  frame.className = "inside";
  frame.src = href;
  frame.addEventListener("load", tune);
  document.body.append(frame);
  document.documentElement.dataset.inside = "";
}

/** What opened inside is named, heard and watched like this page. */
function tune() {
  const inner = frame?.contentDocument;
  if (!frame || !inner) return;
  frame.title = inner.title;
  document.title = inner.title;
  frame.focus();
  inner.addEventListener("click", (event) => catchClick(event, leaveWhenOver), true);
}

/** Once nothing is recorded any more, the next page needs no frame. @param {string} href @returns {boolean} */
function leaveWhenOver(href) {
  if (!recorder.isOn) location.assign(href);
  return !recorder.isOn;
}

function closeInside() {
  frame?.remove();
  frame = null;
  delete document.documentElement.dataset.inside;
}

/** @param {{inside?: string, bottom?: boolean} | null} state */
function catchBack(state) {
  if (state?.inside) return showInside(state.inside);
  closeInside();
  if (!state?.bottom || !recorder.isOn) return;
  history.pushState({ held: true }, "");
  document.dispatchEvent(new CustomEvent("stayed"));
}

/** @param {Event} event */
function catchLeaving(event) {
  if (openInside(/** @type {CustomEvent} */ (event).detail)) event.preventDefault();
}

/** The exit button waits for this, its screen already blank. @param {Event} event */
function catchExit(event) {
  removeEventListener("beforeunload", askFirst);
  /** @type {CustomEvent} */ (event).detail.until = recorder.leave();
}

/** @param {BeforeUnloadEvent} event */
function askFirst(event) {
  if (!recorder.isOn || performance.now() - ringing < DIAL_MS) return;
  event.preventDefault();
  // Chrome before 119 knows only this.
  event.returnValue = true;
}
