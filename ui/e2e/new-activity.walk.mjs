// 新建、延期、复制: one community and one host each named once, nothing counts as planned until it is
// said, and a day without lessons is named though never refused.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { openBrowser } from "./support/browser.mjs";
import { enterAsLead, sampleCounty } from "./support/county.mjs";
import { until } from "./support/until.mjs";

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

/** Waits until the box is there and says so. */
const isPlanned = (wanted) =>
  until(
    async () => {
      const box = "return document.querySelector('form .check input[type=checkbox]')?.checked";
      assert.equal(await person.run(box), wanted);
    },
    `在学年活动计划内 is not ${wanted ? "ticked" : "open"}`,
  );
const choices = (label) =>
  person.run(
    `const field = [...document.querySelectorAll("label")].find((each) => each.innerText.startsWith(arguments[0]));
     return [...document.getElementById(field.htmlFor).options].map((option) => option.text)`,
    label,
  );
async function typeDay(label, day) {
  await person.fill(label, day);
  await person.press("Tab");
}

describe("a new activity", () => {
  it("is for her own community even while she looks at the whole county", async () => {
    await person.click(/^第一片区教研共同体/, ".head button");
    await person.click("全县", "[role=option]");
    await person.click("活动", "nav a");
    await person.click("新建活动");
    await person.see("先填主题", "button[disabled]");
  });

  it("names each school that can host once, the lead school first", async () => {
    const schools = ["第二实验小学（领衔学校）", "前楼中心小学", "石桥中心小学"];
    await until(async () => {
      const hosts = await choices("承办学校");
      assert.deepEqual([...hosts].sort(), [...schools].sort());
      assert.equal(hosts[0], schools[0]);
    }, "the schools that can host");
  });

  it("names a holiday, and takes it all the same; it is in no plan until somebody says so", async () => {
    await isPlanned(false);
    await person.fill("活动主题", "国庆研学设计");
    await person.select("活动形式", "集体备课");
    await typeDay("日期", "10.2");
    await person.see("10月2日星期三是国庆节，放假。", "form");
    await person.click("新建活动", "button[type=submit]");
    await person.see("国庆研学设计", "h1");
    await isPlanned(false);
  });

  it("put off beyond the lessons says so, and that it counts in another term", async () => {
    await person.click("延期", ".actions button");
    await person.fill("原因", "场地维修");
    await typeDay("改到哪天", "1.17");
    await person.see("1月17日在第一学期最后一个教学日（1月10日）之后。", "dialog");
    await typeDay("改到哪天", "3.5");
    await person.see(/改期后这次活动计入2024—2025学年度第二学期/, "dialog");
    await person.click("延期", "dialog button[type=submit]");
    await person.see("已延期", ".title");
  });

  it("copied is in no plan either, though the old one was", async () => {
    await person.click("活动", "nav a");
    await person.click("送教到前楼中心小学", "td a");
    await person.see("送教到前楼中心小学", "h1");
    await isPlanned(true);
    await person.click("复制", ".actions a");
    await person.see("复制为新活动", "h1");
    await isPlanned(false);
    assert.deepEqual(person.complaints, []);
  });
});
