// 材料: the sign-in sheet as it will be printed, printed and noted, and the year's workbook.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { openBrowser } from "./support/browser.mjs";
import { enterAsLead, sampleCounty } from "./support/county.mjs";
import { until } from "./support/until.mjs";
import { removeFolder } from "./support/folders.mjs";

let county;
let person;
let downloads;

before(async () => {
  county = sampleCounty();
  downloads = mkdtempSync(join(tmpdir(), "lianyan-walk-"));
  person = await openBrowser(county.folder, { env: county.env });
  await enterAsLead(person);
});
after(async () => {
  await person?.close();
  county?.remove();
  removeFolder(downloads);
});

/** A workbook is a zip file. */
function isWorkbook(file) {
  return readFileSync(file).subarray(0, 2).toString() === "PK";
}

describe("materials", () => {
  it("shows the next activity's sheet as the paper it will be", async () => {
    await person.click("材料", "nav a");
    await person.see("第1页，共1页", ".desk");
    const picture = "const page = document.querySelector('.desk img');";
    await until(async () => {
      const drawn = await person.run(`${picture} return page.complete && page.naturalWidth > 0`);
      assert.ok(drawn);
    }, "the page is drawn");
    const shape = await person.run(
      `${picture} const box = page.getBoundingClientRect(); return box.height / box.width;`,
    );
    assert.ok(Math.abs(shape - 297 / 210) < 0.01, `A4 upright, not ${shape}`);
    await person.see("字库齐全", ".opts");
  });

  it("a sheet with many blank rows runs over more pages", async () => {
    await person.fill("空白行", "60");
    await person.press("Tab");
    await person.see(/第1页，共[3-9]页/, ".desk");
    await person.fill("空白行", "5");
    await person.press("Tab");
    await person.see("第1页，共1页", ".desk");
  });

  it("a printed sheet waits to come back, until it is said to be there", async () => {
    await person.click("打印1页");
    await person.see("已打开，共1页", ".opts");
    await person.see(/未收回的签到表\s*1\s*张/, ".list");
    await person.click("登记收回");
    await until(async () => {
      assert.doesNotMatch(await person.text(".list"), /未收回/);
    }, "no sheet is out any more");
  });

  it("saves the sheet as a table", async () => {
    const file = join(downloads, "sheet.xlsx");
    await person.save(file, () => person.click("存为表格"));
    assert.ok(isWorkbook(file));
    await person.see("已保存到", ".opts");
  });

  it("exports the year's workbook in both editions", async () => {
    await person.click("年度教研活动资料汇总");
    for (const edition of ["报送版", "自查版"]) {
      await person.click(edition, "[role=radio]");
      const file = join(downloads, `${edition}.xlsx`);
      await person.save(file, () => person.click(`导出${edition}`));
      assert.ok(isWorkbook(file), edition);
    }
  });

  it("an activity's record leaves as a document, and says what is not written yet", async () => {
    await person.click("活动记录表", ".list button");
    await person.see("第1页", ".desk");
    await person.see(/活动记录已写|要看一眼/, ".opts");
    const file = join(downloads, "record.docx");
    await person.save(file, () => person.click("存为Word"));
    assert.ok(isWorkbook(file), "a document is a zip file, too");
    await person.see("已保存到", ".opts");
    await person.click("打印", ".opts footer button");
    await person.see("已打开，共", ".opts");
  });

  it("no script failed and the policy was kept", () => {
    assert.deepEqual(person.complaints, []);
  });
});
