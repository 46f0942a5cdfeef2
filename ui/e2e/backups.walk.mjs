// 数据 › 备份: a backup by hand, a change, back to the backup, and back again to what was replaced.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { openBrowser } from "./support/browser.mjs";
import { enterAsLead, sampleCounty } from "./support/county.mjs";

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

async function openBackups() {
  await person.click("数据", "nav a");
  await person.click("备份与检查", "nav a");
  await person.see("恢复到这一份");
}
async function openTrash() {
  await person.click("数据", "nav a");
  await person.click("回收站", "nav a");
}

describe("backups", () => {
  it("one is made by hand and stands first on the list", async () => {
    await person.click("数据", "nav a");
    await person.click("备份与检查", "nav a");
    await person.click("现在备份");
    await person.see("已备份", ".toast");
    await person.see(/今天 \d\d:\d\d\s*手动备份/, "tbody tr");
  });

  it("an activity is removed after it", async () => {
    await person.click("活动", "nav a");
    await person.click("送教到前楼中心小学", "td a");
    await person.click("删除这项活动");
    await person.see("已删除", ".toast");
    await openTrash();
    await person.see("送教到前楼中心小学", "tbody");
  });

  it("going back asks first, then says what became of what was there", async () => {
    await openBackups();
    await person.click(/^恢复到.*（手动备份）$/);
    await person.see(/恢复到今天 \d\d:\d\d的备份？/, "dialog");
    await person.see("现在的资料库会先另存一份", "dialog");
    await person.click("不恢复", "dialog button");
    await person.click(/^恢复到.*（手动备份）$/);
    await person.click(/^恢复到今天/, "dialog button");
    await person.see(/已恢复到今天 \d\d:\d\d的备份，恢复之前的资料库已另存/, ".toast");
    await person.see(/恢复之前/, "tbody");
    await person.click("活动", "nav a");
    await person.see("送教到前楼中心小学");
    await openTrash();
    await person.see("回收站是空的");
  });

  it("what was replaced can be gone back to as well", async () => {
    await openBackups();
    await person.click(/^恢复到.*（恢复之前）$/);
    await person.click(/^恢复到今天/, "dialog button");
    await person.see("已恢复到今天", ".toast");
    await openTrash();
    await person.see("送教到前楼中心小学", "tbody");
  });

  it("the ledger is sound after all that", async () => {
    await openBackups();
    await person.click("开始检查");
    await person.see(/没有问题/);
    assert.deepEqual(person.complaints, []);
  });
});
