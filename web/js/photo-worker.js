// Makes a photo ready to be read, away from the page: a photo file comes in, a plain grey picture file goes out.
import { evenLight, greyOf, leanOf, turned } from "/js/photo-light.js";

const LEVEL = 0.15;

addEventListener("message", async (/** @type {MessageEvent<Blob>} */ { data }) => {
  const picture = await createImageBitmap(data);
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const brush = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
  brush.drawImage(picture, 0, 0);
  const { width, height, data: rgba } = brush.getImageData(0, 0, picture.width, picture.height);
  const even = evenLight(greyOf(width, height, rgba));
  const lean = leanOf(even);
  postMessage(fileOf(Math.abs(lean) < LEVEL ? even : turned(even, lean)));
});

/** The plainest picture file there is. @param {import("/js/photo-light.js").Grey} grey */
function fileOf({ width, height, bytes }) {
  const head = new TextEncoder().encode(["P5", width, height, 255, ""].join("\n"));
  const file = new Uint8Array(head.length + bytes.length);
  file.set(head);
  file.set(bytes, head.length);
  return file;
}
