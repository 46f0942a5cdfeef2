// The main job, from a roster to the annual workbook: 石桥中心小学 owes one activity by 10 January
// and gets it. Walked in the browser and in the real window.
import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { enterAsLead, sampleCounty } from "./support/county.mjs";

const TITLE = "寒假作业设计研讨";
const OWED = "石桥中心小学还差1次";

/** `open(county)` shows the county's ledger to the person who walks. */
export function walkMainJob(open) {
  let county;
  let person;
  const picture = (name) =>
    person.picture(join(process.env.LIANYAN_OUT ?? county.home, `${person.kind}-${name}.png`));

  before(async () => {
    county = sampleCounty();
    person = await open(county);
    await enterAsLead(person);
  });
  after(async () => {
    await person?.close();
    county?.remove();
  });

  test("a school is short of its quota", async () => {
    await person.see(OWED, ".title");
    await picture("1-home");
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
}
