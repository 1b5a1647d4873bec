// The runs of the recorder at one visit, each a sound file to hear.
import { withLength } from "/js/mend.js";
import { photosOf, recordingsOf, soundOf } from "/js/pack.js";
import { entriesOf } from "/js/tape.js";
import { say } from "/js/tell.js";
import { clockOf, lengthOf } from "/js/when.js";
import { fill, word } from "/js/words.js";

/** @typedef {{recording: string, segment: number, first: number, at: string, ms: number, size: number, type: string}} Take  one run of the recorder */

/** @param {string} visit @returns {Promise<Take[]>} in the order they were recorded; rejects with a MemoryFault */
export async function takesOf(visit) {
  /** @type {Take[]} */
  const takes = [];
  for (const { id } of await recordingsOf(visit))
    for await (const { kind, segment, index, at, ms, size, why } of entriesOf(id)) {
      if (kind === "start")
        takes.push({ recording: id, segment, first: index, at, ms: 0, size: 0, type: why });
      const last = takes.at(-1);
      if (kind !== "chunk" || !last) continue;
      last.ms += ms;
      last.size += size;
    }
  return takes.filter(({ size }) => size > 0);
}

/** @param {string} visit @param {Take[]} takes @returns {Promise<number>} bytes of its sound and photos */
export async function sizeOf(visit, takes) {
  const photos = await photosOf(visit);
  const sizes = [...takes.map(({ size }) => size), ...photos.map(({ bytes }) => bytes.byteLength)];
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** @param {Take} take @returns {Promise<Blob>} a sound file; rejects with a MemoryFault */
export async function soundFile({ recording, segment, first, ms, type }) {
  const pieces = [];
  const sound = withLength(soundOf(recording, segment, { first }), ms, () => {});
  for await (const piece of sound) pieces.push(new Blob([piece]));
  return new Blob(pieces, { type: type.split(";")[0] });
}

/** A row for each, which turns into a player when it is tapped. @param {HTMLElement} root @param {Take[]} takes */
export function drawTakes(root, takes) {
  const part = /** @type {HTMLTemplateElement} */ (document.querySelector("template[data-part=take]"));
  const rows = takes.map((take) => {
    const row = fill(part, { time: clockOf(take.at), length: lengthOf(take.ms / 1000) });
    const button = /** @type {HTMLElement} */ (row.querySelector("button"));
    button.addEventListener("click", () => play(root, button, take));
    return row;
  });
  root.querySelector("[data-takes]")?.replaceChildren(...rows);
}

/** @param {HTMLElement} root @param {HTMLElement} button @param {Take} take */
async function play(root, button, take) {
  const player = /** @type {HTMLAudioElement} */ (button.nextElementSibling);
  for (const other of root.querySelectorAll("audio")) putAway(other);
  try {
    player.src = URL.createObjectURL(await soundFile(take));
    player.hidden = false;
    button.hidden = true;
    player.focus();
    await player.play().catch(() => {});
  } catch {
    say(root, word(root, "take-failed"));
  }
}

/** One at a time: two would talk at once, and each holds its sound. @param {HTMLAudioElement} player */
function putAway(player) {
  if (player.hidden) return;
  player.pause();
  URL.revokeObjectURL(player.src);
  player.removeAttribute("src");
  player.hidden = true;
  const button = player.previousElementSibling;
  if (button instanceof HTMLElement) button.hidden = false;
}
