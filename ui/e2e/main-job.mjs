// The main job, from a roster to the annual workbook: 石桥中心小学 owes one activity by 10 January
// and gets it. Walked in the browser and in the real window.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { enterAsLead, sampleCounty } from "./support/county.mjs";
import { removeFolder } from "./support/folders.mjs";

const TITLE = "寒假作业设计研讨";
const OWED = "石桥中心小学还差1次";

/** As schools keep them: a title above the header, columns by their own names. */
const ROSTER = "石桥中心小学教师花名册,,\n教师姓名,所在学校,任教学科\n顾晓禾,石桥中心小学,美术\n";

/** `open(county)` shows the county's ledger to the person who walks. */
export function walkMainJob(open) {
  /** Where this walk saves what it makes. */
  const saved = mkdtempSync(join(tmpdir(), "lianyan-saved-"));
  let county;
  let person;
  const picture = (name) =>
    person.picture(join(process.env.LIANYAN_OUT ?? saved, `${person.kind}-${name}.png`));

  before(async () => {
    county = sampleCounty();
    person = await open(county);
    await enterAsLead(person);
  });
  after(async () => {
    await person?.close();
    county?.remove();
    removeFolder(saved);
  });

  test("a school is short of its quota", async () => {
    await person.see(OWED, ".title");
    await picture("1-home");
  });

  test("a roster brings a new teacher", async () => {
    const roster = join(saved, "roster.csv");
    writeFileSync(roster, ROSTER);
    await person.click("名册", "nav a");
    await person.click("导入");
    await person.choose(roster, () => person.click("选择文件"));
    await person.see(/1\s*新增/);
    await picture("1-import");
    await person.click("导入1人");
    await person.see(/^名册$/, "h1");
    await person.fill("查找人员", "gxh");
    await person.see("顾晓禾");
  });

  test("a new activity takes a title, a form, a day and a host", async () => {
    await person.click("活动", "nav a");
    await person.click("新建活动");
    await person.fill("活动主题", TITLE);
    await person.select("活动形式", "主题教研");
    await person.fill("日期", "1.6");
    await person.press("Tab");
    await person.select("承办学校", "石桥中心小学");
    await person.click("新建活动", "button[type=submit]");
    await person.see(TITLE, "h1");
    await picture("2-activity");
  });

  test("the people expected are chosen from a list", async () => {
    await person.click("人员与签到", "nav a");
    await person.click("选应到人员");
    await person.click("全体");
    await person.click(/^应到\d+人$/);
    await person.see(/应到\s*\d+/);
    await picture("3-expected");
  });

  test("its sign-in sheet goes to the printer as a PDF", async () => {
    await person.click("打印签到表");
    await person.see("签到表设置");
    const file = join(saved, "sheet.pdf");
    await person.save(file, () => person.click("存为PDF", "button:not([disabled])"));
    await person.see("已保存到");
    assert.equal(readFileSync(file).subarray(0, 5).toString(), "%PDF-");
    await picture("4-sheet");
  });

  test("all came but one; the activity is held", async () => {
    await person.click("活动", "nav a");
    await person.click(TITLE, "td a");
    await person.click("人员与签到", "nav a");
    await person.fill("以下人员除外", "zwh");
    await person.press("Enter");
    await person.click(/^登记到会\d+人$/);
    await person.see(/未到\s*1/);
    await picture("5-signed-in");
  });

  test("the school owes nothing any more", async () => {
    await person.click("工作台", "nav a");
    await person.see(/第一学期已计入\s*7\s*次活动/);
    const words = await person.text();
    assert.ok(!words.includes(OWED), "石桥中心小学 has met its quota");
    await picture("6-home-after");
  });

  test("the annual workbook is saved", async () => {
    await person.click("材料", "nav a");
    const file = join(saved, "year.xlsx");
    await person.save(file, () => person.click("导出年度工作簿"));
    await person.see("已保存到");
    assert.equal(readFileSync(file).subarray(0, 2).toString(), "PK");
    await picture("7-materials");
  });
}
