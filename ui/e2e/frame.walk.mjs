// The home screen and the settings, as the secretary of a lead school meets them.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { openBrowser } from "./support/browser.mjs";
import { enterAsLead, sampleCounty } from "./support/county.mjs";
import { until } from "./support/until.mjs";

const MATRIX = ".matrix";
let county;
let person;

before(async () => {
  county = sampleCounty();
  person = await openBrowser(county.folder, { env: county.env });
});
after(async () => {
  await person?.close();
  county?.remove();
});

/** The line of a school in the quota table: its words in one line. */
async function line(school) {
  const rows = (await person.text(`${MATRIX} table`)).split("\n");
  const text = rows.join(" ").replace(/\s+/g, " ");
  return text.slice(text.indexOf(school)).slice(0, 60);
}

async function goHome() {
  await person.click("工作台", "nav a");
  await person.see("统计表", MATRIX);
}

async function openSettings(part) {
  await person.click("设置", "nav a");
  await person.click(part, "nav a");
}

describe("frame, home and settings", () => {
  it("opens the sample county on 工作台, says as whom, and leads with what is owed", async () => {
    await enterAsLead(person);
    await person.see("这是示例县", "main");
    await person.see("现在按第二实验小学教研干事高原的身份打开", "main");
    await person.see("换个身份看（我是谁）", "main a");
    await person.click("知道了", "main button");
    await until(async () => {
      assert.doesNotMatch(await person.text("main"), /这是示例县/);
    }, "the line goes away");
    await person.see("石桥中心小学还差1次", ".title");
    await person.see("最迟须在1月10日前", ".title");
    await person.see(/第一学期已计入\s*6\s*次活动\s*76\s*人次\s*219\s*学时/, MATRIX);
    await person.see("第一片区教研共同体", ".head");
    await person.see("第19周", ".head");
  });

  it("opens a number: what was counted, what was not, and why", async () => {
    await person.see(/再承担1次，连今天还有5个教学日/, MATRIX);
    await person.see(/A03\s*示范课，曾庆华点评/, MATRIX);
    await person.see(/A05、\s*A07\s*本校未参加/, MATRIX);
    await person.click("石桥中心小学承办0次，看明细", "button.see");
    await person.see(/承办0次\s*还没有计入的活动/, MATRIX);
  });

  it("names missing evidence", async () => {
    await person.see("缺照片", ".c3");
    await person.see("缺签到表", ".c3");
  });

  it("shows other verdicts once the county decides otherwise, and takes it back with Ctrl+Z", async () => {
    await openSettings("统计口径与要求");
    await person.click("本校承办的活动才算", "label");
    await person.see("已将统计口径定为“承办”", ".toast");
    await goHome();
    await person.see("石桥中心小学还差2次", ".title");
    await person.press("Control", "z");
    await person.see("已撤销：", ".toast");
    await person.see("石桥中心小学还差1次", ".title");
    await person.press("Control", "y");
    await person.see("石桥中心小学还差2次", ".title");
    await person.press("Control", "Shift", "z");
    await person.see("没有可以重做的操作", ".toast");
    await person.press("Control", "z");
    await person.see("石桥中心小学还差1次", ".title");
  });

  it("judges only what every reading agrees on while the county has not decided", async () => {
    await openSettings("统计口径与要求");
    await person.click("不判断是否达标", "label");
    await goHome();
    await person.see("口径待县里确定", MATRIX);
    assert.match(await line("石桥中心小学"), /石桥中心小学 0 1 4/, "all three counts");
    assert.doesNotMatch(await line("石桥中心小学"), /达标|差\d次/, "the readings do not agree");
    assert.match(await line("第二实验小学"), /4 6 6 达标/, "by any reading");
    await person.click("登记县里的决定");
    await person.click("点评等，都算", "label");
    await goHome();
    await person.see("石桥中心小学还差1次", ".title");
  });

  it("finds a person by initials; Enter of an input method does not choose", async () => {
    await person.press("Control", "k");
    await person.fill("找人、学校、活动", "zqh");
    await person.see("曾庆华", "dialog");
    await person.run(`
      const field = document.querySelector("dialog input");
      const composing = { key: "Enter", bubbles: true, cancelable: true, isComposing: true };
      field.dispatchEvent(new KeyboardEvent("keydown", composing));`);
    await person.see("曾庆华", "dialog");
    await person.fill("找人、学校、活动", "gzt");
    await person.see(/工作台\s*页面/, "dialog");
    await person.press("Escape");
    await until(async () => {
      assert.equal(await person.run("return document.querySelector('dialog')"), null);
    }, "Esc closes the search");
  });

  it("keeps calendar days as they are typed", async () => {
    await openSettings("校历");
    await person.fill("第一天", "4.30");
    await person.fill("名称", "春游");
    await person.click("添加");
    await person.see("已设置春游（2025年4月30日）为放假", ".toast");
    await person.see(/4月30日\s*星期三\s*放假\s*春游/);
    await person.press("Control", "z");
    await person.see("已撤销：", ".toast");
  });

  for (const [width, height] of [
    [1920, 1080],
    [1366, 690],
    [1093, 614],
    [911, 512],
    [683, 384],
  ]) {
    it(`nothing is cut off at ${width} px`, async () => {
      await person.resize(width, height);
      await goHome();
      const over = await person.run(`
        const wide = (each) => each.scrollWidth - each.clientWidth;
        return Math.max(wide(document.documentElement), wide(document.querySelector("main")));`);
      assert.ok(over <= 0, `${over} px too wide`);
    });
  }

  it("no script failed and the policy was kept", () => {
    // The redo with nothing to redo was refused: Chromium says so, too.
    const refused = /status of 409/;
    const other = person.complaints.filter((complaint) => !refused.test(complaint));
    assert.deepEqual(other, []);
  });
});
