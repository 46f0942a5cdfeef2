// Mending: a wrong name on a sign-in sheet, and a person entered twice.
import assert from "node:assert/strict";
import { join } from "node:path";
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
  await person.click("送教到前楼中心小学", "main table a");
  await person.click("人员与签到", ".tabs a");
  await person.see("补登名单外人员");
});
after(async () => {
  await person?.close();
  county?.remove();
});

const picture = (name) =>
  person.picture(join(process.env.LIANYAN_OUT ?? county.home, `lines-${name}.png`));
const FOCUSED = "return document.activeElement.getAttribute('aria-label') ?? ''";
const focus = (name) =>
  person.run(
    "[...document.querySelectorAll('[data-line]')].find((line) => line.getAttribute('aria-label').startsWith(arguments[0])).focus()",
    name,
  );
const onSheet = async (name) => (await person.text(".groups")).includes(name);

test("a guest whose name was misspelt is corrected and given a school", async () => {
  await person.click("补登名单外人员");
  await person.click("校外人员", ".seg *");
  await person.fill("姓名", "张教受");
  await person.click("补登到会");
  await person.see("张教受", ".groups");
  await person.see("没有单位的人不计入任何学校的统计", ".groups");
  await picture("1-guest");
  await focus("张教受");
  await person.press("Enter");
  await person.see("更改签到：张教受");
  await person.fill("姓名", "张教授");
  await person.select("单位", "石桥中心小学");
  await person.select("签到情况", "迟到");
  await person.fill("签到时间", "9点05");
  await picture("2-line");
  await person.click("保存更改");
  await person.see("张教授", ".groups");
  await until(
    async () => assert.equal(await person.run("return document.querySelector('dialog')"), null),
    "the drawer is closed",
  );
  assert.ok(!(await onSheet("单位不详")), "at its school now");
  assert.match(await person.text(".groups"), /张教授\s*名单外\s*迟到/);
});

test("a name that does not belong is taken off by the keyboard, and comes back by undo", async () => {
  await focus("张教授");
  await person.press("Delete");
  await until(async () => assert.ok(!(await onSheet("张教授"))), "off the sheet");
  await until(
    async () => assert.notEqual(await person.run(FOCUSED), ""),
    "the keyboard goes on beside it",
  );
  await person.press("Control+z");
  await person.see("张教授", ".groups");
});

test("arrows lead to the next school's names and back", async () => {
  await person.run("document.querySelector('[data-line]').focus()");
  const first = await person.run(FOCUSED);
  await person.press("ArrowRight");
  assert.notEqual(await person.run(FOCUSED), first);
  await person.press("ArrowLeft");
  assert.equal(await person.run(FOCUSED), first);
});

test("a person entered twice becomes one", async () => {
  await person.click("名册", "nav a");
  await person.click("登记人员");
  await person.fill("姓名", "徐梅芳");
  await person.select("学校", "前楼中心小学");
  await person.click("登记", "button[type=submit]");
  await person.see("有1对人员可能是同一个人");
  await person.click("逐对核对");
  await person.click("核对并合并");
  await person.see("合并为一人");
  await picture("3-merge");
  await person.click("合并为一人");
  await until(
    async () => assert.doesNotMatch(await person.text(), /可能是同一个人录了两次/),
    "no twins any more",
  );
  await person.press("Control+z");
  await person.see("有1对人员可能是同一个人");
});
