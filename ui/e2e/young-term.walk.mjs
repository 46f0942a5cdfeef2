// The first days of a school year: nothing is done yet, and nothing is owed yet. One calm line says what
// the term asks for, with the schools behind it; what days go by is said once, where it can be mended.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { openBrowser } from "./support/browser.mjs";
import { sampleCounty } from "./support/county.mjs";
import { until } from "./support/until.mjs";

const HOME = "section[aria-label='待办']";
let county;
let person;

before(async () => {
  county = sampleCounty();
  const env = { ...county.env, LIANYAN_TODAY: "2025-09-05" };
  person = await openBrowser(county.folder, { env });
  await person.see("各校每学期教研活动开展情况统计表");
  await person.click("2024—2025学年度", ".head button");
  await person.click("2025—2026学年度", "[role=option]");
});
after(async () => {
  await person?.close();
  county?.remove();
});
const count = (css) => person.run("return document.querySelectorAll(arguments[0]).length", css);

describe("a term that has just begun", () => {
  it("leads without alarm, and says by when", async () => {
    await person.see(/\d+所学校本学期各再承担2次/, ".title");
    await person.see("最迟须在", ".title");
    assert.equal(await count(".lede .unmet, .matrix .unmet, .matrix .owed"), 0, "nothing is red");
    await person.see("差2次", ".matrix");
    await person.picture(`${process.env.LIANYAN_OUT ?? county.home}/young-term.png`);
  });

  it("has one line for all schools, which opens by the keyboard", async () => {
    await person.see(/所学校本学期活动/, HOME);
    assert.equal(await count(`${HOME} li.hot`), 0);
    await person.run(`document.querySelector("${HOME} button[aria-expanded]").focus()`);
    await person.press("Enter");
    await until(async () => {
      const schools = Number(/(\d+)所学校本学期活动/.exec(await person.text(HOME))[1]);
      assert.equal(await count(`${HOME} li li`), schools);
    }, "each school with the way to plan for it");
    await person.click(/^安排/, `${HOME} li li a`);
    await person.see("新建活动", "h1");
  });

  it("says once that the calendar is a guess, with the way to enter it", async () => {
    await person.click("工作台", "nav a");
    await person.see("各校每学期教研活动开展情况统计表");
    await until(async () => {
      const said = (await person.text("main")).match(/校历没有登记/g) ?? [];
      assert.equal(said.length, 1);
    }, "once on the screen");
    await person.click("登记校历", "main a");
    await person.see("校历", "main");
  });
});

describe("lines of 待办", () => {
  for (const [width, height] of [
    [1366, 768],
    [1920, 1080],
    [911, 460],
  ]) {
    it(`are read to their end at ${width} px`, async () => {
      await person.resize(width, height);
      await person.click("工作台", "nav a");
      await person.see("所学校本学期活动", HOME);
      const cut = await person.run(`
        return [...document.querySelectorAll("${HOME} :is(.t, .note)")]
          .filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.innerText);`);
      assert.deepEqual(cut, []);
    });
  }
});
