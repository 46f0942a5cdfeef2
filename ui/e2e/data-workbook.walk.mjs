// 数据 › 数据工作簿: the sample county goes out of one ledger and into a new one through the screens; a
// second time nothing is left to do; a faulty file names its places and changes nothing.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { openBrowser } from "./support/browser.mjs";
import { emptyLedger, enterAsLead, sampleCounty } from "./support/county.mjs";

/** One sheet of the workbook as a file: its name is the sheet's. */
const FAULTY = `编号,类别,名称,学段,学生数
ZZ01,学校,前湾小学,小学,320
ZZ02,学校,,小学,180
ZZ03,学塾,后湾小学,小学,九十
`;

let county;
let other;
let person;
let exported;

before(() => {
  county = sampleCounty();
  other = emptyLedger();
  exported = join(other.home, "岚溪县.xlsx");
});
after(async () => {
  await person?.close();
  county?.remove();
  other?.remove();
});

async function openWorkbooks() {
  await person.click("数据", "nav a");
  await person.click("数据工作簿", "nav a");
}
const choose = (file, button) => person.choose(file, () => person.click(button));

describe("the data workbook", () => {
  it("takes a whole county out", async () => {
    person = await openBrowser(county.folder, { env: county.env });
    await enterAsLead(person);
    await openWorkbooks();
    await person.save(exported, () => person.click("导出数据工作簿"));
    await person.see("已导出数据工作簿", ".toast");
    assert.deepEqual(person.complaints, []);
    await person.close();
  });

  it("shows in a new ledger what it would bring", async () => {
    person = await openBrowser(other.folder, { env: other.env });
    await person.see("您在哪个单位、负责什么？");
    await person.click("查看全县");
    await openWorkbooks();
    await choose(exported, "选择数据工作簿");
    await person.see(/岚溪县\.xlsx：新增[1-9]\d*，变更\d+，相同\d+，有问题0/, "main");
    await person.see(/活动\s*35\s*35\s*0\s*0\s*0/, "main table");
  });

  it("is taken over in one act", async () => {
    await person.click(/^导入\d+条$/);
    await person.see(/已导入数据工作簿“岚溪县.xlsx”：新增\d+条/, ".toast");
    await person.click("活动", "nav a");
    await person.see("送教到前楼中心小学");
    await openWorkbooks();
  });

  it("a second time finds all of it there", async () => {
    await choose(exported, "选择数据工作簿");
    await person.see(/新增0，变更0，相同[1-9]\d*，有问题0/, "main");
    await person.see("没有要导入的内容", "button[disabled]");
  });

  it("what would change is shown field by field", async () => {
    const file = join(other.home, "学校.csv");
    writeFileSync(file, "编号,类别,名称\nXX01,学校,第二实验学校\n");
    await choose(file, "换一个文件");
    await person.click("变更的内容：1行", "summary");
    await person.see(/学校\s*2\s*第二实验小学\s*名称：第二实验小学 › 第二实验学校/, "details");
    await person.picture(join(process.env.LIANYAN_OUT ?? other.home, "data-workbook-changes.png"));
  });

  it("a faulty file says sheet, row, column and remedy, and cannot be taken over", async () => {
    const file = join(other.home, "学校.csv");
    writeFileSync(file, FAULTY);
    await choose(file, "换一个文件");
    await person.see("改正3处后再导入", "button[disabled]");
    await person.see(/学校\s*第3行C列\s*名称/, "main table");
    await person.see(/学校\s*第4行B列\s*类别/, "main table");
    await person.see(/学校\s*第4行E列\s*学生数/, "main table");
    await person.picture(join(process.env.LIANYAN_OUT ?? other.home, "data-workbook-faults.png"));
  });

  it("a file that is none says so in words", async () => {
    const file = join(other.home, "花名册.csv");
    writeFileSync(file, "姓名,单位\n张三,前湾小学\n");
    await choose(file, "换一个文件");
    await person.see("不是数据工作簿");
    // Chromium tells of the refused request, too.
    assert.deepEqual(
      person.complaints.filter((complaint) => !/status of 4\d\d/.test(complaint)),
      [],
    );
  });
});
