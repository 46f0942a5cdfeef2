// A school's own list into the roster: mapped by itself, mended on the spot, taken over in one act.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { openBrowser } from "./support/browser.mjs";
import { enterAsLead, sampleCounty } from "./support/county.mjs";

/** Titles above, short and wrong school names, a month that cannot be, the same person twice. */
const LIST = `第一片区教师花名册,,,,,,,
（2025年1月）,,,,,,,
序号,教师姓名,所在学校,出生年月,任教学科,专业技术职务,现任职务,骨干称号
1,张 晓东,二实小,1985.06,数学,一级教师,副校长,县级骨干
2,胡小兰,前楼中心小学,1997年1月,小学语文,中小学一级教师,班主任,—
3,林可,石桥中心校,2001.02,英语,未定级,,
4,朱婷婷,前楼中心小学,1994.16,语文,二级教师,班主任,
5,梁美玉,前楼中心小学,199803,数学,三级教师,班主任,
6,梁美玉,前楼中心校,1998/3/5,数学,三级教师,班主任,
7,曾庆华,石桥小学,1979-03,数学,一级教师,数学教研组长,
合计,7人,,,,,,
`;

let county;
let person;
const picture = (name) =>
  person.picture(join(process.env.LIANYAN_OUT ?? county.folder, `roster-import-${name}.png`));

before(async () => {
  county = sampleCounty();
  person = await openBrowser(county.folder, { env: county.env });
  await enterAsLead(person);
});
after(async () => {
  await person?.close();
  county?.remove();
});

describe("roster import", () => {
  it("reads a school's list and says what it would do", async () => {
    const file = join(county.folder, "第一片区教师花名册.csv");
    writeFileSync(file, LIST);
    await person.click("名册", "nav a");
    await person.click("导入");
    await person.see("把教师花名册或学校名单拖到这里");
    await picture("1-file");
    await person.choose(file, () => person.click("选择文件"));
    await person.see("表头在第3行，共7行");
    await person.see("改正3处后导入");
    await person.see("月份应为1至12");
    await person.see("改为石桥中心小学");
    await picture("2-check");
  });

  it("shows what each column is taken for", async () => {
    await person.click("改对应列");
    await person.see("教师姓名");
    await picture("3-columns");
    await person.click("下一步：核对");
    await person.see("改正3处后导入");
  });

  it("is mended row by row", async () => {
    await person.fill("出生年月", "1994.06");
    await person.click("改正", ".mend button");
    await person.see("改正2处后导入");
    await person.click("去掉本行", ".mend button");
    await person.see("改正1处后导入");
    await person.click("改为石桥中心小学", ".mend button");
    await person.see("导入3人");
    await picture("4-mended");
  });

  it("is taken over in one act that can be undone", async () => {
    await person.click("导入3人");
    await person.see("已导入教师名册“第一片区教师花名册.csv”：新增1人，变更2人");
    await person.fill("查找人员", "林可");
    await person.see("林可", "tbody");
    await picture("5-roster");
  });

  it("mends rows written alike together and asks from when a school changed", async () => {
    const file = join(county.folder, "调动.csv");
    const rows = ["白小梅,石桥小校", "白小兰,石桥小校", "白小竹,没有这所"];
    writeFileSync(file, ["姓名,学校,编号", ...rows, "张晓东,石桥中心小学,T08"].join("\n"));
    await person.click("导入");
    await person.choose(file, () => person.click("选择文件"));
    await person.see("写法相同的2行一起改");
    await picture("6-alike");
    await person.fill("学校", "石桥中心小学");
    await person.click("改正", ".mend button");
    await person.click("去掉这1行");
    await person.click("导入3人");
    await person.see("有1人换了学校，从哪天起？");
    await picture("7-moved");
    await person.click("填写日期");
    await person.fill("变更自哪天起", "2025-01-06");
    await person.press("Tab");
    await person.click("导入3人");
    await person.see("新增2人，变更1人");
    await person.fill("查找人员", "张晓东");
    await person.click("张晓东", "tbody td");
    await person.see(/第二实验小学，副校长\s*至2025年1月5日/, ".prev");
  });
});
