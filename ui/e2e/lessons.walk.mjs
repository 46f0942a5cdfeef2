// 课例: one that a class of another school receives, in its form, on its page, and taken back.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { openBrowser } from "./support/browser.mjs";
import { enterAsLead, sampleCounty } from "./support/county.mjs";

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

describe("lessons", () => {
  it("are listed by their kind", async () => {
    await person.click("课例", "nav a");
    await person.see(/同步课堂[\s\S]*Colours[\s\S]*第二实验小学/, "tbody");
  });

  it("one is registered with a receiving class", async () => {
    await person.click(/^登记课例/);
    await person.fill("课题", "歌唱《送别》");
    await person.select("课型", "同步课堂");
    await person.fill("上课日期", "3-5");
    await person.select("授课学校", "第二实验小学");
    await person.click(/^添加接收班级/);
    await person.select("接收学校", "石桥中心小学");
    await person.fill("学生人数", "30");
    await person.click("登记", "footer button, form button");
    await person.see("已登记课例“歌唱《送别》”", ".toast");
    await person.click("歌唱《送别》", "tbody td");
    await person.see(/接收班级\s*石桥中心小学/);
  });

  it("is taken back in one step", async () => {
    await person.press("Control", "z");
    await person.see("已撤销", ".toast");
    const rows = await person.text("tbody");
    assert.doesNotMatch(rows, /送别/);
  });
});
