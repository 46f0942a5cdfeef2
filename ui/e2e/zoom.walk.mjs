// 100, 150 and 200 per cent on a screen of 1366 × 768 (with the bars of system and window), and a large
// one: on every screen and layer each control can be reached and read, nothing lies over another, and
// what is cut says the whole when it is pointed at.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { openBrowser } from "./support/browser.mjs";
import { enterAsLead, sampleCounty } from "./support/county.mjs";
import { goTo, PLACES } from "./support/places.mjs";
import { until } from "./support/until.mjs";

/** What the window's zoom leaves of the screen. */
const SIZES = [
  [1366, 690],
  [1093, 614],
  [911, 460],
  [683, 345],
  [1920, 1080],
];
/** The name of an activity is read by this many characters at least. */
const TITLE_CHARS = 10;
/** Any other text that is cut. */
const CUT_CHARS = 4;

/** In the page: what cannot be reached or read. */
const FAULTS = `
  const [titleChars, cutChars] = arguments;
  const layer = document.querySelector("dialog") ?? document.querySelector(".prev") ?? document.body;
  const scrolls = (style) => /auto|scroll/.test(style);
  const reach = (each) => {
    const box = each.getBoundingClientRect();
    let across = box.left >= -1 && box.right <= innerWidth + 1;
    let down = box.top >= -1 && box.bottom <= innerHeight + 1;
    for (let above = each.parentElement; above; above = above.parentElement) {
      const style = getComputedStyle(above);
      if (scrolls(style.overflowX) && above.scrollWidth > above.clientWidth) across = true;
      if (scrolls(style.overflowY) && above.scrollHeight > above.clientHeight) down = true;
    }
    return across && (down || document.documentElement.scrollHeight > innerHeight);
  };
  const visible = (each) => each.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && each.getBoundingClientRect().width > 2;
  const meant = (each) => each.closest(".skip, .vh, [aria-hidden=true], [inert]") === null;
  const read = (each) => each.tagName === "INPUT" || getComputedStyle(each).fontSize === "0px"
    || getComputedStyle(each).overflow === "visible" || each.scrollWidth <= each.clientWidth + 1
    || each.closest(".clip") !== null;
  const called = (each) =>
    ((each.getAttribute("aria-label") ?? each.innerText) || each.placeholder || each.className).trim().slice(0, 40);
  const controls = [...layer.querySelectorAll("button, a[href], input, select, textarea, summary")]
    .filter((each) => visible(each) && meant(each));
  const faults = controls.filter((each) => !reach(each)).map((each) => "out of reach: " + called(each));
  faults.push(...controls.filter((each) => !read(each)).map((each) => "cut: " + called(each)));

  // What stands in the middle of a control is that control, or what belongs to it.
  const inSight = (each) => {
    const box = each.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    for (let above = each.parentElement; above; above = above.parentElement) {
      if (getComputedStyle(above).overflowY === "visible") continue;
      const frame = above.getBoundingClientRect();
      if (x < frame.left || x > frame.right || y < frame.top || y > frame.bottom) return false;
    }
    return true;
  };
  const control = (each) => each?.closest("button, a[href], input, select, textarea, summary");
  for (const each of controls.filter(inSight)) {
    const box = each.getBoundingClientRect();
    const top = control(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2));
    // A list or calendar that was opened lies over the form; marks of the year stand as close as their days.
    if (top?.closest(".floating, .axis")) continue;
    if (top && layer.contains(top) && top !== each && !top.contains(each) && !each.contains(top)
      && !each.labels?.length)
      faults.push("covered: " + called(each) + " by " + called(top));
  }

  const cut = [...layer.querySelectorAll("*")].filter((each) => {
    const style = getComputedStyle(each);
    return /hidden|clip/.test(style.overflowX) && each.scrollWidth > each.clientWidth + 1
      && each.innerText?.trim() && visible(each) && meant(each) && !each.matches("[data-follows]")
      && ![...each.children].some((child) => child.scrollWidth > each.clientWidth + 1 && /hidden|auto|clip/.test(getComputedStyle(child).overflowX));
  });
  for (const each of cut) {
    each.dispatchEvent(new Event("pointerover", { bubbles: true }));
    const said = each.closest("[title]")?.title || each.querySelector("[title]")?.title;
    if (!said) faults.push("cut without a tooltip: " + called(each));
    const chars = each.clientWidth / parseFloat(getComputedStyle(each).fontSize);
    const wanted = each.matches(".theme, h1, .t") ? titleChars : cutChars;
    if (chars < wanted) faults.push("cut to " + chars.toFixed(1) + " characters: " + called(each));
  }

  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide > 1) faults.push("the page is " + wide + " px too wide");
  const high = document.documentElement.scrollHeight - innerHeight;
  if (high > 1 && document.querySelector(".app")) faults.push("the frame is " + high + " px too high");
  const main = document.querySelector("main");
  const over = main.scrollWidth - main.clientWidth;
  if (over > 1) {
    const edge = main.getBoundingClientRect().left + main.clientWidth;
    const widest = [...main.querySelectorAll("*")].filter((each) => each.getBoundingClientRect().right > edge + 1).pop();
    faults.push("the screen is " + over + " px too wide: " + (widest?.className || widest?.tagName));
  }
  const table = location.hash.startsWith("#/activities") && document.querySelector("main .theme")?.closest(".scroll");
  if (table && table.scrollWidth > table.clientWidth + 1) faults.push("the register's last column is out of sight");
  return [...new Set(faults)];`;

let county;
let person;

before(async () => {
  county = sampleCounty();
  person = await openBrowser(county.folder, { env: county.env });
  await enterAsLead(person);
});
after(async () => {
  await person?.close();
  county?.remove();
});

async function check([width, height]) {
  await person.resize(width, height);
  let found = [];
  await until(
    async () => {
      found = await person.run(FAULTS, TITLE_CHARS, CUT_CHARS);
      assert.deepEqual(found, []);
    },
    () => `${width} × ${height}: ${found.join("; ")}`,
    1_500,
  );
}

describe("everything can be reached and read at every zoom", () => {
  for (const place of PLACES) {
    it(place.name, async () => {
      await person.resize(1366, 690);
      await goTo(person, place);
      const faults = [];
      for (const size of SIZES) await check(size).catch((cause) => faults.push(cause.message));
      assert.deepEqual(faults, []);
    });
  }
});
