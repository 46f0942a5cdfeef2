// What a list does not say plainly: asked on the check screen, answered there, and nothing lost unseen.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { openBrowser } from "./support/browser.mjs";
import { enterAsLead, sampleCounty } from "./support/county.mjs";

/** A school that the roster does not have, two blocks side by side, columns that only look like ours. */
const LIST = `新城关小学2024年教师花名册,,,,,,,
编号,姓名,任教学科,办公电话,编号,姓名,任教学科,办公电话
1,甘若兰,语文,0871-6512345,3,庄雪,英语,0871-6512347
2,丘明达,数学,0871-6512346,4,柏一舟,科学,0871-6512348
,,,,,,,填表人：高原
`;

let county;
let person;
const picture = (name) =>
  person.picture(join(process.env.LIANYAN_OUT ?? county.folder, `roster-doubts-${name}.png`));

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

describe("what a list does not say plainly", () => {
  it("is asked once for the whole list, and not row by row", async () => {
    await choose("新城关小学花名册.csv", LIST);
    await person.see("定下1处后导入");
    await person.see("名册中没有“新城关小学”");
    await person.see("定下学校后自动核对");
    await picture("1-asked");
  });

  it("is answered on the spot by adding the school", async () => {
    await person.click("把“新城关小学”加入名册");
    await person.see("全表算作：新城关小学");
    await person.see("导入4人");
    await picture("2-answered");
  });

  it("shows guessed columns with what stands in them, and lets them be corrected there", async () => {
    await person.see("4列的认法待确认");
    await person.click("逐列看");
    await person.see("0871-6512345");
    await person.see("行号，当作序号");
    await person.click("就这样认");
    await person.see("3列的认法待确认");
    await person.click(/没有导入/u, "[role=tab]");
    await person.see("说明行");
    await picture("3-columns");
  });

  it("is imported and found the same the next time, without a question about columns", async () => {
    await person.click("导入4人");
    await person.see("新增4人");
    await person.click("导入", ".actions a, .actions button");
    await choose("新城关小学花名册.csv", LIST);
    await person.see("没有要导入的内容");
    await person.see(/4\s*相同/u);
  });
});

describe("a roll call", () => {
  it("is called what it is, and its names come in only when they are wanted", async () => {
    const rows = ["甘若兰,√,√,√", "丘明达,√,×,请假"];
    await choose("点名.csv", ["第二实验小学点名册", "姓名,周一,周二,周三", ...rows].join("\n"));
    await person.see("像是点名册或签到表，不是名册，2人");
    await person.see("没有要导入的内容");
    await picture("4-roll-call");
  });
});
