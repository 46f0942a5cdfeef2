// The first day: from an empty ledger to a roster, out of the one list the school has.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { openBrowser } from "./support/browser.mjs";
import { emptyLedger } from "./support/county.mjs";
import { until } from "./support/until.mjs";

let county;
let person;

before(async () => {
  county = emptyLedger();
  person = await openBrowser(county.folder, { env: county.env });
  await person.click("查看全县");
});
after(async () => {
  await person?.close();
  county?.remove();
});

test("a new activity asks for a community first", async () => {
  await person.click("活动", "nav a");
  await person.click("新建活动", ".actions a");
  await person.see("先登记共同体和它的成员学校");
  await person.click("登记教研共同体", "main a");
  await person.see("共同体", "h1");
});

test("a list of schools given at the first door is opened as one", async () => {
  const file = join(county.folder, "学校一览表.csv");
  writeFileSync(file, ["编号,学校名称,简称,学段,校长", "1,松岭学校,松学,小学,滕飞"].join("\n"));
  await person.click("工作台", "nav a");
  await person.click("导入学校名单或花名册");
  await person.choose(file, () => person.click("选择文件"));
  await person.see("这份表是学校名单，已按学校名册核对。");
  await person.see("导入学校名册", "h1");
  await person.picture(join(process.env.LIANYAN_OUT ?? county.home, "first-schools.png"));
  await person.click("改按教师名册核对");
  await person.see("导入名册", "h1");
  await until(async () => assert.doesNotMatch(await person.text("main"), /学校名单，已按/), "gone");
});

test("a list of teachers brings its schools along", async () => {
  const file = join(county.folder, "教师.csv");
  const rows = ["白小梅,石桥中心小学", "白小兰,石桥中心小学", "林可,前楼中心小学"];
  writeFileSync(file, ["姓名,学校", ...rows].join("\n"));
  await person.click("工作台", "nav a");
  await person.click("导入学校名单或花名册");
  await person.choose(file, () => person.click("选择文件"));
  await person.see("没有这所学校");
  await person.picture(join(process.env.LIANYAN_OUT ?? county.home, "first-roster.png"));
  await person.click("把“石桥中心小学”和“前楼中心小学”加入名册");
  await person.click("导入3人");
  await person.see("新增3人");
  await person.see("林可", "tbody");
});

test("a draft that was taken over is not asked for again", () => {
  assert.deepEqual(person.complaints, []);
});

test("what the list brought goes back step by step", async () => {
  await person.press("Control", "z");
  await person.see("已撤销：已导入教师名册");
  await person.press("Control", "z");
  await person.see("已撤销：已新增“石桥中心小学”等2所学校");
  await until(async () => assert.doesNotMatch(await person.text("main"), /林可/), "gone");
});
