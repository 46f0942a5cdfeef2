// What is on screen is what stands in the ledger, whichever screen the change was made on; and a sign-in,
// the act there are most of, has no more read again than what it changes.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { openBrowser } from "./support/browser.mjs";
import { enterAsLead, sampleCounty } from "./support/county.mjs";
import { goTo } from "./support/places.mjs";

const ACTIVITY = "送教到前楼中心小学";
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

test("an activity names its host as it is called again once the renaming is taken back", async () => {
  await goTo(person, { hash: "#/roster?kind=schools", words: "个单位" });
  await person.click("前楼中心小学", "td");
  await person.click("更改", ".pane-foot button");
  await person.fill("全称", "前楼实验小学");
  await person.click("保存", "dialog button");
  await person.see("前楼实验小学", ".toast");
  await goTo(person, { hash: "#/activities", words: ACTIVITY });
  await person.click(ACTIVITY, "td a");
  await person.see("前楼实验小学", "main");
  await person.press("Control", "z");
  await person.see("已撤销", ".toast");
  await person.see("前楼中心小学承办", "main");
  assert.doesNotMatch(await person.text("main"), /前楼实验小学/);
});

test("after a sign-in the page and its sheet are read again, once each", async () => {
  await person.click("人员与签到", ".tabs a");
  await person.see("补登名单外人员");
  const asked = callsOf(person.page);
  await person.click("补登名单外人员");
  await person.click("校外人员", ".seg *");
  await person.fill("姓名", "张教授");
  asked.length = 0;
  await person.click("补登到会");
  await person.see("张教授", ".groups");
  assert.deepEqual(asked.toSorted(), [
    "activities_page",
    "attendance_add_unlisted",
    "attendance_choices",
    "attendance_sheet",
  ]);
  assert.deepEqual(person.complaints, []);
});

/** The commands that the page calls from now on, but for keeping what is typed, which has its own time. */
function callsOf(page) {
  const asked = [];
  page.on("request", (request) => {
    const called = /\/call\/(\w+)$/.exec(new URL(request.url()).pathname);
    if (called !== null && !called[1].startsWith("unsaved_")) asked.push(called[1]);
  });
  return asked;
}
