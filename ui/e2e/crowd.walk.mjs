// A community of 30 schools with long names and 400 activities that lack their proof: 工作台 stays one
// that can be read, and what it does not show is one key away; sign-in names the schools that have nobody.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { openBrowser } from "./support/browser.mjs";
import { CALL } from "./support/calls.mjs";
import { enterAsLead, sampleCounty } from "./support/county.mjs";
import { until } from "./support/until.mjs";

const LONG = "岚溪县白塔河流域乡村振兴示范区第二九年一贯制寄宿制学校";
const GAPS = 400;
const SHOWN = 10;
/** Screens of 690 px that 工作台 may fill, however much is owed. */
const SCREENS = 5;

const FILL = `${CALL}
  const [long, gaps] = arguments;
  return (async () => {
    const community = (await call("communities_list", 2024)).find(({ code }) => code === "P1").uid;
    for (let at = 1; at <= 28; at += 1) {
      const { uid } = await call("roster_save_organization", {
        uid: null, code: "ZZ" + String(at).padStart(2, "0"), kind: "school", name: long + "第" + at + "校区",
        shortName: null, formerNames: null, stage: null, area: null, rank: null, private: false,
        parent: null, address: null, principal: null, liaison: null, phone: null, students: null,
        classes: null, strengths: null, active: null, sort: null, note: null,
      });
      await call("communities_save_membership", {
        uid: null, community, organization: uid, role: "member", seq: null, from: "2024-09-01", to: null,
        note: null,
      });
    }
    for (let at = 1; at <= gaps; at += 1) {
      const id = await call("activities_create", {
        community, title: "第" + at + "次大单元整体教学设计与课堂实施专题研讨活动", form: "joint_prep",
        day: "2024-11-" + String(at % 28 + 1).padStart(2, "0"), month: null, host: null, subjects: [],
        starts: null, ends: null, place: null, planned: false,
      });
      await call("activities_hold", id);
    }
  })();`;

let county;
let person;

before(async () => {
  county = sampleCounty();
  person = await openBrowser(county.folder, { env: county.env, width: 1366, height: 690 });
  await enterAsLead(person);
});
after(async () => {
  await person?.close();
  county?.remove();
});
const countOf = (css) => person.run("return document.querySelectorAll(arguments[0]).length", css);
const TODOS = "section[aria-label='待办'] ol li";

describe("much that is owed", () => {
  it("a few are all shown, without a way to more", async () => {
    // What is owed is asked for in several questions; the list grows while their answers come.
    await until(async () => {
      const told = Number(/\d+/.exec(await person.text("section[aria-label='待办'] header"))[0]);
      assert.ok(told > 0 && told < SHOWN);
      assert.equal(await countOf(TODOS), told);
    }, "as many are shown as the head says");
    assert.doesNotMatch(await person.text("section[aria-label='待办']"), /全部/);
  });

  it("ten of hundreds are shown, each by its name first", async () => {
    await person.run(FILL, LONG, GAPS);
    await person.run("location.reload()");
    await person.see(/全部\d{3}件/, ".c2");
    await until(async () => assert.equal(await countOf(TODOS), SHOWN), "ten are shown");
    const [last] = await person.run(
      "return [...document.querySelectorAll('.c2 .t')].map((each) => each.innerText).slice(-1)",
    );
    assert.match(last, /^(第\d+次大单元|岚溪县白塔河)/, "the name comes first");
    assert.match(await person.text(".c3"), /全部4\d\d项/);
  });

  it("the screen is not longer than a few windows", async () => {
    const high = await person.run("return document.querySelector('main').scrollHeight");
    assert.ok(high < 690 * SCREENS, `${high} px high`);
    await person.picture(`${process.env.LIANYAN_OUT ?? county.home}/crowd-home.png`);
  });

  it("the keyboard passes the year's hundreds of marks in one step", async () => {
    assert.equal(await countOf(".axis a[tabindex='0']"), 1);
    assert.ok((await countOf(".axis a")) > GAPS);
  });

  it("all of them open by the keyboard, and are narrowed by kind and by initials", async () => {
    await person.run("[...document.querySelectorAll('.c2 header a')][0].focus()");
    await person.press("Enter");
    await person.see("逾期和快到期的在前");
    await until(async () => assert.ok((await countOf("main ol li")) > GAPS), "all are listed");
    await person.fill("查找待办", "ddyztjx");
    await until(async () => assert.ok((await countOf("main ol li")) >= GAPS), "found by initials");
    await person.fill("查找待办", "sqzxxx");
    await person.see("石桥中心小学", "main ol");
    await until(async () => assert.ok((await countOf("main ol li")) < 5), "only that school");
    await person.picture(`${process.env.LIANYAN_OUT ?? county.home}/crowd-todos.png`);
  });
});

describe("a sign-in of 30 schools", () => {
  it("names the schools that have nobody on the list, instead of a column each", async () => {
    await person.click("活动", "nav a");
    await person.fill("查找活动", "送教到前楼");
    await person.click("送教到前楼中心小学", "td a");
    await person.click("人员与签到", ".tabs a");
    await person.see("还有29所学校没有应到人员", "main");
    assert.doesNotMatch(await person.text(".groups"), /应到0/);
    await person.picture(`${process.env.LIANYAN_OUT ?? county.home}/crowd-sign-in.png`);
  });

  it("reads every school's name whole where heads are counted", async () => {
    await person.click("按人数登记", "main button");
    await person.see(`${LONG}第28校区`, "dialog");
    const cut = await person.run(
      "return [...document.querySelectorAll('dialog td')].filter((each) => each.scrollWidth > each.clientWidth + 1).length",
    );
    assert.equal(cut, 0);
    await person.picture(`${process.env.LIANYAN_OUT ?? county.home}/crowd-heads.png`);
    await person.press("Escape");
  });
});
