// Without a mouse: from the first question to a saved activity and its sign-in. Enter that belongs to
// an input method neither chooses nor submits.
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";

import { openBrowser } from "./support/browser.mjs";
import { emptyLedger, enterAsLead, sampleCounty } from "./support/county.mjs";
import { until } from "./support/until.mjs";

const TITLE = "寒假作业设计研讨";
/** More stops than any screen has. */
const STOPS_MAX = 120;
const ledgers = [];
let person;

async function openIn(county) {
  ledgers.push(county);
  await person?.close();
  person = await openBrowser(county.folder, { env: county.env });
}
after(async () => {
  await person?.close();
  for (const county of ledgers) county.remove();
});

/** In the page: what the focused control is called. */
const FOCUSED = `
  const at = document.activeElement;
  if (at === document.body) return [];
  const named = [at.getAttribute("aria-label"), at.innerText, at.placeholder,
    ...[...(at.labels ?? [])].map((label) => label.innerText)];
  return named.filter(Boolean).map((name) => name.trim());`;

/** Goes from stop to stop until one is called so. */
async function tabTo(name) {
  await until(
    async () => {
      for (let stop = 0; stop < STOPS_MAX; stop += 1) {
        const names = await person.run(FOCUSED);
        if (
          names.some((each) => (name instanceof RegExp ? name.test(each) : each.startsWith(name)))
        )
          return;
        await person.press("Tab");
      }
      throw new Error("not on the way");
    },
    () => `no stop is called “${name}”`,
  );
}
const type = (text) => person.page.keyboard.type(text);

/** In the page: an option that can be seen says so, or the focused system list stands on it. */
const OFFERED = `
  const at = document.activeElement;
  if (at.tagName === "SELECT") return at.selectedOptions[0]?.text.includes(arguments[0]) ?? false;
  return [...document.querySelectorAll("[role=option]")]
    .some((each) => each.checkVisibility() && each.innerText.includes(arguments[0]));`;

/** Chooses in a list: a short one is gone through, a long one is searched. */
async function choose(label, text, option) {
  await tabTo(label);
  const short = await person.run("return document.activeElement.tagName === 'SELECT'");
  if (!short) await type(text);
  await until(async () => {
    if (await person.run(OFFERED, option)) return;
    if (short) await person.press("ArrowDown");
    throw new Error("not yet");
  }, `“${option}” is not offered`);
  // What was typed stands highlighted: Enter alone takes it.
  if (!short) await person.press("Enter");
}
/** Enter while an input method still composes, as Chromium tells of it. */
const composedEnter = () =>
  person.run(`
    const field = document.activeElement;
    const tell = (kind) => field.dispatchEvent(new CompositionEvent(kind, { bubbles: true }));
    tell("compositionstart");
    const key = { key: "Enter", bubbles: true, cancelable: true, isComposing: true };
    field.dispatchEvent(new KeyboardEvent("keydown", key));
    tell("compositionend");`);

describe("the keyboard alone", () => {
  it("answers the first question of a new ledger", async () => {
    await openIn(emptyLedger());
    await person.see("您在哪个单位、负责什么？");
    await tabTo("单位");
    await type("第二实验小学");
    await tabTo("姓名");
    await type("高原");
    await tabTo("职务");
    await type("教研干事");
    await person.press("Enter");
    await person.see("先登记学校、人员和教研共同体");
    await person.see("高原", ".head");
  });

  it("looks at the sample county as somebody else, and back", async () => {
    await openIn(sampleCounty());
    await enterAsLead(person);
    await tabTo("换个身份看（我是谁）");
    await person.press("Enter");
    await person.see("我是谁", "main nav");
    await choose("单位", "qlzxxx", "前楼中心小学");
    await tabTo("保存");
    await person.press("Enter");
    await person.see("前楼中心小学", ".head");
    await choose("单位", "desyxx", "第二实验小学");
    await tabTo("保存");
    await person.press("Enter");
    await person.see("第二实验小学", ".head");
  });

  it("begins a new activity; Enter of the input method submits nothing", async () => {
    await tabTo(/^活动$/);
    await person.press("Enter");
    await person.see("活动", "h1");
    await person.press("Control", "n");
    await person.see("新建活动", "h1");
    await tabTo("活动主题");
    await type(TITLE);
    await composedEnter();
    await choose("活动形式", "ztjy", "主题教研");
    await tabTo("日期");
    await type("1.6");
    await composedEnter();
    await choose("承办学校", "石桥", "石桥中心小学");
    await person.see("在学年活动计划内", "form");
    await person.see("新建活动", "h1");
    await tabTo("地点");
    await type("录播教室");
    await person.press("Enter");
    await person.see(TITLE, "h1");
    await person.see("石桥中心小学承办", ".title");
  });

  it("chooses who is expected", async () => {
    await tabTo("人员与签到");
    await person.press("Enter");
    await tabTo("选应到人员");
    await person.press("Enter");
    await person.see("全体", "dialog");
    await tabTo(/^全体/);
    await person.press("Enter");
    await tabTo(/^应到\d+人$/);
    await person.press("Enter");
    await person.see(/应到\s*\d+/, "main");
  });

  it("enters the sign-in by initials, all but one", async () => {
    await tabTo(/以下人员除外|全部到会/);
    await type("zwh");
    await person.see("周文慧", ".floating");
    await composedEnter();
    const chosen = () => person.run("return document.querySelectorAll('.entry .token').length");
    assert.equal(await chosen(), 0, "the input method's Enter chooses nobody");
    await person.press("Enter");
    await until(async () => assert.equal(await chosen(), 1), "Enter chooses");
    await tabTo(/^登记到会\d+人$/);
    await person.press("Enter");
    await person.see(/未到\s*1/);
    await person.press("Control", "z");
    await person.see("已撤销：", ".toast");
    assert.deepEqual(person.complaints, []);
  });
});
