// Pictures of every screen on the sample county, at both sizes the screens are designed for.
// Run: node e2e/pictures.mjs FOLDER (with LIANYAN_CLI and CHROMIUM as for the walks).
import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { openBrowser } from "./support/browser.mjs";
import { enterAsLead, sampleCounty } from "./support/county.mjs";

const folder = process.argv[2] ?? "pictures";
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
    do: async (page) => {
      await page.getByRole("radio", { name: "列表" }).click();
      await page.getByText("12月27日").first().click();
    },
  },
  { name: "activity-new", hash: "#/activities/new" },
  { name: "activity", open: "同课异构《牛和鹅》", tab: "basic" },
  {
    name: "sign-in",
    open: "送教到前楼中心小学",
    tab: "sign-in",
    do: (page) => page.getByRole("combobox", { name: "全部到会" }).pressSequentially("xm"),
  },
  { name: "evidence", open: "送教到前楼中心小学", tab: "evidence" },
  { name: "roster", hash: "#/roster", do: (page) => page.getByText("徐梅芳").first().click() },
  { name: "schools", hash: "#/roster?kind=schools" },
  { name: "communities", hash: "#/communities" },
  { name: "materials", hash: "#/materials" },
  { name: "statistics", hash: "#/statistics" },
  {
    name: "statistics-schools",
    hash: "#/statistics?part=schools",
    do: (page) => page.getByRole("button", { name: "石桥中心小学承担任务3次" }).click(),
  },
  {
    name: "statistics-people",
    hash: "#/statistics?part=people",
    do: (page) => page.getByText("徐梅芳").first().click(),
  },
  { name: "statistics-never", hash: "#/statistics?part=never" },
  { name: "statistics-forms", hash: "#/statistics?part=forms" },
  { name: "outputs", hash: "#/materials", do: printOne },
  { name: "data", hash: "#/data" },
  { name: "data-workbook", hash: "#/data?part=workbook" },
  { name: "backups", hash: "#/data?part=backups" },
  { name: "settings", hash: "#/settings" },
  // Last: the choice between list and calendar is remembered.
  {
    name: "calendar",
    hash: "#/activities?month=2024-12",
    do: (page) => page.getByRole("radio", { name: "日历" }).click(),
  },
];

/** A sheet printed and a workbook exported, so that the register has something to show. */
async function printOne(page) {
  await page.getByRole("button", { name: /^打印\d页/ }).click();
  await page.getByText("已打开").waitFor();
  await page.getByRole("button", { name: "导出年度工作簿" }).click();
  await page.getByText("已保存").waitFor();
  await page.getByRole("link", { name: "打印与导出登记" }).click();
}

async function show(page, screen) {
  if (screen.open) {
    await page.evaluate(() => (location.hash = "#/activities"));
    await page.getByRole("link", { name: screen.open }).first().click();
    await page.waitForURL(/activities\/[0-9a-f-]{36}/);
    const hash = new URL(page.url()).hash.split("?")[0];
    await page.evaluate((to) => (location.hash = to), `${hash}?tab=${screen.tab}`);
  } else await page.evaluate((to) => (location.hash = to), screen.hash);
  await page.waitForTimeout(900);
  await screen.do?.(page);
  await page.waitForTimeout(500);
}

// The walks' helpers let go of what they start; something must keep this program alive.
const alive = setInterval(() => {}, 1000);
mkdirSync(folder, { recursive: true });
const county = sampleCounty();
const person = await openBrowser(county.folder, { env: county.env });
try {
  await enterAsLead(person).catch((fault) => {
    console.log(person.complaints.join("\n"));
    throw fault;
  });
  for (const size of SIZES) {
    await person.page.setViewportSize(size);
    for (const screen of SCREENS) {
      await show(person.page, screen).catch((fault) => console.log(screen.name, fault.message));
      const path = join(folder, `${screen.name}-${size.width}x${size.height}.png`);
      await person.page.screenshot({ path });
    }
  }
} finally {
  await person.close();
  county.remove();
  clearInterval(alive);
}
