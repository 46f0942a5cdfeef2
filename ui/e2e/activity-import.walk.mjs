// The list of activities a school has kept so far: its doubtful cells answered by keyboard alone, one key
// each, taken in as one act, found the same the next time.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { writeActivityList } from "./support/activity-list.mjs";
import { openBrowser } from "./support/browser.mjs";
import { enterAsLead, sampleCounty } from "./support/county.mjs";
import { until } from "./support/until.mjs";

let county;
let person;
let list;
const picture = (name) =>
  person.picture(join(process.env.LIANYAN_OUT ?? county.folder, `activity-import-${name}.png`));
const question = () => person.text("fieldset.asks legend");

before(async () => {
  county = sampleCounty();
  list = writeActivityList(county.home);
  person = await openBrowser(county.folder, { env: county.env });
  await enterAsLead(person);
});
after(async () => {
  await person?.close();
  county?.remove();
});

async function openImport() {
  await person.click("活动", "nav a");
  await person.click("导入", "main .actions a");
  await person.see("活动台账拖到这里");
}
const choose = (file) => person.choose(file, () => person.click(/选择文件|换一个文件/u));

/** The question asked now; Enter accepts its first answer. */
async function accept(words, ...before) {
  await person.see(words, "fieldset.asks legend");
  for (const key of before) await person.press(key);
  await person.press("Enter");
  await until(async () => {
    if ((await question()).includes(words)) throw new Error("not yet");
  }, `“${words}” is still asked`);
}

describe("a list of activities", () => {
  it("is read, and what it does not say plainly is asked", async () => {
    await openImport();
    await picture("1-file");
    await choose(list);
    await person.see("定好5行后导入");
    await person.see("第10行“合计”没有当作活动");
    await person.see("没有导入：存档盒", ".fileline");
    await person.see("“读书汇报”是哪种活动形式？", "fieldset.asks");
    await picture("2-check");
  });

  it("is answered by one key from one doubtful cell to the next", async () => {
    await accept("“读书汇报”是哪种活动形式？", "1");
    await accept("“10月25日（周四）”是哪一天？", "2");
    await accept("“周文慧”承担的是什么？", "0");
    await accept("“共9人”各校记多少人？");
    await person.see("开展了没有？", "fieldset.asks legend");
    await person.see("“因停电取消”", "fieldset.asks");
    await picture("3-asked");
  });

  it("lets an answer be opened again and changed", async () => {
    await person.click("11月15日", "tbody td");
    await person.click("“共9人”各校记多少人？", ".others button");
    await person.press("2");
    await person.fill("第二实验小学的人数", "6");
    await person.fill("前楼中心小学的人数", "3");
    await person.press("Enter");
    await person.see("开展了没有？", "fieldset.asks legend");
    await person.press("Enter");
    await person.see("导入7项活动");
    const at = () => person.run("return document.activeElement.innerText");
    await until(async () => assert.match(await at(), /导入7项活动/), "Enter would import now");
    await person.click("11月15日", "tbody td");
    await person.see("执教", ".prev .facts");
    await person.see(/前楼中心小学\s*3/, ".prev .facts");
    await picture("4-answered");
  });

  it("leaves out a line on her word, and takes it in again", async () => {
    await person.click("9月20日", "tbody td");
    await person.click("不导入这一行");
    await person.see("导入6项活动");
    await person.click("口算教学经验交流", "tbody td");
    await person.click("还是导入");
    await person.see("导入7项活动");
  });

  it("asks before its answers are lost", async () => {
    await person.click("工作台", "nav a");
    await person.see("还没有导入，不导入了吗？", "dialog");
    await person.click("继续核对");
    await person.see("导入7项活动");
  });

  it("is taken in as one act, and what was learned is said", async () => {
    await person.click("导入7项活动");
    await person.see("已导入活动台账“第一片区活动台账.csv”：新增7项", ".toast");
    await person.see("记住了：“读书汇报”是读书交流。以后不再问。", "main");
    await person.see("口算教学经验交流", "tbody");
    await picture("5-activities");
    await person.see(/10月24日\s+低年级识字教学/u, "tbody");
    await person.see(/朗读比赛[\s\S]*已取消/u, "tbody");
  });

  it("counts for its schools", async () => {
    await person.run("location.hash = '#/statistics?part=schools'");
    await person.click("石桥中心小学承担任务4次，看明细");
    await person.see(/承担任务4次[\s\S]*示范课，承办/u, "main");
  });

  it("is found the same the next time", async () => {
    await openImport();
    await choose(list);
    await person.see("没有要导入的活动");
    await person.see(/7\s*已有相同/u);
    await picture("6-again");
  });

  it("is undone at once", async () => {
    await person.click("活动", "nav a");
    await person.see("口算教学经验交流", "tbody");
    await person.press("Control", "z");
    await person.see("已撤销：", ".toast");
    await until(async () => {
      if ((await person.text("tbody")).includes("口算教学经验交流")) throw new Error("not yet");
    }, "the activities are still there");
    await openImport();
    await choose(list);
    await person.see("定好5行后导入");
  });

  it("takes another answer than those at hand, by initials", async () => {
    await person.see("“读书汇报”是哪种活动形式？", "fieldset.asks legend");
    await person.press("2");
    const at = () => person.run("return document.activeElement.getAttribute('role')");
    await until(async () => assert.equal(await at(), "combobox"), "the list has the keyboard");
    await person.page.keyboard.type("ztjy");
    await person.see("主题教研", "[role=option][aria-selected=true]");
    await person.press("Enter");
    const button = () => person.run("return document.activeElement.innerText");
    await until(async () => assert.match(await button(), /^就这样/u), "Enter would accept now");
    await person.press("Enter");
    await person.see("是哪一天？", "fieldset.asks legend");
    await person.see(/整本书阅读研讨\s+主题教研/u, "tbody");
  });

  it("asks about the cell that is pointed at", async () => {
    await person.click("共9人", "tbody td span");
    await person.see("“共9人”各校记多少人？", "fieldset.asks legend");
    await person.click("换一个文件");
    await person.see("不导入了吗？", "dialog");
    await person.choose(list, () => person.click("不导入了"));
    await person.see("定好5行后导入");
  });

  it("says of another file what it is not", async () => {
    const roster = join(county.home, "花名册.csv");
    writeFileSync(roster, "姓名,学校,任教学科\n甘若兰,二实小,语文\n");
    await choose(roster);
    await person.see(/花名册\.csv/u, ".failure");
    assert.deepEqual(
      person.complaints.filter((each) => !each.includes("status of")),
      [],
    );
  });
});
