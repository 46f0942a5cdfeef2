// 复制: an activity once more on another day, with all that stays the same.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { openBrowser } from "./support/browser.mjs";
import { enterAsLead, sampleCounty } from "./support/county.mjs";
import { until } from "./support/until.mjs";

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

describe("copying an activity", () => {
  it("says what is taken over, and asks only for what differs", async () => {
    await person.click("活动", "nav a");
    await person.click("送教到前楼中心小学", "td a");
    await person.click("复制");
    await person.see("复制为新活动", "h1");
    await person.see(/照原来的\s*送教下乡.*英语、科学.*承办/);
    await person.see("先定日期");
    await person.fill("活动主题", "再次送教到前楼中心小学");
    await person.fill("日期", "1.8");
    await person.press("Tab");
    await person.click("复制为新活动", "button[type=submit]");
    await person.see("已复制为新活动“再次送教到前楼中心小学”", ".toast");
    await person.see("再次送教到前楼中心小学", "h1");
  });

  it("schools and subjects are there, nothing of what happened is", async () => {
    await person.see(/1月8日 星期三[\s\S]*英语、科学/, ".title");
    const tabs = await person.text(".tabs");
    assert.doesNotMatch(tabs, /9|已写|齐全|缺/, "no sign-in, no record, no evidence");
    await person.click("基本信息", "nav a");
    await until(async () => {
      const chosen = await person.run(`
        return [...document.querySelectorAll(".chosen .tag")].map((each) => each.innerText);`);
      if (!chosen.some((word) => word.includes("英语"))) throw new Error("not yet");
    }, "the subjects are not there");
  });

  it("is taken back in one step", async () => {
    await person.press("Control", "z");
    await person.see("已撤销：", ".toast");
    await person.see("找不到教研活动，可能已被删除");
    await person.click("活动", "nav a");
    await person.see("送教到前楼中心小学");
    assert.ok(!(await person.text("main")).includes("再次送教"));
    // The page of the copy was asked for once more, and is gone: Chromium says so, too.
    const other = person.complaints.filter((complaint) => !/status of 404/.test(complaint));
    assert.deepEqual(other, []);
  });
});
