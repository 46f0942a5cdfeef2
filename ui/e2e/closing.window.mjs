// The window closes when it is asked to, but not over something typed and not saved.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, test } from "node:test";

import { enterAsLead, sampleCounty } from "./support/county.mjs";
import { closeDialog } from "./support/dialogs.mjs";
import { until } from "./support/until.mjs";
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

const windows = (title) => {
  try {
    const found = execFileSync("xdotool", ["search", "--onlyvisible", "--name", title], {
      encoding: "utf8",
    });
    return found.trim().split("\n").filter(Boolean);
  } catch {
    return [];
  }
};
/** What the button at the window's corner does. */
function closeWindow() {
  const [own] = windows("联研");
  execFileSync("xdotool", ["windowquit", own]);
}

test("closing asks while something is typed, and the window stays where it is answered so", async () => {
  await person.click("名册", "nav a");
  await person.click("登记人员");
  await person.fill("姓名", "赵晓燕");
  await new Promise((done) => setTimeout(done, 700));
  closeWindow();
  await closeDialog("有内容还没有保存");
  assert.ok(windows("联研").length > 0, "the window is still there");
  await until(
    async () =>
      assert.equal(
        await person.run("return document.querySelector('[role=dialog] input').value"),
        "赵晓燕",
      ),
    "what was typed is still there",
  );
});
