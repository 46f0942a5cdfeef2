// The window closes when it is asked to, but not over what is typed and not saved.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { after, before, describe, it } from "node:test";

import { enterAsLead, sampleCounty } from "./support/county.mjs";
import { agree, closeDialog, isVisible } from "./support/dialogs.mjs";
import { closeByFrame, startManager } from "./support/manager.mjs";
import { until } from "./support/until.mjs";
import { openCounty, openWindow } from "./support/window.mjs";

const WINDOW = "联研";
const QUESTION = "有内容还没有保存";
const NAME = "赵晓燕";
/** Longer than a question takes to come up. */
const WHILE_MS = 1_500;
let county;
let person;
let sendAway;

before(async () => {
  sendAway = startManager();
  county = sampleCounty();
  person = await openCounty(county);
  await enterAsLead(person);
});
after(async () => {
  await person?.close();
  county?.remove();
  sendAway?.();
});

async function beginAPerson() {
  await person.click("名册", "nav a");
  await person.click(/^登记人员/, "button");
}
const nameIs = (words) =>
  until(
    async () =>
      assert.equal(
        await person.run("return document.querySelector('.panel input, dialog input').value"),
        words,
      ),
    `${words} should stand in the form`,
  );
/** The program has ended in good order: another may write to the ledger. */
async function isGone() {
  await until(() => assert.ok(!isVisible(WINDOW)), "the window is still there");
  const options = { env: { ...process.env, ...county.env }, stdio: "ignore" };
  await until(
    () => execFileSync(process.env.LIANYAN_CLI, ["backup", county.folder], options),
    "the program has not ended",
  );
  assert.ok(!isVisible(QUESTION));
  await person.close();
}
async function startAgain() {
  person = await openWindow(process.env.LIANYAN_APP, county.env.LIANYAN_HOME, { env: county.env });
  await person.click(/^岚溪县/, "li button");
  await enterAsLead(person);
}

describe("over something typed", () => {
  it("asks, and with 继续填写 everything stays", async () => {
    await beginAPerson();
    await person.fill("姓名", NAME);
    closeByFrame(WINDOW);
    await closeDialog(QUESTION);
    await sleep(WHILE_MS);
    assert.ok(isVisible(WINDOW));
    await nameIs(NAME);
  });

  it("asks again the next time, and once only", async () => {
    closeByFrame(WINDOW);
    await until(() => assert.ok(isVisible(QUESTION)), "it does not ask");
    closeByFrame(WINDOW);
    await sleep(WHILE_MS);
    assert.ok(isVisible(WINDOW), "closing once more is no answer");
    await closeDialog(QUESTION);
    await sleep(WHILE_MS);
    assert.ok(!isVisible(QUESTION), "it asked twice");
    await nameIs(NAME);
  });

  it("keeps a draft when it closes, and offers it at the next start", async () => {
    closeByFrame(WINDOW);
    await agree(QUESTION);
    await isGone();
    await startAgain();
    await beginAPerson();
    await person.see(/有一份未保存的草稿（今天 \d\d:\d\d）/);
    await person.click("继续填写");
    await nameIs(NAME);
  });
});

describe("with nothing typed", () => {
  it("closes at once", async () => {
    await person.press("Escape");
    await person.click("不保存");
    await sleep(WHILE_MS);
    closeByFrame(WINDOW);
    await isGone();
    await startAgain();
  });
});
