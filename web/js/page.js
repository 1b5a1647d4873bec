// Wakes what every page has: the kept text size, the mark that script runs, and the worker that saves the pages.
import { kept } from "/js/choices.js";
import { startEmptying, startSaving } from "/js/release.js";

const root = document.documentElement;
root.dataset.script = "";
root.dataset.size = kept("size") ?? "";

// The first visit's own files come first: on a slow line saving would fight them for it.
if (document.readyState === "complete") start();
else addEventListener("load", start);

function start() {
  startSaving();
  startEmptying();
}
