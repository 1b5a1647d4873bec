// Reads a paper away from the page, so that the screen never stops: {text, rules} comes in, a Reading goes out.
import { read } from "/js/reader.js";

addEventListener("message", (/** @type {MessageEvent} */ { data }) =>
  postMessage(read(data.text, data.rules)),
);
