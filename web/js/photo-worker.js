// Makes a photo ready to be read, away from the page: a photo comes in, a plain grey picture file goes out.
import { evenLight, greyOf } from "/js/photo-light.js";
import { laid, linesOf } from "/js/photo-lines.js";

/** @typedef {{photo: Blob, isOver: boolean}} Wish  over: it is to be turned upside down */

addEventListener("message", async (/** @type {MessageEvent<Wish>} */ { data: { photo, isOver } }) => {
  const picture = await createImageBitmap(photo);
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const brush = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
  brush.drawImage(picture, 0, 0);
  const { width, height, data } = brush.getImageData(0, 0, picture.width, picture.height);
  const even = evenLight(greyOf(width, height, data));
  postMessage(fileOf(laid(even, linesOf(even), isOver)));
});

/** The plainest picture file there is. @param {import("/js/photo-light.js").Grey} grey */
function fileOf({ width, height, bytes }) {
  const head = new TextEncoder().encode(["P5", width, height, 255, ""].join("\n"));
  const file = new Uint8Array(head.length + bytes.length);
  file.set(head);
  file.set(bytes, head.length);
  return file;
}
