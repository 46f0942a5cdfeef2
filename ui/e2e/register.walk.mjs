// 活动: the register is found as it was left, names communities for the whole county, and keeps its
// frame in a narrow window.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { openBrowser } from "./support/browser.mjs";
import { enterAsLead, sampleCounty } from "./support/county.mjs";
import { until } from "./support/until.mjs";

let county;
let person;

before(async () => {
  county = sampleCounty();
  person = await openBrowser(county.folder, { env: county.env });
  await enterAsLead(person);
  await person.click("活动", "nav a");
});
after(async () => {
  await person?.close();
  county?.remove();
});

const rows = () => person.run("return document.querySelectorAll('main tr.pick-row').length");
const searched = () => person.run("return document.querySelector('[type=search]').value");

test("who comes back from an activity finds the same rows and the same one chosen", async () => {
  await person.click("只看有缺的 2", "button");
  await until(async () => assert.equal(await rows(), 2), "two activities lack evidence");
  await person.click("12月27日", "td");
  await person.see("缺照片", ".prev");
  await person.click("送教到前楼中心小学", "main table a");
  await person.see("佐证", ".tabs");
  await person.click("活动", ".crumb a");
  await until(async () => assert.equal(await rows(), 2), "the same two");
  await person.see("缺照片", ".prev");
  await person.click("只看有缺的 2", "button");
});

test("what another screen asks for is shown instead", async () => {
  await person.fill("查找活动", "ktyd");
  await person.click("工作台", "nav a");
  await person.click("活动", "nav a");
  await until(async () => assert.equal(await searched(), "ktyd"), "as it was left");
  await person.run('location.hash = "#/activities?todo=sign-in"');
  await until(async () => assert.equal(await searched(), ""), "asked for anew");
});

test("one press takes all conditions away", async () => {
  await person.click("清除条件", ".filters button");
  await until(async () => assert.ok((await rows()) > 8), "all activities are back");
  assert.doesNotMatch(await person.text(".filters"), /清除条件/);
});

for (const [width, height] of [
  [1366, 768],
  [1920, 1080],
  [911, 460],
])
  test(`the filters take one line at ${width} px, and none is lost`, async () => {
    await person.resize(width, height);
    await until(async () => {
      const tops = await person.run(`
        return [...document.querySelectorAll(".filters > *")].map((each) => {
          const box = each.getBoundingClientRect();
          return Math.round(box.top + box.height / 2);
        })`);
      assert.ok(Math.max(...tops) - Math.min(...tops) < 8, tops.join());
    }, "all in one line");
    const folded = (await person.text(".filters")).includes("更多条件");
    assert.equal(folded, width < 1600);
    if (folded) await person.click("更多条件", ".filters button");
    const filters = await person.text(".filters");
    for (const each of ["学期", "形式", "学科", "学校", "状态", "佐证", "待补录签到"])
      assert.ok(filters.includes(each), each);
    await person.press("Escape");
    await person.resize(1366, 768);
  });

test("a condition behind 更多条件 is set by the keyboard, and is told while it holds", async () => {
  await person.run(
    "[...document.querySelectorAll('.filters button')].find((each) => each.innerText.includes('更多条件')).focus()",
  );
  await person.press("Enter");
  // On its first filter, 学科; the next is 状态.
  await person.press("Tab");
  await person.press("Enter");
  await person.press("ArrowDown");
  await person.press("Enter");
  await person.see(/更多条件\s*1项/, ".filters");
  await person.press("Escape");
  const focused = "return document.activeElement.innerText";
  assert.match(await person.run(focused), /更多条件/, "and the keyboard goes on from there");
  await person.click("清除条件", ".filters button");
});

test("a time that cannot be read is said at its field, and nothing is saved without it", async () => {
  await person.click("新建活动");
  await person.fill("活动主题", "作业设计研讨");
  await person.select("活动形式", "主题教研");
  await person.fill("日期", "１.８");
  await person.press("Tab");
  await person.fill("结束时间", "24:00");
  await person.click("新建活动", "button[type=submit]");
  await person.see("没看懂这个时间", "form");
  await person.fill("结束时间", "１６：３０");
  await person.click("新建活动", "button[type=submit]");
  await person.see("作业设计研讨", "h1");
  const values = "return [...document.querySelectorAll('form input')].map((f) => f.value)";
  await until(async () => {
    assert.ok((await person.run(values)).includes("16:30"));
  }, "the time was saved as it was meant");
});

test("what is half chosen for one activity does not reach the next", async () => {
  await person.select("是否计入教研活动", "不计入");
  await person.fill("原因", "县里通知");
  await person.press("Control", "k");
  await person.fill("找人、学校、活动", "牛和鹅");
  await person.click("同课异构《牛和鹅》", "dialog [role=option]");
  await person.see("是否计入还没有保存，要保存吗？");
  await person.click("不保存");
  await person.see("同课异构《牛和鹅》", "h1");
  await until(
    async () => assert.doesNotMatch(await person.text("main"), /县里通知|不计入/),
    "nothing of the other activity",
  );
  await person.click("活动", ".crumb a");
});

test("the whole county's rows name their community", async () => {
  assert.doesNotMatch(await person.text("main thead"), /教研共同体/);
  await person.click(/^第一片区教研共同体/, ".head button");
  await person.click("全县", "[role=option], [role=menuitemradio], [role=menu] button");
  await person.see("教研共同体", "main thead");
  await person.see("第二片区教研共同体", "main table");
});

test("a narrow window still leads to another ledger", async () => {
  await person.resize(1093, 614);
  await person.click(/点开换一个资料库/, ".side footer a");
  await person.see("不改，直接进入");
  assert.deepEqual(person.complaints, []);
});
