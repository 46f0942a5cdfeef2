// Photos on file: small in the list, large when chosen, and in words where they cannot be shown.
import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { enterAsLead, sampleCounty } from "./support/county.mjs";
import { HEIC, heldUpright, photo } from "./support/photos.mjs";
import { until } from "./support/until.mjs";
import { removeFolder } from "./support/folders.mjs";

/** In the page: a file let go over the evidence, as out of the file manager. */
const DROP = `
  const [name, text] = arguments;
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([bytes], name));
  const pane = document.querySelector(".kinds").closest("section");
  pane.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));`;

/** `open(county)` shows the county's ledger to the person who walks. */
export function walkPhotos(open) {
  const folder = mkdtempSync(join(tmpdir(), "lianyan-photos-"));
  let county;
  let person;

  before(async () => {
    county = sampleCounty();
    person = await open(county);
    await enterAsLead(person);
    await person.click("活动", "nav a");
    await person.click("送教到前楼中心小学", "td a");
    await person.click("佐证", "nav a");
  });
  after(async () => {
    await person?.close();
    county?.remove();
    removeFolder(folder);
  });

  async function add(button, name, bytes) {
    const file = join(folder, name);
    writeFileSync(file, bytes);
    await person.choose(file, () => person.click(button));
    await person.see(name, ".kinds");
  }
  async function drop(name, bytes) {
    await person.run(DROP, name, bytes.toString("base64"));
    await person.see(name, ".kinds");
  }

  /** Width and height of the picture shown for `name`, once it is there. */
  function sizeOf(name, css) {
    return until(async () => {
      const [width, height] = await person.run(
        `const [name, css] = arguments;
         const shown = [...document.querySelectorAll(css + " img.photo")];
         const photo = shown.find(({ alt, complete }) => alt === name && complete);
         return [photo?.naturalWidth ?? 0, photo?.naturalHeight ?? 0];`,
        name,
        css,
      );
      assert.ok(width > 0);
      return [width, height];
    }, `no picture of ${name}`);
  }

  describe("photos on file", () => {
    it("a phone's photo stands upright and small", async () => {
      const jpeg = heldUpright(await photo(person, 2000, 1500));
      await add("添加照片", "IMG_2031.JPG", jpeg);
      assert.deepEqual(await sizeOf("IMG_2031.JPG", ".kinds"), [270, 360]);
    });

    it("files let go over it find their kind; what cannot be shown says so", async () => {
      await drop("board.png", await photo(person, 800, 600, "image/png"));
      assert.deepEqual(await sizeOf("board.png", ".kinds"), [360, 270]);
      await drop("IMG_2032.HEIC", HEIC);
      await drop("broken.jpg", Buffer.from("not a photo"));
      await person.see(/看不了[\s\S]*看不了/, ".kinds");
      await drop("签到表.pdf", Buffer.from("%PDF-1.7"));
      await person.see(/PDF\s*签到表\.pdf/, ".kinds");
    });

    it("opens large, goes on with the arrows, and says why where there is no picture", async () => {
      await person.click("看大图：IMG_2031.JPG");
      await person.see("第1张，共4张", "dialog");
      assert.deepEqual(await sizeOf("IMG_2031.JPG", "dialog"), [1440, 1920]);
      const inside = await person.run(`
        const box = (css) => document.querySelector(css).getBoundingClientRect();
        const [photo, dialog] = [box("dialog img"), box("dialog .box")];
        return photo.bottom <= dialog.bottom && photo.right <= dialog.right;`);
      assert.ok(inside, "all of it is seen");
      await person.picture(join(process.env.LIANYAN_OUT ?? folder, `${person.kind}-photo.png`));
      await person.press("ArrowRight");
      await person.see("第2张，共4张", "dialog");
      assert.deepEqual(await sizeOf("board.png", "dialog"), [800, 600]);
      await person.press("ArrowRight");
      await person.see(/HEIC格式.*请在手机上另存为JPEG/, "dialog");
      await person.press("ArrowRight");
      await person.see("不是图片，或已损坏", "dialog");
      await person.press("ArrowRight");
      await person.see("第1张，共4张", "dialog");
      await person.press("ArrowLeft");
      await person.see("第4张，共4张", "dialog");
    });

    it("Esc goes back to the small picture it came from", async () => {
      await person.press("Escape");
      const focused = () => person.run("return document.activeElement.getAttribute('aria-label')");
      await until(
        async () => assert.equal(await focused(), "看大图：IMG_2031.JPG"),
        "the focus is not where it was",
      );
      await person.picture(join(process.env.LIANYAN_OUT ?? folder, `${person.kind}-photos.png`));
    });

    it("the page's policy was kept", () => {
      assert.deepEqual(person.complaints ?? [], []);
    });
  });
}
