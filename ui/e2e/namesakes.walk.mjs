// Two persons of one name at one school, who teach the same: told apart wherever one of them is chosen.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { openBrowser } from "./support/browser.mjs";
import { CALL } from "./support/calls.mjs";
import { enterAsLead, sampleCounty } from "./support/county.mjs";
import { goTo } from "./support/places.mjs";

const [ELDER, YOUNGER] = ["安晓芳（1979年3月生）", "安晓芳（1995年11月生）"];

let county;
let person;

before(async () => {
  county = sampleCounty();
  person = await openBrowser(county.folder, { env: county.env });
  await enterAsLead(person);
  await person.run(`${CALL}
    return (async () => {
      const schools = await call("roster_organizations", {});
      const { uid } = schools.find(({ code }) => code === "XX02");
      for (const birthMonth of ["1979-03", "1995-11"]) {
        await call("roster_save_person", {
          uid: null, code: null, name: "安晓芳", birthMonth, status: "active", sort: null,
          posting: { organization: uid, subjects: ["chinese"], post: "班主任" },
        });
      }
    })()`);
});
after(async () => {
  await person?.close();
  county?.remove();
});

const picture = (name) =>
  person.picture(join(process.env.LIANYAN_OUT ?? county.home, `namesakes-${name}.png`));
const both = async (css) => {
  for (const name of [ELDER, YOUNGER]) await person.see(name, css);
};

test("on the roster, in its order", async () => {
  await goTo(person, { hash: "#/roster", words: "按名册顺序（学校、编号）列出" });
  // Of a long list only what is in sight is drawn.
  await person.fill("查找人员", "安晓芳");
  await both("main");
  await picture("1-roster");
});

test("where the people expected are chosen, and on the sheet", async () => {
  await goTo(person, { hash: "#/activities", words: "送教到前楼中心小学" });
  await person.click("送教到前楼中心小学", "main table a");
  await person.click("人员与签到", ".tabs a");
  await person.click("应到名单");
  await both(".drawer, dialog");
  await picture("2-expected");
  await person.click(/^全体教师/);
  await person.click(/^应到\d+人$/);
  await both(".groups");
  await picture("3-sheet");
});

test("in the list that opens while initials are typed", async () => {
  await person.fill("以下人员除外", "axf");
  await person.see("1979年3月生，语文，班主任", "[role=listbox]");
  await person.see("1995年11月生，语文，班主任", "[role=listbox]");
  await picture("4-initials");
  await person.press("Enter");
  await person.see(/安晓芳（1979年3月生）\s*未到/, ".box");
  await person.click(`去掉${ELDER}`);
});

test("in the statistics", async () => {
  await goTo(person, { hash: "#/statistics?part=people", words: "按名册顺序（学校、编号）列出" });
  await person.fill("查找教师", "axf");
  await both("main");
  await picture("5-statistics");
});

test("no script failed", () => {
  assert.deepEqual(person.complaints ?? [], []);
});
