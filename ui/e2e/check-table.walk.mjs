// The check of an import: whatever the list and the window, what is at fault, changes or is offered is in
// sight and read whole; many guesses are answered at once; a count shows its rows at the top.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { openBrowser } from "./support/browser.mjs";
import { CALL } from "./support/calls.mjs";
import { enterAsLead, sampleCounty } from "./support/county.mjs";
import { until } from "./support/until.mjs";

const SIZES = [
  [1366, 768],
  [1920, 1080],
  [911, 460],
];

/** More columns than a school's screen has room for; the last one carries what the offers are about. */
const WIDE = `姓名,学校,编号,性别,出生年月,任教学科,职称,职务,荣誉称号,联系电话,参加教学工作时间,备注
葛小川,石桥中心小学,Q71,女,1988.05,语文、道德与法治,二级教师,语文教研组长,县级骨干教师,13870612345,2010.08,九月起在前楼中心小学支教一年
安若素（产假）,石桥中心小学,Q72,女,1990.11,数学,一级教师,班主任,县级教坛新秀,13870612346,2012.08,请假到期末
柏青,石桥中心小学,Q73,男,88.5,体育与健康,二级教师,少先队大队辅导员,,13870612347,2009.08,
`;

/** Every heading is only like ours, as in the questions of a collecting form. */
const FORM = `一、您的姓名（必填）,二、您的工作单位（必填）,三、现任教学科及年级,四、职称（单选）,五、您的联系电话
葛小川,石桥小学,小学语文,二级教师,13870612345
安若素,石桥小学,小学数学,一级教师,13870612346
柏青,石桥小学,小学数学,一级教师,13870612347
`;

/** Cells of the table that are not in sight in full: covered by the results or outside. */
const UNSEEN = `
  const [css] = arguments;
  const scroller = document.querySelector(".fittedtable").getBoundingClientRect();
  const results = document.querySelector(".fittedtable th.result").getBoundingClientRect();
  return [...document.querySelectorAll(css)].filter((cell) => {
    const box = cell.getBoundingClientRect();
    return box.left < scroller.left - 1 || box.right > results.left + 1;
  }).map((cell) => cell.innerText);`;
/** Of what is in sight, what is only half so: a number then reads as if it were whole. */
const HALF = `
  const results = document.querySelector(".fittedtable th.result").getBoundingClientRect();
  return [...document.querySelectorAll(".fittedtable :is(th, td):not([colspan], .result)")].filter((cell) => {
    const box = cell.getBoundingClientRect();
    return box.left < results.left - 1 && box.right > results.left + 1;
  }).map((cell) => cell.innerText);`;
const CUT = `
  return [...document.querySelectorAll(arguments[0])].filter((each) =>
    each.scrollWidth > each.clientWidth + 1).map((each) => each.innerText);`;
const unseen = (css) => person.run(UNSEEN, css);
const half = () => person.run(HALF);
const cut = (css) => person.run(CUT, css);

let county;
let person;
const picture = (name) =>
  person.picture(join(process.env.LIANYAN_OUT ?? county.folder, `check-table-${name}.png`));

async function choose(name, text) {
  const file = join(county.folder, name);
  writeFileSync(file, text);
  await person.choose(file, () => person.click(/选择文件|换一个文件/u));
}

before(async () => {
  county = sampleCounty();
  person = await openBrowser(county.folder, { env: county.env });
  await enterAsLead(person);
  await person.click("名册", "nav a");
  await person.click("导入");
});
after(async () => {
  await person?.close();
  county?.remove();
});

async function atEverySize(check) {
  for (const [width, height] of SIZES) {
    await person.resize(width, height);
    await until(() => check(width), `${width} × ${height}`);
  }
  await person.resize(1366, 768);
}

describe("a list of many columns", () => {
  it("shows what is at fault, and the column its offers write to", async () => {
    await choose("石桥教师.csv", WIDE);
    await person.see("改正2处后导入");
    await atEverySize(async () => {
      assert.deepEqual(await unseen("td.err"), []);
      assert.deepEqual(await unseen("th[data-key=note]"), [], "备注 is written to");
      assert.deepEqual(await half(), []);
    });
    await picture("1-faults");
  });

  it("cuts no phone number, and says in full what the mending of a row asks for", async () => {
    await until(async () => {
      assert.deepEqual(await cut("td:not(.result)[title^='138706']"), []);
    }, "read to the end");
    await atEverySize(async () => {
      const off = await person.run(`
        const note = document.querySelector(".mend .note");
        const row = note.closest("td").getBoundingClientRect();
        const box = note.getBoundingClientRect();
        return note.scrollWidth > note.clientWidth + 1 || box.bottom > row.bottom + 1 || box.right > row.right + 1;`);
      assert.equal(off, false);
    });
  });
});

describe("many guesses", () => {
  it("are one line, so that the rows at fault are in sight", async () => {
    await choose("收集表.csv", FORM);
    await person.see("5列的认法待确认");
    await person.see("没有这所学校");
    const top = "return document.querySelector('.mend').getBoundingClientRect().bottom";
    assert.ok((await person.run(top)) < 600, "the first fault can be mended without scrolling");
    await picture("2-guesses");
  });

  it("open one by one with the keyboard, and are answered together", async () => {
    await person.run(
      "[...document.querySelectorAll('.guesses button')].find((each) => each.innerText.includes('逐列看')).focus()",
    );
    await person.press("Enter");
    await person.see("列名和“职称”相近");
    await person.press("Enter");
    await until(async () => {
      assert.doesNotMatch(await person.text("main"), /列名和“职称”相近。/u);
    }, "closed again");
    await person.click("这5列都这样认");
    await until(async () => {
      assert.doesNotMatch(await person.text("main"), /认法/u);
    }, "nothing is left to confirm");
  });

  it("a closed row's link mends all rows that read the same, and says how many", async () => {
    await person.click("改为石桥中心小学（3行）", ".result button");
    await person.see("导入3人");
  });
});

describe("changes", () => {
  it("are in sight side by side with what stood there, and counted at the end of the row", async () => {
    await person.run(
      `${CALL} return call("roster_save_organization", {
        uid: null, code: "XX71", kind: "school", name: "白塔河小学", shortName: "白小", formerNames: null,
        stage: "primary", area: null, rank: null, private: false, parent: null, address: "白塔河镇老街12号",
        principal: "葛大川", liaison: "安若素", phone: "0871-5512345", students: 312, classes: 8,
        strengths: null, active: null, sort: null, note: "村级完小，六年级在镇上走读",
      })`,
    );
    await person.run("location.hash = '#/roster?kind=schools'");
    await person.click("导入", ".actions a, .actions button");
    await choose(
      "学校.csv",
      `学校名称,简称,校长,联络员,电话,地址,学生数,班级数,备注
白塔河小学,白塔小学,柏一青,葛小川,0871-5512399,白塔河镇新街3号三中旁,298,9,村级完小，六年级已并入镇中心小学
`,
    );
    await person.see("变更8项");
    await atEverySize(async (width) => {
      if (width > 911) assert.deepEqual(await unseen("td.chg"), []);
      assert.deepEqual(await half(), []);
      assert.match(await person.text("td.result .tag"), /变更8项/);
    });
    await picture("3-changes");
  });

  it("what is not imported stands at the top when its count is pressed", async () => {
    const totals = Array.from({ length: 30 }, (_, at) => `小计${at},,,${at}`).join("\n");
    const rows = Array.from({ length: 60 }, (_, at) => `新街第${at + 1}小学,新${at + 1},,`).join(
      "\n",
    );
    await choose("很多.csv", `学校名称,简称,校长,备注\n${rows}\n${totals}\n`);
    await person.see(/60\s*新增/u, "[role=tablist]");
    await person.click(/没有导入/u, "[role=tab]");
    await until(async () => {
      const gap = await person.run(`
        const head = document.querySelector(".fittedtable th").getBoundingClientRect().bottom;
        const group = [...document.querySelectorAll("tr.group")].find((each) => each.innerText.includes("没有导入"));
        return group.getBoundingClientRect().top - head;`);
      assert.ok(Math.abs(gap) < 4, `${gap} px below the heads`);
    }, "its heading stands at the top");
    await picture("4-left-out");
  });
});
