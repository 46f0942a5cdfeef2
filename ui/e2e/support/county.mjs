// The sample county (岚溪县) in a ledger of its own, on the Monday the screens are described for.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** 第19周 of the first term: 石桥中心小学 still owes one activity by 10 January. */
export const TODAY = "2025-01-06";

/** Makes the ledger. Answers its folder, the environment to serve it in, and how to take it away. */
export function sampleCounty() {
  const home = mkdtempSync(join(tmpdir(), "lianyan-walk-"));
  const folder = join(home, "岚溪县");
  const env = { LIANYAN_TODAY: TODAY, LIANYAN_HOME: join(home, "user") };
  const options = { env: { ...process.env, ...env }, stdio: "ignore" };
  execFileSync(process.env.LIANYAN_CLI, ["new", folder, "--sample"], options);
  return { folder, env, remove: () => rmSync(home, { recursive: true, force: true }) };
}

/** Answers the question of the first start as 高原 of the lead school of 第一片区. */
export async function enterAsLead(person) {
  await person.see("您在哪个单位、负责什么？");
  await person.fill("单位", "第二实验");
  await person.click("第二实验小学", "[role=option]");
  await person.fill("姓名", "高原");
  await person.fill("职务", "教研干事");
  await person.see("您管的");
  await person.click("进入工作台");
  await person.see("各校每学期教研活动开展情况统计表");
}
