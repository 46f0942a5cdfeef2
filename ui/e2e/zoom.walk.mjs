// 80 to 200 per cent on a screen of 1366 × 768: every control of every screen can be reached and read.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { openBrowser } from "./support/browser.mjs";
import { enterAsLead, sampleCounty } from "./support/county.mjs";
import { until } from "./support/until.mjs";

/** What the window's zoom leaves of the screen. */
const SIZES = [
  [80, 1707, 960],
  [100, 1366, 768],
  [125, 1093, 614],
  [150, 911, 512],
  [200, 683, 384],
];
/** Screens, each with words that show it is there. */
const SCREENS = [
  ["#/", "各校每学期教研活动开展情况统计表"],
  ["#/activities", "送教到前楼中心小学"],
  ["#/activities/new", "开始时间"],
  ["#/roster", "登记人员"],
  ["#/roster?kind=schools", "个单位"],
  ["#/communities", "第四片区教研共同体"],
  ["#/materials", "签到表设置"],
  ["#/data?part=history", "新建资料库"],
  ["#/data?part=workbook", "导出数据工作簿"],
  ["#/data?part=backups", "开始检查"],
  ["#/settings", "界面字号"],
  ["#/start", "您在哪个单位"],
];
const TABS = ["basic", "agenda", "sign-in", "record", "evidence", "outputs"];

/** In the page: controls that lie outside what can be scrolled to, or whose words are cut. */
const CUT_OFF = `
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
  const meant = (each) => each.closest(".skip, .vh, .clip, [aria-hidden=true], [inert]") === null;
  const read = (each) => each.tagName === "INPUT" || getComputedStyle(each).fontSize === "0px"
    || getComputedStyle(each).overflow === "visible" || each.scrollWidth <= each.clientWidth + 1;
  const seen = [...document.querySelectorAll("button, a[href], input, select, textarea, summary")]
    .filter((each) => each.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .filter((each) => each.getBoundingClientRect().width > 2 && meant(each));
  const wide = document.documentElement.scrollWidth - innerWidth;
  const called = (each) => (each.getAttribute("aria-label") ?? each.innerText) || each.placeholder;
  return seen.filter((each) => !reach(each) || !read(each)).map(called)
    .concat(wide > 1 ? ["the page is " + wide + " px too wide"] : []);`;

let county;
let person;
let activity;

before(async () => {
  county = sampleCounty();
  person = await openBrowser(county.folder, { env: county.env });
  await enterAsLead(person);
  await person.click("活动", "nav a");
  await person.click("送教到前楼中心小学", "td a");
  await person.see("基本信息");
  activity = (await person.run("return location.hash")).split("?")[0];
});
after(async () => {
  await person?.close();
  county?.remove();
});

async function check(hash, words) {
  await person.run("location.hash = arguments[0]", hash);
  await person.see(words);
  let found = [];
  await until(
    async () => {
      found = await person.run(CUT_OFF);
      assert.deepEqual(found, []);
    },
    () => `${hash}: cut off: ${found.join("; ")}`,
    3_000,
  );
}

describe("nothing is cut off", () => {
  for (const [percent, width, height] of SIZES) {
    it(`at ${percent} per cent`, async () => {
      await person.resize(width, height);
      const faults = [];
      const note = (cause) => faults.push(cause.message);
      for (const [hash, words] of SCREENS) await check(hash, words).catch(note);
      for (const tab of TABS) await check(`${activity}?tab=${tab}`, "基本信息").catch(note);
      assert.deepEqual(faults, []);
    });
  }
});
