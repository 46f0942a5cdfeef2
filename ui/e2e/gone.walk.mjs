// The ledger's file is deleted while the program has it open: nothing is acknowledged any more, what is
// typed stays, and the work goes on in a copy that holds all that was saved.
import assert from "node:assert/strict";
import { existsSync, renameSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { openBrowser } from "./support/browser.mjs";
import { enterAsLead, sampleCounty } from "./support/county.mjs";

const TITLE = "送教到前楼中心小学";
const TYPED = "两节课，三位老师点评，形成共识三条。";
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

describe("a ledger whose file has gone", () => {
  it("takes a change while the file is there", async () => {
    await person.click("活动", "nav a");
    await person.click(TITLE, "td a");
    await person.click("活动记录", "nav a");
    await person.fill("主要过程", "两节课，三位老师点评。");
    await person.click("保存活动记录");
    await person.see(/已保存.*的活动记录/, ".toast");
  });

  it("refuses the next one, keeps what is typed, and says what happened", async () => {
    renameSync(join(county.folder, "ledger.db"), join(county.folder, "ledger（旧）.db"));
    await person.fill("主要过程", TYPED);
    await person.click("保存活动记录");
    await person.see("这一步没有保存", ".failure");
    await person.see("资料库文件（ledger.db）被移走、改名、删除或替换了", ".notice.urgent");
    assert.equal(await person.run("return document.querySelector('textarea').value"), TYPED);
  });

  it("goes on in a copy, where what was typed is saved", async () => {
    await person.click("另存一份并接着使用", ".notice button");
    await person.see("现在用的就是它", ".toast");
    assert.equal(await person.text(".notice.urgent"), "", "the alarm is over");
    assert.ok(existsSync(join(county.home, "user", "另存的资料库", "岚溪县（另存）", "ledger.db")));
    assert.equal(await person.run("return document.querySelector('textarea').value"), TYPED);
    await person.click("保存活动记录");
    await person.see(/已保存.*的活动记录/, ".toast");
  });
});
