// 您在哪个单位、负责什么: a member school's liaison begins with her own part, the county's office with all
// communities; both can look further.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { openBrowser } from "./support/browser.mjs";
import { enterAs, sampleCounty } from "./support/county.mjs";

const MATRIX = ".matrix table";

function walkAs(who, tests) {
  let county;
  let person;
  before(async () => {
    county = sampleCounty();
    person = await openBrowser(county.folder, { env: county.env });
    await enterAs(person, who);
  });
  after(async () => {
    await person?.close();
    county?.remove();
  });
  tests(() => person);
}

const LIAISON = {
  duty: "成员、共建学校",
  unit: "石桥中心小学",
  name: "顾晓禾",
  post: "联络员",
  follows: /您参加的\s*第一片区教研共同体/,
};
const OFFICE = {
  duty: "县教师进修学校",
  unit: "县教师进修学校",
  name: "严冬",
  post: "教研员",
  follows: "全县8个教研共同体",
};

describe("the liaison of a member school", () => {
  walkAs(LIAISON, (person) => {
    it("sees first what her own school owes", async () => {
      await person().see("石桥中心小学还差1次", ".title");
      await person().see("石桥中心小学", MATRIX);
      assert.doesNotMatch(await person().text(MATRIX), /前楼中心小学/);
      const missing = await person().text(".c3");
      assert.doesNotMatch(missing, /送教到前楼中心小学/, "another school's evidence");
    });

    it("sees the other schools when she wants to", async () => {
      await person().click("各校", "label, button");
      await person().see("前楼中心小学", MATRIX);
      await person().see("缺照片", ".c3");
      await person().click("本校", "label, button");
    });

    it("finds her own activities and persons first", async () => {
      await person().click("活动", "nav a");
      await person().see("四年级下册“小数的意义”单元备课", "main");
      assert.doesNotMatch(await person().text("main table"), /送教到前楼中心小学/);
      await person().click("名册", "nav a");
      await person().see("曾庆华", "main");
      assert.doesNotMatch(await person().text("main table"), /徐梅芳/, "of 前楼中心小学");
    });

    it("enters a new activity as her school's", async () => {
      await person().click("活动", "nav a");
      await person().click("新建活动");
      await person().fill("活动主题", "计算教学磨课");
      await person().select("活动形式", "集体备课");
      await person().fill("日期", "1.8");
      await person().press("Tab");
      await person().click("新建活动", "button[type=submit]");
      await person().see("石桥中心小学承办", ".title");
    });

    it("may look at the whole county", async () => {
      await person().click(/^第一片区教研共同体/, ".head button");
      await person().click("全县", "[role=option], [role=menuitemradio], [role=menu] button");
      await person().click("共同体", "nav a");
      await person().see("高中校际联盟教研共同体");
      assert.deepEqual(person().complaints, []);
    });
  });
});

describe("the county's office", () => {
  walkAs(OFFICE, (person) => {
    it("sees all communities, each with its schools", async () => {
      await person().see("全县", ".head");
      await person().see("11所学校共差15次", ".title");
      await person().see("高中校际联盟教研共同体", MATRIX);
      await person().see("第四片区教研共同体", MATRIX);
    });

    it("finds the activities and persons of the county", async () => {
      await person().click("活动", "nav a");
      await person().see(/全学年\s*35\s*项，计入\s*32\s*次/, ".title");
      await person().click("名册", "nav a");
      await person().see(/44人/, ".title");
    });

    it("says which community a new activity is for", async () => {
      await person().click("活动", "nav a");
      await person().click("新建活动");
      await person().see("先选共同体", "button[disabled]");
      await person().select("教研共同体", "第二片区");
      await person().see("先填主题", "button[disabled]");
    });

    it("can go into one community", async () => {
      await person().click(/^全县/, ".head button");
      await person().click("第一片区", "[role=option], [role=menuitemradio], [role=menu] button");
      await person().click("工作台", "nav a");
      // The community of the new activity was chosen already: leaving it asks.
      await person().see("新活动还没有保存，要保存吗？");
      await person().click("不保存");
      await person().see("石桥中心小学还差1次", ".title");
      assert.deepEqual(person().complaints, []);
    });
  });
});
