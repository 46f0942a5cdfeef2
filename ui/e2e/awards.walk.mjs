// 获奖, as any plain kind: its list, a new record with its winners, found again, changed, removed.
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

describe("awards", () => {
  it("are listed by level, in words", async () => {
    await person.click("获奖", "nav a");
    await person.see(/《牛和鹅》教学录像[\s\S]*第二实验小学[\s\S]*一等/, "tbody");
  });

  it("one is registered with somebody who is not on the roster", async () => {
    await person.click(/^登记获奖/);
    await person.fill("名称", "课件评比");
    await person.select("学校", "第二实验小学");
    await person.click(/^添加获奖人员/);
    await person.fill("姓名", "江枫");
    await person.fill("获奖日期", "3-5");
    await person.click("登记", "footer button, form button");
    await person.see("已登记获奖“课件评比”", ".toast");
    await person.see("课件评比", "tbody");
  });

  it("is opened beside the list, with who won it", async () => {
    await person.click("课件评比", "tbody td");
    await person.see(/获奖人员\s*江枫/);
    await person.see(/HJ04/);
  });

  it("is removed after a question and comes back by undo", async () => {
    await person.click("删除", "footer button");
    await person.click("删除", "dialog button");
    await person.see("已删除", ".toast");
    await person.click("撤销", ".toast button");
    await person.see("课件评比", "tbody");
  });
});
