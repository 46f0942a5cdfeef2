// Nothing ever lies over a button: the toast is laid on every screen and beside every drawer, at the window
// of an office computer and at 150 % and 200 % of it, and its place compared with all that can be pressed.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { openBrowser } from "./support/browser.mjs";
import { enterAsLead, sampleCounty } from "./support/county.mjs";
import { until } from "./support/until.mjs";

/** 1366 × 768, and what is left of it at 150 % and 200 %. */
const SIZES = [
  [1366, 768],
  [911, 460],
  [683, 384],
];
const ACTIVITY = "送教到前楼中心小学（英语、科学）";

let county;
let person;
let ids;

before(async () => {
  county = sampleCounty();
  person = await openBrowser(county.folder, { env: county.env });
  await enterAsLead(person);
  ids = await idsOf();
  await holdToast();
});
after(async () => {
  await person?.close();
  county?.remove();
});

async function ask(command, request) {
  const answer = await person.page.evaluate(
    async ([name, body]) =>
      (
        await fetch(`/call/${name}`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body),
        })
      ).json(),
    [command, request],
  );
  return answer;
}

async function idsOf() {
  const { rows } = await ask("activities_list", { schoolYear: 2024 });
  const communities = await ask("communities_list", 2024);
  const persons = await ask("roster_persons", { schools: [] });
  return {
    activity: rows.find(({ title }) => title === ACTIVITY).id,
    community: communities.find(({ code }) => code === "P1").uid,
    person: persons[0].uid,
    school: communities[0].members[0].organization,
  };
}

/** A toast with a long text that stays: the program's own one, copied. */
async function holdToast() {
  await person.click("名册", "nav a");
  await person.click("登记人员");
  await person.fill("姓名", "赵晓燕");
  await person.click("登记", "form button");
  await person.see("撤销", ".toast");
  // The toast comes with the answer; the drawer closes a moment later, when all has been read again.
  await until(
    async () =>
      assert.equal(await person.run("return document.querySelectorAll('dialog').length"), 0),
    "the drawer is closed",
  );
  await person.run(`
    const held = document.querySelector(".toast").cloneNode(true);
    held.querySelector("span").textContent = "已登记赵晓燕，".repeat(20);
    held.id = "held";
    document.querySelector(".toast-place").append(held);`);
}

/** What can be pressed and lies under the toast: in the open dialog, or on the page. */
const covered = () =>
  person.run(`
    const toast = document.getElementById("held").getBoundingClientRect();
    const dialogs = [...document.querySelectorAll("dialog")];
    const layer = dialogs.at(-1) ?? document;
    const all = layer.querySelectorAll(
      "button, a[href], input, select, textarea, summary, [role=radio], [tabindex='0']");
    if (all.length === 0) return ["nothing can be pressed at all"];
    const shown = (each) => {
      if (each.closest(".toast") || !each.checkVisibility({ visibilityProperty: true })) return null;
      let box = each.getBoundingClientRect();
      let [left, top, right, bottom] = [box.left, box.top, box.right, box.bottom];
      for (let part = each.parentElement; part; part = part.parentElement) {
        if (getComputedStyle(part).overflow === "visible") continue;
        const clip = part.getBoundingClientRect();
        [left, top] = [Math.max(left, clip.left), Math.max(top, clip.top)];
        [right, bottom] = [Math.min(right, clip.right), Math.min(bottom, clip.bottom)];
      }
      return right - left > 1 && bottom - top > 1 ? { left, top, right, bottom } : null;
    };
    return [...all].flatMap((each) => {
      const box = shown(each);
      const meets = box && box.left < toast.right && box.right > toast.left
        && box.top < toast.bottom && box.bottom > toast.top;
      return meets ? [each.innerText || each.getAttribute("aria-label") || each.outerHTML.slice(0, 80)] : [];
    });`);

async function go(hash, seen) {
  await person.run("location.hash = arguments[0]", hash);
  if (seen) await person.see(seen, "main");
}

const tab = (name) => `#/activities/${ids.activity}?tab=${name}`;
/** Screen, what is seen there, and what is pressed to open the drawer. */
const drawers = () => [
  ["#/roster?kind=persons", "名册", ["登记人员"]],
  ["#/roster?kind=schools", "名册", ["登记学校"]],
  [`#/roster/person/${ids.person}`, "任职", [["更改", ".pane-foot button"]]],
  [`#/roster/person/${ids.person}`, "任职", ["合并重复录入"]],
  [`#/roster/person/${ids.person}`, "任职", [/^更改在.*的任职$/]],
  [`#/roster/person/${ids.person}`, "离岗", [["登记", "h3 button"]]],
  [`#/roster/school/${ids.school}`, "编号", [["更改", ".pane-foot button"]]],
  ["#/communities", "共同体", ["登记共同体"]],
  [`#/communities/${ids.community}`, "成员学校", [["更改", ".title button"]]],
  [`#/communities/${ids.community}`, "成员学校", ["加入学校"]],
  [`#/communities/${ids.community}`, "成员学校", [/^更改.*的成员关系$/]],
  ["#/settings?part=forms", "活动形式", ["新增形式"]],
  ["#/settings?part=words", "词表", ["新增"]],
  [tab("agenda"), "议程", ["添加环节"]],
  [tab("sign-in"), "承担任务", [["登记", ".sheet button"]]],
  [tab("sign-in"), "应到", ["应到名单"]],
  [tab("sign-in"), "应到", ["补登名单外人员"]],
  [tab("sign-in"), "应到", ["按人数登记"]],
  [tab("sign-in"), "应到", [/^更改.*的签到$/]],
  [tab("evidence"), "佐证", [["添加", ".sheet button"]]],
  [tab("evidence"), "佐证", [/情况说明|说明/]],
];
const screens = () => [
  ["#/", "统计表"],
  ["#/todos", ""],
  ["#/activities", "活动"],
  ["#/activities/new", "新建活动"],
  [`#/activities/${ids.activity}/copy`, "复制为新活动"],
  ...["basic", "agenda", "sign-in", "record", "evidence", "outputs"].map((key) => [tab(key), ""]),
  ["#/roster", "名册"],
  [`#/roster/person/${ids.person}`, "任职"],
  ["#/roster/import", ""],
  ["#/communities", "共同体"],
  [`#/communities/${ids.community}`, "成员学校"],
  ["#/statistics", "统计"],
  ["#/materials", "材料"],
  ["#/materials/outputs", ""],
  ...["history", "trash", "backups", "workbook"].map((key) => [`#/data?part=${key}`, ""]),
  ...["who", "counter", "calendar", "forms", "words", "paper", "zoom"].map((key) => [
    `#/settings?part=${key}`,
    "",
  ]),
];

for (const [width, height] of SIZES) {
  describe(`at ${width} × ${height}`, () => {
    before(() => person.resize(width, height));

    it("on every screen, wherever it is scrolled to", async () => {
      for (const [hash, seen] of screens()) {
        await go(hash, seen);
        await person.page.waitForTimeout(250);
        for (const end of ["0", "1e6"]) {
          await person.run(
            `for (const each of document.querySelectorAll("main, .scroll")) each.scrollTop = ${end}`,
          );
          assert.deepEqual(await covered(), [], hash);
        }
      }
    });

    it("beside every drawer", async () => {
      for (const [hash, seen, presses] of drawers()) {
        await go("#/");
        await go(hash, seen);
        for (const press of presses)
          await person.click(...(Array.isArray(press) ? press : [press, "button"]));
        await person.see(/./, "dialog");
        await person.page.waitForTimeout(250);
        assert.deepEqual(await covered(), [], `${hash} ${presses}`);
        await person.press("Escape");
      }
    });

    it("below the search and a question", async () => {
      await go("#/roster?kind=persons", "名册");
      await person.press("Control", "k");
      await person.see(/./, "dialog");
      assert.deepEqual(await covered(), [], "search");
      await person.press("Escape");
      await person.click("登记人员");
      await person.fill("姓名", "钱小月");
      await person.press("Escape");
      await person.see("还没有保存");
      assert.deepEqual(await covered(), [], "question");
      await person.click("不保存");
    });
  });
}
