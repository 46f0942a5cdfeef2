// The keyboard never falls off the screen, and Ctrl+Z takes back what it says it does.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { openBrowser } from "./support/browser.mjs";
import { enterAsLead, sampleCounty } from "./support/county.mjs";
import { until } from "./support/until.mjs";

/** The smallest picture there is, made large enough not to be taken for an empty file. */
const PHOTO = Buffer.concat([
  Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==",
    "base64",
  ),
]);
let county;
let person;

before(async () => {
  county = sampleCounty();
  person = await openBrowser(county.folder, { env: county.env });
  await enterAsLead(person);
  await person.click("活动", "nav a");
  await person.click("送教到前楼中心小学", "main table a");
  await person.see("基本信息");
});
after(async () => {
  await person?.close();
  county?.remove();
});

const focused = () =>
  person.run(`
    const { activeElement: here } = document;
    return here === document.body ? "" : here.tagName + " " +
      (here.innerText || here.getAttribute("aria-label") || here.value || "").trim();`);
const isFocused = (words) => {
  let last = "";
  return until(
    async () => assert.match((last = await focused()), words),
    () => `the keyboard should be at ${words}, and is at “${last}”`,
  );
};
/** Presses Enter on the button, as the keyboard does: a click would bring its own focus. */
async function enter(words, css) {
  await person.page.locator(css, { hasText: words }).first().focus();
  await person.press("Enter");
}

test("after photos were added", async () => {
  const photo = join(county.home, "photo.png");
  writeFileSync(photo, PHOTO);
  await person.click("佐证", ".tabs a");
  await person.see("缺照片", "main");
  const tile = ".kinds li:has-text('照片') button";
  await person.choose(photo, async () => {
    await person.page.locator(tile).first().focus();
    await person.press("Enter");
  });
  await person.see("photo.png", "main");
  await isFocused(/./);
});

test("after a drawer is closed whose button was drawn anew, and after its record is gone", async () => {
  await person.click("议程", ".tabs a");
  for (const title of ["说课", "评课"]) {
    await enter("添加环节", "button");
    await person.fill("内容", title);
    await person.press("Enter");
    await person.see(title, "main table");
    await isFocused(/添加环节/);
  }
  await person.page.locator("table button", { hasText: "更改" }).last().focus();
  await person.press("Enter");
  await enter("删除", "form button");
  await until(async () => assert.doesNotMatch(await person.text("main"), /评课/), "it is removed");
  await isFocused(/^BUTTON/);
});

test("Ctrl+Z in a field takes back typing first, and once it is saved the act", async () => {
  await person.click("基本信息", ".tabs a");
  await person.fill("地点", "阶梯教室");
  await person.page.getByLabel(/^地点/).press("Enter");
  await person.see("已保存", ".toast");
  await person.press("Control", "z");
  await person.see("已撤销：", ".toast");
  await until(
    async () => assert.equal(await person.page.getByLabel(/^地点/).inputValue(), ""),
    "the place is empty again",
  );
  await person.page.getByLabel(/^地点/).pressSequentially("操场");
  await person.press("Control", "z");
  await person.see("不改了");
  assert.doesNotMatch(await person.text(".toast-place"), /已撤销：.*已撤销/);
  await person.click("不改了");
});

test("the toast's key works in a drawer that was opened meanwhile", async () => {
  await person.click("议程", ".tabs a");
  await enter("添加环节", "button");
  await person.fill("内容", "小结");
  await person.press("Enter");
  await person.see("小结", "main table");
  await enter("添加环节", "button");
  await person.see("主讲或执教", "dialog");
  await person.press("Control", "z");
  await person.see("已撤销：", ".toast");
  await person.press("Escape");
  const table = () => person.text("main table");
  await until(async () => assert.doesNotMatch(await table(), /小结/), "it is gone again");
});
