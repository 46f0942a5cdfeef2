// Photos as phones take them, painted by the page itself.

/** In the page: a photo of sky over ground with a board, so that up and down can be told apart. */
const PAINT = `
  const [width, height, kind] = arguments;
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const brush = canvas.getContext("2d");
  const fill = (colour, x, y, w, h) => {
    brush.fillStyle = colour;
    brush.fillRect(x * width, y * height, w * width, h * height);
  };
  fill("#b9cfe0", 0, 0, 1, 0.6);
  fill("#8a6f4d", 0, 0.6, 1, 0.4);
  fill("#2f5d4a", 0.2, 0.15, 0.45, 0.35);
  fill("#333c48", 0.7, 0.35, 0.1, 0.4);
  return canvas.toDataURL(kind, 0.9).split(",")[1];`;

/** A picture of that many pixels. `kind` is its media type. */
export async function photo(person, width, height, kind = "image/jpeg") {
  return Buffer.from(await person.run(PAINT, width, height, kind), "base64");
}

/** The JPEG with the note a phone adds when it is held upright: to be turned right. */
export function heldUpright(jpeg) {
  const note = Buffer.from(
    "ffe10022457869660000" + "4d4d002a00000008" + "0001" + "011200030000000100060000" + "00000000",
    "hex",
  );
  return Buffer.concat([jpeg.subarray(0, 2), note, jpeg.subarray(2)]);
}

/** The beginning of what an iPhone writes. */
export const HEIC = Buffer.from("00000018667479706865696300000000" + "6d69663168656963", "hex");
