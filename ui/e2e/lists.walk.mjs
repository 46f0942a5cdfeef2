// Persons and schools in the list of any kind: sorted by their heads, columns chosen, one beside the list.
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

/** What stands in the nth column, row by row. */
const column = (nth) =>
  person.run(
    "return [...document.querySelectorAll('tr.pick-row')].map((row) => row.cells[arguments[0]].innerText)",
    nth,
  );
/** Whether the rows in sight stand by 拼音, as the page's own browser knows it. */
const isByPinyin = () =>
  person.run(`
    const names = [...document.querySelectorAll("tr.pick-row")].map((row) => row.cells[1].innerText);
    const { compare } = new Intl.Collator("zh-u-co-pinyin", { numeric: true });
    return names.length > 5 && names.every((name, at) => at === 0 || compare(names[at - 1], name) <= 0);
  `);

describe("the roster's lists", () => {
  it("persons stand in the roster's order until a head is pressed", async () => {
    await person.click("名册", "nav a");
    await person.see(/合计\s*\d+人/);
    const before = await column(1);
    await person.click("姓名", "th button");
    await until(async () => assert.ok(await isByPinyin()), "by 拼音");
    await person.click("姓名", "th button");
    await person.click("姓名", "th button");
    await until(async () => assert.deepEqual(await column(1), before), "as it was");
  });

  it("one is shown beside the list, though the list is narrowed past it", async () => {
    const [, name] = await column(1);
    await person.click(name, "tr.pick-row td");
    await person.see(name, "aside h2");
    await person.fill("查找人员", "没有这个人");
    await person.see("没有这样的人员，换一个条件再找。");
    await person.see(name, "aside h2");
    await person.fill("查找人员", "");
  });

  it("columns are chosen and stay chosen", async () => {
    await person.click("栏目");
    await person.page.getByLabel("职称", { exact: true }).check();
    await person.see("职称", "thead");
    await person.page.keyboard.press("Escape");
    await person.page.reload();
    await person.see("职称", "thead");
  });

  it("schools add up how many work there", async () => {
    await person.click("学校和单位", ".title [role=radio]");
    await person.see(/合计\s*\d+个单位/);
    const persons = (await column(6)).map(Number);
    const sum = persons.reduce((all, each) => all + each, 0);
    await person.see(new RegExp(`合计\\s*\\d+个单位\\s*${sum}`));
  });
});
