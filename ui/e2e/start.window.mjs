// 开始, in the real window: a new ledger, one opened before, one that is damaged, one that a newer
// program made, and one in a folder that a sync program copies about.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { endGroup, endWithUs, OWN_GROUP } from "./support/children.mjs";
import { openWindow } from "./support/window.mjs";
import { until } from "./support/until.mjs";
import { removeFolder } from "./support/folders.mjs";

const SCHOOL = "前湾小学";
/** Where SQLite keeps the schema's number: `PRAGMA user_version`, big-endian. */
const VERSION_AT = 60;
const home = mkdtempSync(join(tmpdir(), "lianyan-start-"));
const env = { LIANYAN_TODAY: "2025-01-06" };
let person;

before(async () => {
  mkdirSync(join(home, "OneDrive"));
  person = await openWindow(process.env.LIANYAN_APP, join(home, "user"), { env });
});
after(async () => {
  await person?.close();
  removeFolder(home);
});

/** Another program's hands on a ledger that lies closed. */
function ledgerMade(name, ...words) {
  const folder = join(home, name);
  const options = { env: { ...process.env, ...env, LIANYAN_HOME: join(home, "cli") } };
  execFileSync(process.env.LIANYAN_CLI, ["new", folder, ...words], options);
  execFileSync(process.env.LIANYAN_CLI, ["backup", folder], options);
  return folder;
}
/** Answers when the ledger lies open there. */
async function openElsewhere(folder) {
  const words = ["serve", folder, "--no-open", "--stay"];
  const stdio = ["ignore", "pipe", "inherit"];
  const options = {
    stdio,
    env: { ...process.env, ...env, LIANYAN_HOME: join(home, "cli") },
    ...OWN_GROUP,
  };
  const other = spawn(process.env.LIANYAN_CLI, words, options);
  endWithUs(other);
  other.stdout.ref();
  await once(other.stdout, "data");
  other.stdout.unref();
  return other;
}
async function openOther(folder) {
  await person.chooseFolder(folder, () => person.click("打开其他文件夹"));
}
async function goToStart() {
  await person.run("location.hash = '#/start'");
  await person.see("打开资料库");
  // The list comes a moment later, and moves the buttons below it.
  await person.see(/\S/, "li button");
}
function replaced(folder) {
  const backups = join(folder, "backups");
  const [kept] = readdirSync(backups).filter((name) => name.startsWith("replaced-"));
  return readFileSync(join(backups, kept, "ledger.db"));
}

describe("the start screen", () => {
  it("makes a new ledger where the user wants it, and asks who she is", async () => {
    await person.see("先打开一个资料库");
    await person.click("新建资料库");
    await person.see("先填县（区）或名称", "button[disabled]");
    await person.fill("县（区）", "新湾县");
    await person.chooseFolder(home, () => person.click("选地方并新建"));
    await person.see("您在哪个单位、负责什么？");
    assert.ok(existsSync(join(home, "新湾县教研共同体", "ledger.db")));
    await person.fill("单位", SCHOOL);
    await person.fill("姓名", "周宁");
    await person.click("进入工作台");
    await person.see("先登记学校、人员和教研共同体");
  });

  it("opens another, and then the first one again with one press", async () => {
    const folder = ledgerMade("county", "--sample");
    await goToStart();
    await openOther(folder);
    await person.see("现在按第二实验小学教研干事高原的身份打开");
    await person.see("第一片区教研共同体", ".head");
    await goToStart();
    await person.see("正在使用", "li.now");
    await person.click(/^新湾县/, "li button");
    await person.see("先登记学校、人员和教研共同体");
    await person.see(SCHOOL, ".head");
  });

  it("offers the newest good backup of a damaged ledger, and keeps the damaged file", async () => {
    const folder = join(home, "county");
    const rubbish = Buffer.from("a broken disk wrote this");
    writeFileSync(join(folder, "ledger.db"), rubbish);
    await goToStart();
    await person.see("文件有损坏，可恢复");
    await person.click(/^岚溪县/, "li button");
    await person.see("这个资料库有损坏", "h1");
    await person.see("没有改动它");
    await person.click("恢复到1月6日");
    await person.see("第一片区教研共同体", ".head");
    await person.see("各校每学期教研活动开展情况统计表");
    assert.deepEqual(replaced(folder), rubbish);
  });

  it("leaves a newer program's ledger alone, and offers its backup, also in a chosen folder", async () => {
    const folder = ledgerMade("newer");
    const file = join(folder, "ledger.db");
    const bytes = readFileSync(file);
    bytes.writeUInt32BE(9_999, VERSION_AT);
    writeFileSync(file, bytes);
    await goToStart();
    await openOther(folder);
    await person.see("这个资料库由更新的版本建立", "h1");
    await person.see("请用新版程序打开");
    assert.deepEqual(readFileSync(file), bytes, "untouched");
    await person.see("请把这台电脑上的联研升级到新版再打开");
    assert.equal(await person.text(".offer .btn.primary"), "", "the old backup is no main way out");
    await person.click("仍要用1月6日的旧备份");
    await person.click("换成1月6日的备份", "dialog button");
    await person.see("您在哪个单位、负责什么？");
    assert.deepEqual(replaced(folder), bytes);
  });

  it("warns of a folder that a sync program copies about", async () => {
    await goToStart();
    await person.click("新建资料库");
    await person.fill("县（区）", "云湾县");
    await person.chooseFolder(join(home, "OneDrive"), () => person.click("选地方并新建"));
    await person.see("您在哪个单位、负责什么？");
    await person.fill("单位", SCHOOL);
    await person.fill("姓名", "周宁");
    await person.click("进入工作台");
    await person.see("资料库在OneDrive的文件夹里", ".notice");
    await person.click("知道了", ".notice button");
    await until(async () => {
      assert.equal(await person.text(".notice"), "");
    }, "the notice stays");
  });

  it("only looks into a ledger that another program has open", async () => {
    const folder = ledgerMade("busy", "--sample");
    const other = await openElsewhere(folder);
    try {
      await goToStart();
      await openOther(folder);
      await person.see("这个资料库正在使用", "h1");
      await person.click("只查看");
      await person.see("只读方式打开", ".notice");
    } finally {
      endGroup(other);
    }
  });
});
