// In Chromium: draws text on A4 and photographs it as a phone would: a little crooked, blurred, in shadow, creased.
// (lines, shot) → a JPEG as base64.
async ({ lines, shot }) => {
  const [wide, high, size, lead, margin] = [1414, 2000, 26, 36, 130];
  const sheet = new OffscreenCanvas(wide, high);
  const pen = sheet.getContext("2d");
  pen.fillStyle = "#fbfaf6";
  pen.fillRect(0, 0, wide, high);
  pen.fillStyle = "#1c1c1e";
  pen.font = `${size}px serif`;
  for (const [at, line] of lines.entries()) pen.fillText(line, margin, margin + at * lead, wide - 2 * margin);
  const photo = new OffscreenCanvas(1500, 2000);
  const light = photo.getContext("2d");
  light.fillStyle = "#5a4636";
  light.fillRect(0, 0, 1500, 2000);
  light.save();
  light.filter = `blur(${shot.blur}px)`;
  light.translate(750, 1000);
  light.rotate((shot.lean * Math.PI) / 180);
  light.scale(0.95, 0.95);
  light.drawImage(sheet, -wide / 2, -high / 2);
  light.fillStyle = "rgb(60 60 70 / 25%)";
  light.fillRect(-wide / 2, shot.crease, wide, 3);
  light.fillStyle = "rgb(255 255 255 / 30%)";
  light.fillRect(-wide / 2, shot.crease + 4, wide, 4);
  light.restore();
  const shade = light.createLinearGradient(shot.from, 0, shot.to, 1700);
  shade.addColorStop(0, `rgb(0 0 0 / ${shot.shade}%)`);
  shade.addColorStop(0.6, "rgb(0 0 0 / 5%)");
  shade.addColorStop(1, "rgb(20 20 0 / 20%)");
  light.fillStyle = shade;
  light.fillRect(0, 0, 1500, 2000);
  const picture = light.getImageData(0, 0, 1500, 2000);
  let seed = shot.seed;
  for (let at = 0; at < picture.data.length; at += 4) {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    const noise = ((seed >> 16) % 17) - 8;
    for (let of = 0; of < 3; of++) picture.data[at + of] += noise;
  }
  light.putImageData(picture, 0, 0);
  const file = await photo.convertToBlob({ type: "image/jpeg", quality: 0.8 });
  const bytes = new Uint8Array(await file.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
