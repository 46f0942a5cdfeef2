// The sample county (岚溪县) in a ledger of its own, on the Monday the screens are described for.
import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { removeFolder } from "./folders.mjs";

/** 第19周 of the first term: 石桥中心小学 still owes one activity by 10 January. */
export const TODAY = "2025-01-06";

/** Makes the ledger. Answers its folder, the environment to serve it in, and how to take it away. */
export const sampleCounty = () => makeLedger("岚溪县", "--sample");

/** The same without a single record, as on the first day. */
export const emptyLedger = () => makeLedger("新县");

function makeLedger(name, ...words) {
  const home = mkdtempSync(join(tmpdir(), "lianyan-walk-"));
  const folder = join(home, name);
  const env = { LIANYAN_TODAY: TODAY, LIANYAN_HOME: join(home, "user") };
  const options = { env: { ...process.env, ...env }, stdio: "ignore" };
  execFileSync(process.env.LIANYAN_CLI, ["new", folder, ...words], options);
  const remove = () => removeFolder(home);
  return { home, folder, env, remove };
}

/** The sample county opens as 高原 of the school that leads 第一片区 finds it. */
export async function enterAsLead(person) {
  await person.see("各校每学期教研活动开展情况统计表");
}

/** Looks at the sample county as somebody else. `follows` is what must be shown of the answer. */
export async function enterAs(person, { duty, unit, name, post, follows }) {
  await person.see("现在按第二实验小学教研干事高原的身份打开");
  await person.click("换个身份看（我是谁）");
  await person.see("您在哪个单位、负责什么");
  await person.click(duty, "label");
  await person.select("单位", unit);
  await person.fill("姓名", name);
  await person.fill("职务", post);
  await person.see(follows);
  await person.click("保存", "button[type=submit]");
  await person.see("已保存", "main");
  await person.click("工作台", "nav a");
}
