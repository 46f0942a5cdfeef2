// Every screen of the program and every layer over one, on the sample county: what is looked at from end
// to end, be it for room, for what reads aloud, or for pictures.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { writeActivityList } from "./activity-list.mjs";
import { chooseParticipationList } from "./participation-list.mjs";
import { photo } from "./photos.mjs";
import { until } from "./until.mjs";

/** Complete and open; lacking a photo and still open; archived. */
const OPEN = "送教到前楼中心小学";
const LESSON = "同课异构《牛和鹅》";

/** A list as schools keep them, with a fault to mend. */
const LIST = `教师姓名,所在学校,任教学科,出生年月,职称
胡小兰,前楼中心小学,语文,1997年1月,一级教师
朱婷婷,前楼中心小学,语文,1994.16,二级教师
曾庆华,石桥小学,数学,1979.3,一级教师
林可可,石桥中心小学,英语,2001年2月,未定级
`;

const tab = (name, words, open, of = OPEN) => ({ activity: of, tab: name, words, open });
const press =
  (...steps) =>
  async (person) => {
    for (const [words, css] of steps) await person.click(words, css);
    await person.see(/\S/, "dialog");
  };

async function chooseRoster(person) {
  const file = join(tmpdir(), `lianyan-places-${process.pid}.csv`);
  writeFileSync(file, LIST);
  await person.choose(file, () => person.click("选择文件"));
  await person.see("新增", "main");
  rmSync(file);
}

/** With its first question beside the list, which on a small screen lies over it. */
async function chooseActivities(person) {
  const file = writeActivityList(tmpdir(), `lianyan-places-${process.pid}.csv`);
  await person.choose(file, () => person.click("选择文件"));
  await person.see("要看一眼", "main");
  rmSync(file);
}

async function wholeCounty(person) {
  if ((await person.text(".head")).includes("全县")) return;
  await person.click(/^第一片区教研共同体/, ".head button");
  await person.click("全县", "[role=option]");
}

async function seePhoto(person) {
  if (!(await person.text(".kinds")).includes("黑板.png")) {
    const file = join(tmpdir(), `lianyan-places-${process.pid}`, "黑板.png");
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, await photo(person, 800, 600, "image/png"));
    await person.choose(file, () => person.click(/^(再)?添加照片$/));
    await person.see("黑板.png", ".kinds");
  }
  await press(["看大图：黑板.png"])(person);
}

async function postpone(person) {
  const planned = (await person.text("main .title")).includes("延期");
  if (!planned) await person.click("恢复为计划中", ".actions button");
  await press(["延期", ".actions button"])(person);
}

export const PLACES = [
  { name: "home", hash: "#/", words: "各校每学期教研活动开展情况统计表" },
  { name: "todos", hash: "#/todos", words: "逾期和快到期的在前" },
  { name: "search", hash: "#/", words: "统计表", open: (person) => person.press("Control", "k") },
  { name: "activities", hash: "#/activities", words: OPEN },
  {
    name: "activities-preview",
    hash: "#/activities",
    words: OPEN,
    open: (person) => person.click("12月27日", "td"),
  },
  { name: "activity-new", hash: "#/activities/new", words: "开始时间" },
  {
    name: "calendar",
    hash: "#/activities/new",
    words: "开始时间",
    open: async (person) => {
      await person.click("打开日历");
      await person.see(/\d月/, ".floating");
    },
  },
  {
    name: "searched-list",
    hash: "#/activities/new",
    words: "开始时间",
    open: async (person) => {
      await person.fill("活动形式", "jtbk");
      await person.see("集体备课", "[role=option]");
    },
  },
  { name: "activity-import", hash: "#/activities/import", words: "选择文件" },
  {
    name: "activity-check",
    hash: "#/activities/import",
    words: "选择文件",
    open: chooseActivities,
  },
  {
    name: "activity-check-list",
    hash: "#/activities/import",
    words: "选择文件",
    open: async (person) => {
      await chooseActivities(person);
      await person.see(/./, ".prev");
      await person.press("Escape");
    },
  },
  {
    name: "activity-columns",
    hash: "#/activities/import",
    words: "选择文件",
    open: async (person) => {
      await chooseActivities(person);
      await person.press("Escape");
      await person.click(/^改对应列/u);
    },
  },
  { name: "participation-import", hash: "#/activities/participation", words: "选择文件" },
  {
    name: "participation-check",
    hash: "#/activities/participation",
    words: "选择文件",
    open: (person) =>
      chooseParticipationList(person, tmpdir(), `lianyan-places-${process.pid}.csv`),
  },
  { name: "activity-copy", activity: OPEN, under: "/copy", words: "照原来的" },
  { name: "activity-basic", ...tab("basic", "基本信息") },
  { name: "activity-archived", ...tab("basic", "基本信息", undefined, LESSON) },
  { name: "activity-agenda", ...tab("agenda", "议程") },
  { name: "activity-sign-in", ...tab("sign-in", "承担任务") },
  { name: "activity-record", ...tab("record", "活动记录") },
  { name: "activity-evidence", ...tab("evidence", "佐证") },
  { name: "activity-outputs", ...tab("outputs", "打印与导出") },
  { name: "drawer-session", ...tab("agenda", "议程", press(["添加环节"])) },
  { name: "drawer-expected", ...tab("sign-in", "应到名单", press(["应到名单"])) },
  { name: "drawer-unlisted", ...tab("sign-in", "应到名单", press(["补登名单外人员"])) },
  { name: "drawer-heads", ...tab("sign-in", "应到名单", press(["按人数登记"])) },
  { name: "drawer-line", ...tab("sign-in", "应到名单", press([/^更改.*的签到$/, "li button"])) },
  { name: "drawer-role", ...tab("sign-in", "承担任务", press(["登记", "main button"])) },
  { name: "drawer-evidence", ...tab("evidence", "佐证", press([/^更改通知/])) },
  { name: "drawer-explain", ...tab("evidence", "佐证", press(["填写情况说明"])) },
  { name: "roster", hash: "#/roster", words: "登记人员" },
  {
    name: "roster-preview",
    hash: "#/roster",
    words: "登记人员",
    open: (person) => person.click("徐梅芳", "td"),
  },
  { name: "drawer-person", hash: "#/roster", words: "登记人员", open: press(["登记人员"]) },
  {
    name: "drawer-posting",
    hash: "#/roster",
    words: "登记人员",
    open: press(["徐梅芳", "td"], [/^更改在.*的任职$/]),
  },
  {
    name: "drawer-away",
    hash: "#/roster",
    words: "登记人员",
    open: press(["徐梅芳", "td"], [/^登记$/, ".prev h3 button"]),
  },
  {
    name: "drawer-merge",
    hash: "#/roster",
    words: "登记人员",
    open: press(["徐梅芳", "td"], ["合并重复录入"]),
  },
  { name: "schools", hash: "#/roster?kind=schools", words: "个单位" },
  {
    name: "schools-preview",
    hash: "#/roster?kind=schools",
    words: "个单位",
    open: (person) => person.click("前楼中心小学", "td"),
  },
  {
    name: "drawer-school",
    hash: "#/roster?kind=schools",
    words: "个单位",
    open: press(["登记学校"]),
  },
  { name: "roster-import", hash: "#/roster/import", words: "选择文件" },
  { name: "roster-check", hash: "#/roster/import", words: "选择文件", open: chooseRoster },
  { name: "communities", hash: "#/communities", words: "第四片区教研共同体" },
  {
    name: "drawer-community",
    hash: "#/communities",
    words: "第四片区",
    open: press(["登记共同体"]),
  },
  {
    name: "community",
    hash: "#/communities",
    words: "第四片区",
    open: async (person) => {
      await person.click(/^第一片区/, "main a");
      await person.see("成员学校", "main");
    },
  },
  {
    name: "drawer-membership",
    hash: "#/communities",
    words: "第四片区",
    open: press([/^第一片区/, "main a"], ["加入学校"]),
  },
  {
    name: "drawer-lead",
    hash: "#/communities",
    words: "第四片区",
    open: async (person) => {
      await person.click(/^第四片区/, "main a");
      await person.see("轮值安排", "main");
      await press([/^调整$/, "main button"])(person);
    },
  },
  { name: "materials", hash: "#/materials", words: "签到表设置" },
  { name: "materials-workbook", hash: "#/materials?form=annual-workbook", words: "备齐情况" },
  { name: "outputs", hash: "#/materials/outputs", words: "每次打印和导出都记在这里" },
  { name: "statistics", hash: "#/statistics", words: "统计" },
  { name: "statistics-schools", hash: "#/statistics?part=schools", words: "石桥中心小学" },
  {
    name: "statistics-people",
    hash: "#/statistics?part=people",
    words: "按名册顺序（学校、编号）列出",
  },
  { name: "statistics-never", hash: "#/statistics?part=never", words: "统计" },
  { name: "statistics-forms", hash: "#/statistics?part=forms", words: "统计" },
  { name: "history", hash: "#/data?part=history", words: "新建资料库" },
  { name: "data-workbook", hash: "#/data?part=workbook", words: "导出数据工作簿" },
  { name: "backups", hash: "#/data?part=backups", words: "开始检查" },
  { name: "trash", hash: "#/data?part=trash", words: "回收站" },
  { name: "settings-who", hash: "#/settings?part=who", words: "您在哪个单位" },
  { name: "settings-counter", hash: "#/settings?part=counter", words: "统计口径" },
  { name: "settings-calendar", hash: "#/settings?part=calendar", words: "添加" },
  { name: "settings-forms", hash: "#/settings?part=forms", words: "新增形式" },
  {
    name: "drawer-form",
    hash: "#/settings?part=forms",
    words: "新增形式",
    open: press(["新增形式"]),
  },
  { name: "settings-words", hash: "#/settings?part=words", words: "词表" },
  {
    name: "drawer-word",
    hash: "#/settings?part=words",
    words: "词表",
    open: press([/^新增$/, "main button"]),
  },
  { name: "settings-zoom", hash: "#/settings?part=zoom", words: "界面字号" },
  { name: "settings-runlog", hash: "#/settings?part=runlog", words: "保存运行记录" },
  { name: "start", hash: "#/start", words: "您在哪个单位" },
  // Last: these leave something behind. The activity is one that is still to come; the whole county is shown.
  { name: "drawer-postpone", ...tab("basic", "基本信息", postpone) },
  { name: "viewer-photo", ...tab("evidence", "佐证", seePhoto) },
  { name: "activities-county", hash: "#/activities", words: "项，计入", open: wholeCounty },
  { name: "home-county", hash: "#/", words: "统计表", open: wholeCounty },
  { name: "statistics-county", hash: "#/statistics", words: "统计", open: wholeCounty },
];

/** Goes to a place from wherever the person is. */
export async function goTo(person, place) {
  await closeLayers(person);
  await person.run("location.hash = arguments[0]", "#/settings?part=zoom");
  await person.see("界面字号", "main");
  const hash = place.hash ?? `${await addressOf(person, place.activity)}${endOf(place)}`;
  await person.run("location.hash = arguments[0]", hash);
  await person.see(place.words, "#app");
  await settled(person);
  if (!place.open) return;
  await place.open(person);
  await settled(person);
}

const endOf = ({ tab: name, under }) => under ?? `?tab=${name}`;

/** An activity's page by a part of its title. */
async function addressOf(person, title) {
  await person.run("location.hash = '#/activities'");
  await person.see(title, "main");
  await person.click(title, "td a");
  await person.see(/\S/, "main h1");
  return until(async () => {
    const hash = await person.run("return location.hash.split('?')[0]");
    if (!/^#\/activities\/.+/.test(hash)) throw new Error("not yet");
    return hash;
  }, `the page of ${title} does not open`);
}

/** Drawers and previews are put away, what was typed in them is dropped. */
async function closeLayers(person) {
  await until(async () => {
    if (!(await person.run("return document.querySelector('dialog, .prev') !== null"))) return;
    await person.press("Escape");
    throw new Error("still open");
  }, "a layer stays open");
}

/** Nothing moves any more: pictures are in place, drawers have come in. */
async function settled(person) {
  let before = "";
  await until(async () => {
    const now = await person.run(
      `if (document.getAnimations().length > 0) return null;
       return JSON.stringify([document.body.innerText.length,
         ...[...document.querySelectorAll("main *, dialog *")].slice(-40).map((each) => each.getBoundingClientRect().top)])`,
    );
    const same = now !== null && now === before;
    before = now;
    if (!same) throw new Error("still moving");
  }, "the screen does not come to rest");
}
