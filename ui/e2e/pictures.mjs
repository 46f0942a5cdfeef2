// Pictures of every screen on the sample county, at both sizes the screens are designed for.
// Run: node e2e/pictures.mjs FOLDER (with LIANYAN_CLI and CHROMIUM as for the walks), or
// node e2e/pictures.mjs FOLDER window (with LIANYAN_CLI and LIANYAN_APP, on a display).
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { writeActivityList } from "./support/activity-list.mjs";
import { openBrowser } from "./support/browser.mjs";
import { enterAsLead, sampleCounty } from "./support/county.mjs";
import { removeFolder } from "./support/folders.mjs";
import { chooseParticipationList } from "./support/participation-list.mjs";
import { openCounty } from "./support/window.mjs";

const folder = process.argv[2] ?? "pictures";
const inWindow = process.argv[3] === "window";
const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
];

/** Screens by address; `do` brings one into the state worth showing. */
const SCREENS = [
  { name: "home", hash: "#/" },
  {
    name: "activities",
    hash: "#/activities",
    do: async (person) => {
      await person.click("列表", "[role=radio]");
      await person.click("12月27日", "td");
    },
  },
  { name: "activity-new", hash: "#/activities/new" },
  { name: "activity-import", hash: "#/activities", do: importActivities },
  {
    name: "participation-import",
    hash: "#/activities/participation",
    do: (person) =>
      chooseParticipationList(person, home, inWindow ? "participation.csv" : undefined),
  },
  { name: "activity", open: "同课异构《牛和鹅》", tab: "basic" },
  {
    name: "sign-in",
    open: "送教到前楼中心小学",
    tab: "sign-in",
    do: (person) => person.fill("全部到会", "xm"),
  },
  { name: "evidence", open: "送教到前楼中心小学", tab: "evidence" },
  { name: "roster", hash: "#/roster", do: (person) => person.click("徐梅芳", "td") },
  { name: "schools", hash: "#/roster?kind=schools" },
  { name: "import", hash: "#/roster", do: importList },
  { name: "communities", hash: "#/communities" },
  { name: "community", hash: "#/communities", do: (person) => person.click(/^第一片区/, "main a") },
  { name: "materials", hash: "#/materials" },
  { name: "materials-record", hash: "#/materials?form=activity-record" },
  { name: "statistics", hash: "#/statistics" },
  {
    name: "statistics-schools",
    hash: "#/statistics?part=schools",
    do: (person) => person.click("石桥中心小学承担任务3次，看明细"),
  },
  {
    name: "statistics-people",
    hash: "#/statistics?part=people",
    do: (person) => person.click("徐梅芳参加7次，看明细"),
  },
  { name: "statistics-never", hash: "#/statistics?part=never" },
  { name: "statistics-forms", hash: "#/statistics?part=forms" },
  { name: "outputs", hash: "#/materials", do: exportOne },
  { name: "data", hash: "#/data" },
  { name: "data-workbook", hash: "#/data?part=workbook" },
  { name: "backups", hash: "#/data?part=backups" },
  { name: "trash", hash: "#/data?part=trash" },
  { name: "settings", hash: "#/settings" },
  { name: "settings-paper", hash: "#/settings?part=paper" },
  {
    name: "search",
    hash: "#/",
    do: async (person) => {
      await person.press("Control", "k");
      await person.fill("人、学校、活动", "sj");
    },
  },
  // Last: the choice between list and calendar is remembered.
  {
    name: "calendar",
    hash: "#/activities",
    do: async (person) => {
      await person.press("Escape");
      await person.click("日历", "[role=radio]");
    },
  },
  { name: "start", hash: "#/start" },
];

/** A list as schools keep them, with a fault to mend. */
const LIST = `第一片区教师花名册,,,,,,,
,,,,,,,2025年1月
教师姓名,所在学校,任教学科,出生年月,职称,现任职务,荣誉,政治面貌
张晓东,第二实验小学,数学,1985.6,一级教师,副校长,县级骨干,群众
胡小兰,前楼中心小学,语文,1997年1月,一级教师,班主任,,群众
林可,石桥中心小学,英语,2001年2月,未定级,,,团员
朱婷婷,前楼中心小学,语文,1994.16,二级教师,班主任,,群众
梁美玉,前楼中心小学,数学,1998.3,三级教师,班主任,,群众
梁美玉,前楼中心小学,数学,1998.3,三级教师,班主任,,群众
曾庆华,石桥小学,数学,1979.3,一级教师,数学教研组长,,党员
徐梅芳,前楼中心小学,语文,1982.4,一级教师,教导主任,县级骨干,党员
`;

async function importList(person) {
  // Hands in the window type plain names only.
  const list = join(home, inWindow ? "roster.csv" : "第一片区教师花名册.csv");
  writeFileSync(list, LIST);
  await person.click("导入");
  await person.choose(list, () => person.click("选择文件"));
  await person.see("新增");
}

async function importActivities(person) {
  const list = writeActivityList(home, inWindow ? "activities.csv" : undefined);
  await person.click("导入", "main .actions a");
  await person.choose(list, () => person.click("选择文件"));
  await person.see("台账里写的");
}

/** A workbook exported, so that the register has something to show. */
async function exportOne(person) {
  await person.save(join(home, `${Date.now()}.xlsx`), () => person.click("导出年度工作簿"));
  await person.see("已保存");
  await person.click("打印与导出登记", "a");
}

async function show(person, screen) {
  const hash = (to) => person.run("location.hash = arguments[0]", to);
  if (screen.open) {
    await hash("#/activities");
    await person.click(screen.open, "main a");
    await person.see("基本信息", ".tabs");
    const own = await person.run("return location.hash.split('?')[0]");
    await hash(`${own}?tab=${screen.tab}`);
  } else await hash(screen.hash);
  await sleep(900);
  await screen.do?.(person);
  await sleep(500);
}

// The walks' helpers let go of what they start; something must keep this program alive.
const alive = setInterval(() => {}, 1000);
const home = mkdtempSync(join(tmpdir(), "lianyan-pictures-"));
mkdirSync(folder, { recursive: true });
const county = sampleCounty();
const open = inWindow ? openCounty : ({ folder, env }) => openBrowser(folder, { env });
const person = await open(county);
try {
  await enterAsLead(person).catch((fault) => {
    console.log(person.complaints?.join("\n"));
    throw fault;
  });
  for (const { width, height } of SIZES) {
    await person.resize(width, height);
    await person.run("location.reload()");
    await sleep(1500);
    for (const screen of SCREENS) {
      await show(person, screen).catch((fault) => console.log(screen.name, fault.message));
      await person.picture(join(folder, `${screen.name}-${width}x${height}.png`));
    }
  }
} finally {
  await person.close();
  county.remove();
  removeFolder(home);
  clearInterval(alive);
}
