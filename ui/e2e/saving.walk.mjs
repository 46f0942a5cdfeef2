// Two tabs on one ledger, and what is typed and not saved: nothing is written over unasked, nothing lost.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { openBrowser } from "./support/browser.mjs";
import { enterAsLead, sampleCounty } from "./support/county.mjs";
import { until } from "./support/until.mjs";

let county;
let one;
let two;

before(async () => {
  county = sampleCounty();
  one = await openBrowser(county.folder, { env: county.env });
  await enterAsLead(one);
});
after(async () => {
  await one?.close();
  county?.remove();
});

/** What stands in the field by now. */
const value = (person, label) =>
  person.page
    .getByLabel(new RegExp(`^${label}(选填)?$`))
    .first()
    .inputValue({ timeout: 2_000 });
const holds = (person, label, words) => {
  let last = "";
  return until(
    async () => assert.equal((last = await value(person, label)), words),
    () => `${label} should be “${words}”, and is “${last}”`,
  );
};
const saveBasics = async (person) => {
  await person.click("保存更改");
  await until(
    async () => assert.ok(!(await person.text()).includes("不改了")),
    () => "not saved",
  );
};

describe("two tabs", () => {
  it("open the same activity", async () => {
    await one.click("活动", "nav a");
    await one.click("送教到前楼中心小学", "main table a");
    await one.see("基本信息");
    two = await one.another();
    await two.see("基本信息");
  });

  it("what only the other wrote is taken over, and both stand", async () => {
    await one.fill("年级", "五年级");
    await two.fill("主持人", "周敏");
    await saveBasics(two);
    await saveBasics(one);
    await holds(one, "主持人", "周敏");
    await holds(two, "年级", "五年级");
  });

  it("what both wrote is asked, field by field, with who wrote it when", async () => {
    await one.fill("地点", "阶梯教室");
    await two.fill("地点", "会议室");
    await two.fill("备注", "带平板");
    await saveBasics(two);
    await one.click("保存更改");
    await one.see("别处改过同样的栏目", ".contests");
    await one.see(
      /地点\s*您写的\s*阶梯教室\s*现在是\s*会议室\s*（第二实验小学 高原，今天 \d\d:\d\d）/,
      ".contests",
    );
    await one.see("别处刚改过备注");
    await one.see("先选用哪一个");
    assert.equal(await value(two, "地点"), "会议室", "nothing was written over");
    await one.click("阶梯教室", ".contests label");
    await saveBasics(one);
    await holds(one, "地点", "阶梯教室");
    await holds(one, "备注", "带平板");
    await holds(two, "地点", "阶梯教室");
  });

  it("a drawer meets the other tab, too", async () => {
    for (const person of [one, two]) {
      await person.click("议程", ".tabs a");
      if (person === one) {
        await person.click("添加环节");
        await person.fill("内容", "说课");
        await person.click("添加", "form button");
        await person.see("说课", "table");
      }
    }
    await two.see("说课", "table");
    await one.click("更改", "table button");
    await two.click("更改", "table button");
    await one.fill("主讲或执教", "王敏");
    await two.fill("主讲或执教", "李强");
    await two.click("保存更改");
    await two.see("李强", "table");
    await one.click("保存更改");
    await one.see(/您写的\s*王敏\s*现在是\s*李强/, ".contests");
    await one.click("李强", ".contests label");
    await one.click("保存更改");
    await one.see("李强", "table");
  });

  it("a removal asks where the other tab has changed what would go", async () => {
    await one.click("更改", "table button");
    // While something is typed here, nothing on this page follows the other.
    await one.fill("学时", "2");
    await two.click("更改", "table button");
    await two.fill("地点", "操场");
    await two.click("保存更改");
    await two.see("操场", "table");
    await one.click("删除", "form button");
    await one.see("别处又有改动，仍然删除吗？");
    await one.see("改成了“操场”");
    await one.click("先不删除");
    await one.press("Escape");
    await one.click("不保存");
    await one.see("操场", "table");
    await two.page.close();
  });
});

describe("what is typed and not saved", () => {
  it("a reload asks, and the draft is offered afterwards", async () => {
    await one.click("活动记录", ".tabs a");
    await one.fill("主要过程", "一、观课；二、评议");
    await one.page.waitForTimeout(700);
    let asked = "";
    one.page.once("dialog", (dialog) => {
      asked = dialog.type();
      void dialog.accept();
    });
    await one.page.reload();
    assert.equal(asked, "beforeunload");
    await one.see(/有一份未保存的草稿（今天 \d\d:\d\d）/);
    await one.click("继续填写");
    await holds(one, "主要过程", "一、观课；二、评议");
    await one.press("Control", "s");
    await until(
      async () => assert.ok(!(await one.text()).includes("Ctrl S")),
      () => "not saved",
    );
    await one.page.reload();
    await one.see("主要过程");
    assert.doesNotMatch(await one.text(), /草稿/);
  });

  it("closing a drawer asks: going on keeps it, not saving drops it", async () => {
    await one.click("名册", "nav a");
    await one.click(/^登记人员/, "button");
    await one.fill("姓名", "赵晓燕");
    await one.press("Escape");
    await one.see("新登记的人员还没有保存，要保存吗？");
    await one.click("继续填写");
    await holds(one, "姓名", "赵晓燕");
    await one.press("Escape");
    await one.click("不保存");
    await until(
      async () => assert.ok(!(await one.text()).includes("姓名读音")),
      () => "still open",
    );
    await one.click(/^登记人员/, "button");
    await one.see("姓名读音");
    assert.doesNotMatch(await one.text(), /草稿/);
    await one.press("Escape");
  });

  it("nothing was complained of", () => {
    const real = one.complaints.filter((line) => !line.includes("409"));
    assert.deepEqual(real, []);
  });
});
