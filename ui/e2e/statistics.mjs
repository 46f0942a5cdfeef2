// 统计, the calendar and 打印与导出登记 on the sample county: the known answers, as the window shows them.
// Walked in the browser and in the real window.
import assert from "node:assert/strict";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { enterAsLead, sampleCounty } from "./support/county.mjs";
import { removeFolder } from "./support/folders.mjs";
import { until } from "./support/until.mjs";

let county;
let person;

/** Where this walk saves what it makes. */
const saved = mkdtempSync(join(tmpdir(), "lianyan-saved-"));

/** `open(county)` shows the county's ledger to the person who walks. */
export function walkStatistics(open) {
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
  describe("statistics of 第一片区", ofCommunity);
  describe("statistics of the county", ofCounty);
  describe("the calendar", calendar);
  describe("prints and exports", prints);
}

/** Cells of the first table row that begins with, or has a cell of, these words. */
async function row(words) {
  let cells;
  await until(
    async () => {
      cells = await person.run(
        `const rows = [...document.querySelectorAll("main tr")].map((tr) =>
           [...tr.cells].map((cell) => cell.innerText.replace(/\\s+/g, "")));
         return rows.find((cells) => cells.includes(arguments[0])) ?? null;`,
        words,
      );
      assert.ok(cells);
    },
    () => `there is no row “${words}”`,
  );
  return cells.filter((cell) => cell !== "");
}

/** The names in the column of a table, from top to bottom, group rows left out. */
function column(at) {
  return person.run(
    `return [...document.querySelectorAll("main tbody tr:not(.group)")]
       .map((tr) => tr.cells[arguments[0]]?.innerText.trim());`,
    at,
  );
}

/** What Ctrl+V brings into a field of several lines. */
async function pasted() {
  await person.run(
    `const field = document.body.appendChild(document.createElement("textarea"));
     field.id = "pasted";
     field.focus();`,
  );
  await person.press("Control", "v");
  return until(async () => {
    const text = await person.run("return document.getElementById('pasted').value");
    assert.notEqual(text, "");
    await person.run("document.getElementById('pasted').remove()");
    return text;
  }, "nothing was pasted");
}

const openPart = (part) => person.click(part, ".tabs a");
const sums = (counted, people, hours) =>
  person.see(
    new RegExp(`计入\\s*${counted}\\s*次，\\s*${people}\\s*人次，\\s*${hours}\\s*学时`),
    ".title",
  );

async function choose(community) {
  await person.click(/^教研共同体：/, "button");
  await person.click(community, "[role=listbox] [role=option]");
}

function ofCommunity() {
  it("sums the school year, and says of each activity whether it counts", async () => {
    await person.click("统计", "nav a");
    await sums(11, 139, 423);
    await person.see(/共\s*14\s*项/, ".title");
    assert.deepEqual(await row("合计"), ["合计", "64", "48", "27", "139", "423"]);
    assert.deepEqual((await row("A04")).slice(4), ["5", "6", "3", "14", "42"]);
    assert.equal((await row("A01")).at(-1), "会议不计入");
    assert.equal((await row("A14")).at(-1), "已取消");
  });

  it("shows each school's counts, and opens them down to an activity and back", async () => {
    await openPart("各校");
    const schools = { 第二实验小学: "7 11 11 64 195", 前楼中心小学: "3 7 11 48 144" };
    schools["石桥中心小学"] = "1 3 8 27 84";
    for (const [school, figures] of Object.entries(schools)) {
      assert.deepEqual(await row(school), [school, ...figures.split(" ")]);
    }
    await person.click("石桥中心小学27人次，看明细");
    await person.see("A04 同课异构，3人9学时", ".why");
    await person.click("石桥中心小学承担任务3次，看明细");
    await person.see("A03 示范课，曾庆华点评", ".why");
    await person.see("A14 已取消", ".why");
    await person.click("A03", ".why a");
    await person.see("角的度量", ".title");
    await person.run("history.back()");
    assert.equal((await row("石桥中心小学"))[4], "27", "the same table again");
  });

  it("counts terms, calendar years, months and days chosen freely", async () => {
    await person.click("学期", "[role=radio]");
    await sums(6, 76, 219);
    await person.click("第二学期", "[role=radio]");
    await sums(5, 63, 204);
    await person.click("自然年", "[role=radio]");
    await person.click("2024年", "[role=radio]");
    await sums(6, 76, 219);
    await person.click("月", "[role=radio]");
    await person.click(/^月份：/, "button");
    await person.click("2024年11月", "[role=option]");
    await sums(2, 23, 60);
    await person.click("自选起止", "[role=radio]");
    await person.fill("从", "2024.10.1");
    await person.press("Tab");
    await sums(3, 36, 99);
  });

  it("says how often each teacher came, found by pinyin, and in which activities", async () => {
    await person.click("学年", "[role=radio]");
    await openPart("教师");
    assert.equal((await row("陈立群"))[3], "2");
    assert.equal((await column(0)).filter(Boolean)[0], "陈立群", "in the roster's order");
    await person.fill("查找教师", "xmf");
    await until(async () => {
      assert.deepEqual((await column(0)).filter(Boolean), ["徐梅芳"]);
    }, "one teacher is left");
    assert.deepEqual((await row("徐梅芳")).slice(3, 5), ["7", "22"]);
    await person.click("徐梅芳参加7次，看明细");
    await person.see("计入7次", ".prev");
    await person.see("同课异构，执教", ".prev");
    await person.see("工作例会，会议不计入", ".prev");
    await person.fill("查找教师", "");
  });

  it("sorts inside the schools only", async () => {
    await person.press("Escape");
    await person.click("学时", "th button");
    await until(async () => {
      assert.equal((await column(0)).filter(Boolean)[0], "林秀英");
    }, "most hours of the first school first");
    await person.see(/第二实验小学[^]*前楼中心小学/, ".scroll");
  });

  it("names who never took part, with the reason that is known", async () => {
    await openPart("一次也没有参加");
    await person.see("2人，1人有登记的原因，1人没有登记原因");
    assert.ok((await row("马晓琳"))[3].startsWith("支教在外（石桥中心小学）"));
    assert.equal((await row("田雨"))[3], "没有登记原因");
    await person.click("田雨：登记原因", "a");
    await person.see("没有登记产假、借调、支教等较长的离岗", "main");
    await person.run("history.back()");
  });

  it("shows which forms of activity were held in each term", async () => {
    await openPart("活动形式");
    const first = await row("第一学期");
    assert.deepEqual(first.slice(1, 7), ["1", "0", "1", "1", "0", "0"]);
    assert.equal(first[7], "6种中有3种，还没有研讨课、学术研讨、技能展示");
    assert.match((await row("第二学期"))[7], /^6种中有1种/);
    await person.click("集体备课1次，看明细");
    await person.see("A02", ".why");
  });

  it("a table is copied as WPS takes it", async () => {
    await openPart("各校");
    await row("石桥中心小学");
    await person.click("复制表格");
    await person.see("已复制3行", ".toast");
    const lines = (await pasted()).split(/\r?\n/).map((line) => line.split("\t"));
    assert.equal(lines[0][0], "第一片区教研共同体2024—2025学年度");
    assert.deepEqual(lines[4].slice(1), ["石桥中心小学", "1", "3", "8", "27", "84"]);
  });
}

function ofCounty() {
  it("counts 32 activities, 17 and 15", async () => {
    await choose("全县");
    await person.see(/共\s*35\s*项，计入\s*32\s*次/, ".title");
    assert.deepEqual((await row("石桥中心小学")).slice(4), ["27", "84"]);
    await person.click("学期", "[role=radio]");
    await person.see(/计入\s*17\s*次/, ".title");
    await person.click("第二学期", "[role=radio]");
    await person.see(/计入\s*15\s*次/, ".title");
    await person.click("学年", "[role=radio]");
  });

  it("calls nobody absent where only heads were counted", async () => {
    await openPart("一次也没有参加");
    await person.see("9人，1人有登记的原因，1人没有登记原因，7人所在学校只登记了人数，待核实");
    assert.match((await row("潘志远"))[3], /只登记了人数/);
    await choose("第一片区");
  });
}

const inSheet = "[role=grid]";

function calendar() {
  it("shows weeks, days off and activities with their state", async () => {
    await person.click("活动", "nav a");
    await person.click("日历", "[role=radio]");
    await person.see("第19周", inSheet);
    await person.click("上一月");
    await person.see("元旦", inSheet);
    await person.see(/送教到前楼中心小学（英语、科学）\s*缺照片/, inSheet);
  });

  it("keeps what narrows the list", async () => {
    await person.fill("查找活动", "jkdl");
    await until(async () => {
      assert.doesNotMatch(await person.text(inSheet), /送教/);
    }, "only what is looked for stays");
    await person.fill("查找活动", "sj");
    await person.see("送教到前楼中心小学", inSheet);
    await person.click("列表", "[role=radio]");
    assert.equal(
      await person.run("return document.querySelector('[type=search]').value"),
      "sj",
      "the filter is still in force",
    );
    await person.fill("查找活动", "");
    await person.click("日历", "[role=radio]");
  });

  it("is walked by keys: a day, the next week, an activity begun on it", async () => {
    const focus = "document.querySelector('[data-day][tabindex=\"0\"]').focus()";
    await until(() => person.run(focus), "there is a day that Tab leads to");
    const at = () => person.run("return document.activeElement.dataset.day ?? ''");
    assert.equal(await at(), "2024-12-01");
    await person.press("ArrowDown");
    await person.press("ArrowRight");
    await until(async () => assert.equal(await at(), "2024-12-09"), "a week and a day on");
    await person.press("PageDown");
    await until(async () => assert.equal(await at(), "2025-01-01"), "the next month");
    await person.press("ArrowDown");
    await until(async () => assert.equal(await at(), "2025-01-08"), "its second week");
    await person.press("Enter");
    await person.see("活动主题", "form");
    await until(async () => {
      const values =
        "return [...document.querySelectorAll('form input')].map((f) => f.value).join()";
      assert.match(await person.run(values), /2025年1月8日 星期三/);
    }, "the new activity has the day that was pointed at");
  });

  it("is what the next visit begins with, and opens an activity", async () => {
    await person.run("location.reload()");
    await person.click("活动", "nav a");
    await person.see("2025年1月", ".month");
    await person.click("第一学期教研共同体工作总结会", "a.chip");
    await person.see("第一学期教研共同体工作总结会", ".title");
    await person.click("活动", "nav a");
    await person.click("列表", "[role=radio]");
  });
}

function prints() {
  it("an empty register says what comes here", async () => {
    await person.click("材料", "nav a");
    await person.click("打印与导出登记", "a");
    await person.see("还没有打印或导出过");
  });

  it("lists what was saved, by whom; a file is not waited for, and may come back signed", async () => {
    await person.click("去打印或导出");
    await person.save(join(saved, "sheet.pdf"), () =>
      person.click("存为PDF", "button:not([disabled])"),
    );
    await person.see("已保存到", ".opts");
    await person.click("打印与导出登记", "a");
    await person.see(/今天 \d\d:\d\d/, ".list");
    const [, , title, number, who] = await row("签到表（存为PDF）");
    assert.match(`${title}${number}`, /送教到前楼中心小学.*A07-1/);
    assert.match(who, /第二实验小学.*高原/);
    await person.see("没有从这里打印", ".list");
    await person.click("只看未收回的签到表 0");
    await person.see("没有要收回的签到表");
    await person.click("看全部");
    await person.click("A07-1：登记收回");
    await person.see("1月6日收回", ".list");
  });

  it("no script failed and the policy was kept", () => {
    assert.deepEqual(person.complaints ?? [], []);
  });
}
