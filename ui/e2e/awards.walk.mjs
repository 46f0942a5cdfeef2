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

  it("is found by who won it", async () => {
    await person.fill("查找获奖", "江枫");
    await person.see(/课件评比/, "tbody");
    await person.see(/合计\s*1项/);
    await person.fill("查找获奖", "");
    await person.see(/合计\s*4项/);
  });

  it("one field of several is changed at once, and undone at once", async () => {
    await person.page.getByLabel("选中课件评比").check();
    await person.page.getByLabel("选中单元作业设计").check();
    await person.click("改一栏");
    await person.select("改哪一栏", "颁发单位");
    await person.fill("颁发单位选填", "县教育局");
    await person.see(
      /单元作业设计[\s\S]*县教育局[\s\S]*课件评比|课件评比[\s\S]*县教育局/,
      "dialog tbody",
    );
    await person.click("改2项", "dialog button");
    await person.see("已更改获奖2项", ".toast");
    await person.click("撤销", ".toast button");
    await person.see("已撤销", ".toast");
    await person.click("取消选择");
  });

  it("one of another school year says where it is", async () => {
    await person.click(/^登记获奖/);
    await person.fill("名称", "旧年论文");
    await person.select("学校", "第二实验小学");
    await person.fill("获奖日期", "2023-11-5");
    await person.click("登记", "footer button, form button");
    await person.see("刚登记的获奖不在2024—2025学年度，所以没有列在下面。");
    await person.click("看这一项");
    await person.see(/各学年，\s*5\s*项/);
    await person.see("旧年论文", "aside h2");
  });

  it("a field's open calendar does not take the next click", async () => {
    await person.click(/^登记获奖/);
    await person.fill("名称", "有日历");
    await person.click("打开日历");
    await person.see("一", "dialog table");
    await person.page.getByLabel("颁发单位").click();
    const inside = await person.page.evaluate(() => document.activeElement?.type);
    if (inside !== "text") throw new Error(`the click went to ${inside}`);
    await person.click("添加获奖人员");
    await person.fill("姓名", "江枫");
    await person.page.waitForTimeout(600);
  });

  it("the rows of a form come back with its draft", async () => {
    await person.page.reload();
    await person.click(/^登记获奖/);
    await person.click("继续填写");
    await person.see(/去掉|获奖人员/, "dialog");
    const name = await person.page.getByLabel("姓名").inputValue();
    if (name !== "江枫") throw new Error(`a winner ${name}`);
    await person.click("关闭", "dialog button");
    await person.click("不保存");
  });

  it("is removed after a question and comes back by undo", async () => {
    await person.click("删除", "footer button");
    await person.click("删除", "dialog button");
    await person.see("已删除", ".toast");
    await person.click("撤销", ".toast button");
    await person.see("课件评比", "tbody");
  });
});
