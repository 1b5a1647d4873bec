// What of a visit leaves the phone by the parent's own hand: a page to print, sound to hear, files to share.
import { keptOf } from "/js/kept.js";
import { packOf } from "/js/pack.js";
import { soundFile, takesOf } from "/js/takes.js";
import { asText, linesOf } from "/js/timeline.js";
import { dayOf } from "/js/when.js";
import { word } from "/js/words.js";

/** @typedef {import("/js/shapes.js").Visit} Visit */

const PRINT =
  "@page{size:a4}body{font:12pt/1.45 sans-serif;color:#000;background:#fff;margin:2cm auto;max-width:42em}"
    .concat("li{margin-block:.5em}time{font-weight:700}img{max-width:100%;max-height:24cm;display:block}")
    .concat("span{white-space:pre-wrap}audio{display:block;inline-size:100%}");

/**
 * @param {Visit} visit
 * @param {import("/js/pack.js").PackOptions} [options]
 * @returns {Promise<Blob>} the pack
 */
export async function makePack(visit, options) {
  const { photos, sounds } = await keptOf(visit.id);
  // Without the pictures themselves, which would all be held until the end.
  const kept = { sounds, photos: photos.map(({ id, at }) => ({ id, at })) };
  const page = (/** @type {string[]} */ sounds, /** @type {string[]} */ photos) =>
    pageOf(visit, kept, sounds, photos);
  return packOf(visit, { text: asText(visit, kept), page }, options);
}

/** @param {Visit} visit @param {import("/js/timeline.js").Kept} kept @param {string[]} sounds @param {string[]} photos @returns {string} HTML that stands by itself */
function pageOf(visit, kept, sounds, photos) {
  const page = document.implementation.createHTMLDocument(
    word(document, "title", { day: dayOf(visit.started_at) }),
  );
  const { lang, dir } = document.documentElement;
  Object.assign(page.documentElement, { lang, dir });
  const charset = add(page.head, "meta");
  charset.setAttribute("charset", "utf-8");
  add(page.head, "style", PRINT);
  writeLines(page.body, document, visit, kept, photos);
  const english = document.querySelector("[data-english]");
  if (english) writeLines(add(page.body, "section"), english, visit, kept, []);
  for (const sound of sounds) {
    add(page.body, "p", sound);
    const player = add(page.body, "audio");
    player.setAttribute("controls", "");
    player.setAttribute("src", sound);
  }
  add(page.body, "p", word(document, "pack-check", { link: new URL("../check/", location.href).href }));
  // Its own doctype comes first; every note is text by then.
  return new XMLSerializer().serializeToString(page);
}

/** @param {HTMLElement} place @param {ParentNode} root @param {Visit} visit @param {import("/js/timeline.js").Kept} kept @param {string[]} photos */
function writeLines(place, root, visit, kept, photos) {
  const lang = root === document ? undefined : "en-GB";
  if (lang) Object.assign(place, { lang, dir: "ltr" });
  add(place, "h1", word(root, "title", { day: dayOf(visit.started_at, lang) }));
  const list = add(place, "ol");
  for (const { time, text, note, photo } of linesOf(root, visit, kept)) {
    const row = add(list, "li");
    add(row, "time", `${time} `);
    row.append(text, " ");
    if (note) add(row, "span", note).dir = "auto";
    const picture = photos[kept.photos.findIndex(({ id }) => id === photo)];
    if (picture) add(row, "img").setAttribute("src", picture);
  }
  add(place, "p", word(root, "uk-time"));
}

/** @param {Element} place @param {string} name @param {string} [text] @returns {HTMLElement} */
function add(place, name, text = "") {
  const made = place.ownerDocument.createElement(name);
  made.textContent = text;
  place.append(made);
  return made;
}

/**
 * The sound and the timeline as files that other apps take; few take a zip.
 * @param {Visit} visit
 * @returns {Promise<File[]>}
 */
export async function filesToShare(visit) {
  const text = asText(visit, await keptOf(visit.id));
  const files = [new File([text], "timeline.txt", { type: "text/plain" })];
  for (const [at, take] of (await takesOf(visit.id)).entries()) {
    const sound = await soundFile(take);
    const ending = sound.type === "audio/mp4" ? "m4a" : sound.type.slice("audio/".length);
    files.push(new File([sound], `sound-${at + 1}.${ending}`, { type: sound.type }));
  }
  return files;
}
