// 数据 › 回收站, 操作记录: what was removed comes back whole, and every act can be looked into and taken
// back, unless a later one stands on it.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { openBrowser } from "./support/browser.mjs";
import { enterAsLead, sampleCounty } from "./support/county.mjs";

const TITLE = "送教到前楼中心小学";
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

async function openData(part) {
  await person.click("数据", "nav a");
  await person.click(part, "nav a");
}

describe("trash and history", () => {
  it("a removed activity lies in the trash with all that belonged to it", async () => {
    await person.click("活动", "nav a");
    await person.click(TITLE, "td a");
    await person.click("删除这项活动");
    await person.see("已删除", ".toast");
    await openData("回收站");
    await person.see(/教研活动\s*送教到前楼中心小学.*\s*\d+条相关记录/, "tbody");
  });

  it("is put back from there, with its sign-ins", async () => {
    await person.click(/^恢复送教到前楼中心小学/);
    await person.see("已恢复", ".toast");
    await person.see("回收站是空的");
    await person.click("活动", "nav a");
    await person.click(TITLE, "td a");
    await person.see(/人员与签到\s*9 \/ 9/);
  });

  it("the history shows what an act changed, field by field", async () => {
    await person.fill("地点", "多功能厅");
    await person.click("保存更改");
    await person.see(/已保存.*的基本信息/, ".toast");
    await openData("操作记录");
    await person.click("1处", "button.see");
    await person.see(/变更\s*教研活动\s*送教到前楼中心小学[\s\S]*地点\s*无 › 多功能厅/);
  });

  it("an act is taken back out of the middle of the history", async () => {
    await person.click("活动", "nav a");
    await person.click(TITLE, "td a");
    await person.click("活动记录", "nav a");
    await person.fill("主要过程", "两节课，三位老师点评。");
    await person.click("保存活动记录");
    await person.see(/已保存.*的活动记录/, ".toast");
    await openData("操作记录");
    await person.fill("查找操作", "多功能厅");
    await person.click(/^撤销：/);
    await person.see(/已撤销/);
    await person.click("活动", "nav a");
    await person.click(TITLE, "td a");
    await person.see("备注");
    const place = await person.run(
      "return [...document.querySelectorAll('input')].find((each) => each.labels?.[0]?.innerText.includes('地点')).value",
    );
    assert.equal(place, "", "the place is as it was");
    await person.click("活动记录", "nav a");
    const process = await person.run("return document.querySelector('textarea').value");
    assert.equal(process, "两节课，三位老师点评。", "the later act stands");
  });

  it("emptying the trash asks first and cannot be undone", async () => {
    await person.click("基本信息", "nav a");
    await person.click("删除这项活动");
    await openData("回收站");
    await person.click("清空回收站");
    await person.see("清空后不能再找回", "dialog");
    await person.click("清空", "dialog button");
    await person.see("回收站是空的");
    await openData("操作记录");
    await person.see(/已删除.*送教到前楼中心小学/);
    assert.deepEqual(person.complaints, []);
  });
});
