// A list of who took part: what it does not say plainly answered by keyboard alone, signed in as one act,
// found the same the next time, undone at once.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { openBrowser } from "./support/browser.mjs";
import { enterAsLead, sampleCounty } from "./support/county.mjs";
import { writeParticipationList } from "./support/participation-list.mjs";
import { until } from "./support/until.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const SERIOUS = `
  return axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ": " + html.slice(0, 140))));`;
const SIZES = [
  [1366, 768],
  [1920, 1080],
  [911, 460],
];

let county;
let person;
let list;
const folder = () => process.env.LIANYAN_OUT ?? county.folder;
const picture = (name) => person.picture(join(folder(), `participation-import-${name}.png`));
const question = () => person.text("fieldset.asks legend");
const choose = (file) => person.choose(file, () => person.click(/选择文件|换一个文件/u));

before(async () => {
  county = sampleCounty();
  list = writeParticipationList(county.home);
  person = await openBrowser(county.folder, { env: county.env });
  await enterAsLead(person);
});
after(async () => {
  await person?.close();
  county?.remove();
});

async function openSignIn() {
  await person.click("活动", "nav a");
  await person.click("列表", "[role=radio]");
  await person.click("送教到前楼中心小学", "td");
  await person.click("打开", "main a, main button");
  await person.click(/^人员与签到/u, ".tabs a");
  await person.see("应到", "main");
}
async function openImport() {
  await openSignIn();
  await person.click("导入签到表", "main a");
  await person.see("拖到这里");
}

/** The question asked now, answered by its number. */
async function answer(words, number) {
  await person.see(words, "fieldset.asks legend");
  await person.press(String(number));
  await person.press("Enter");
  await until(async () => {
    if ((await question()).includes(words)) throw new Error("not yet");
  }, `“${words}” is still asked`);
}

async function serious() {
  await person.page.evaluate(AXE);
  return person.run(SERIOUS);
}

describe("a list of who took part", () => {
  it("is read, and what it does not say plainly is asked", async () => {
    await openImport();
    await picture("1-file");
    await choose(list);
    await person.see("定好3处后导入");
    await person.see("3次活动：新增2人次，相同5人次，不同的1人次保留已登记的", ".fileline");
    await person.see("“公出”怎么登记？", "fieldset.asks");
  });

  it("answers nothing by itself", async () => {
    await person.press("Enter");
    await person.see("请先选一项", "fieldset.asks");
    await person.see("“公出”怎么登记？", "fieldset.asks");
  });

  it("can be read at every size, by whoever listens, too", async () => {
    await person.click(/送教到前楼/u, "main .opener");
    await person.see("去定", ".people");
    for (const [width, height] of SIZES) {
      await person.resize(width, height);
      await picture(`2-check-${width}`);
      assert.deepEqual(await serious(), [], `at ${width} × ${height}`);
    }
    await person.resize(1366, 768);
  });

  it("says which activity takes nobody in, and which is not known", async () => {
    await person.see("不能登记 1", "main");
    await person.see("已归档，不能修改", "main");
    await person.see("台账里没有这次活动", "main");
    await person.select("C列是哪次活动", "送教到前楼中心小学");
    await person.see("由您指明", "main");
    await person.select("C列是哪次活动", "不导入");
    await person.see("台账里没有这次活动", "main");
  });

  it("is answered by its numbers, from one question to the next", async () => {
    await person.click("“公出”怎么登记？", "button");
    await answer("“公出”怎么登记？", 1);
    await answer("“代（萧红梅）”怎么登记？", 1);
    await answer("“曾国华”是谁？", 1);
    await person.see("导入4人次签到");
    const at = () => person.run("return document.activeElement.innerText");
    await until(async () => assert.match(await at(), /导入4人次签到/u), "Enter would import now");
    await picture("3-answered");
  });

  it("lets an answer be changed, and the list's word be taken where the ledger says otherwise", async () => {
    await person.click("“公出”怎么登记？", "button");
    await answer("“公出”怎么登记？", 4);
    await person.see("导入3人次签到");
    await person.click("“公出”怎么登记？", "button");
    await answer("“公出”怎么登记？", 1);
    await person.click("保留到会", "main td button");
    await answer("徐梅芳已登记到会，名单上是请假，用哪一个？", 2);
    await person.see("导入5人次签到");
    await person.see("变更1人次", ".fileline");
    await picture("4-replaced");
  });

  it("asks before its answers are lost", async () => {
    await person.click("工作台", "nav a");
    await person.see("还没有导入，要离开吗？", "dialog");
    await person.click("继续核对");
    await person.see("导入5人次签到");
  });

  it("is taken in as one act, and leads back to the activity", async () => {
    await person.click("导入5人次签到");
    await person.see("已导入参加名单“第一片区参加情况.csv”：新增4人次，变更1人次", ".toast");
    await person.see("应到", "main");
    for (const name of ["李国栋", "宋小燕", "曾国华", "萧红梅"]) await person.see(name, "main");
    await picture("5-signed-in");
  });

  it("is found the same the next time", async () => {
    await person.click("导入签到表", "main a");
    await choose(list);
    // Who was not to be signed in is remembered, too.
    await person.see("没有要导入的签到");
    await person.see("3次活动：相同10人次", ".fileline");
  });

  it("is undone at once", async () => {
    await openSignIn();
    await person.see("宋小燕", "main");
    await person.press("Control", "z");
    await person.see("已撤销：", ".toast");
    await until(async () => {
      if ((await person.text("main")).includes("曾国华")) throw new Error("not yet");
    }, "the people are still there");
  });

  it("is found from 数据, too, and says of another file what it is", async () => {
    await person.run("location.hash = '#/data?part=workbook'");
    await person.click("导入参加名单", "main a");
    const roster = join(county.home, "花名册.csv");
    writeFileSync(roster, "姓名,学校,任教学科\n甘若兰,二实小,语文\n");
    await choose(roster);
    await person.see(/“花名册\.csv”是/u, "main");
    await person.click("数据", ".crumb a");
    await person.see("数据工作簿", "main");
    assert.deepEqual(
      person.complaints.filter((each) => !each.includes("status of")),
      [],
    );
  });
});
