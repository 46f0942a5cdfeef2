// A save dialog closed without an answer: nothing left the program, so nothing stands in its register.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { enterAsLead, sampleCounty } from "./support/county.mjs";
import { closeDialog } from "./support/dialogs.mjs";
import { openCounty } from "./support/window.mjs";

let county;
let person;

before(async () => {
  county = sampleCounty();
  person = await openCounty(county);
  await enterAsLead(person);
});
after(async () => {
  await person?.close();
  county?.remove();
});

test("a sheet that was not saved was not printed", async () => {
  await person.click("材料", "nav a");
  await person.click("存为PDF", "button:not([disabled])");
  await closeDialog("保存到");
  await person.see("没有保存，登记里也没有留下。", ".toast");
  await person.click("打印与导出登记", "a");
  await person.see("还没有打印或导出过");
});

test("nor does the data workbook count as exported", async () => {
  await person.click("数据", "nav a");
  await person.click("数据工作簿", ".tabs a");
  await person.click("导出数据工作簿");
  await closeDialog("保存到");
  await person.see("没有保存，登记里也没有留下。", ".toast");
  assert.doesNotMatch(await person.text("main"), /已导出/);
});
