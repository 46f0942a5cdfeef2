// A list of who took part as a school keeps it: one row a person, one column an activity.
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Of the sample county's activities: one that is not there, two that are archived, and one (A07) that takes
 * people in. A word and a stand-in are to be asked about, and somebody who is not on the roster; of
 * 徐梅芳 the ledger says otherwise.
 */
const LINES = `第一片区教师参加活动情况（2024—2025学年度第一学期）,,,,,,
学校,姓名,9月20日 粉笔字练习,10月18日 角的度量,12月13日 专题讲座,12月27日 送教,次数
第二实验小学,孙倩,,,√,√,2
第二实验小学,李国栋,,√,,公出,1
前楼中心小学,宋小燕,√,√,√,√,4
前楼中心小学,徐梅芳,,,√,请假,1
石桥中心小学,曾庆华,,√,,代（萧红梅）,1
石桥中心小学,曾国华,,,,√,1
石桥中心小学,萧红梅,,√,√,√,3
合计,,1,4,4,4,
`;

/** Puts it into `folder`; its path. */
export function writeParticipationList(folder, name = "第一片区参加情况.csv") {
  const file = join(folder, name);
  writeFileSync(file, LINES);
  return file;
}

/** Chooses it on its screen, and opens the people of the activity that takes them in. */
export async function chooseParticipationList(person, folder, name) {
  const file = writeParticipationList(folder, name);
  await person.choose(file, () => person.click("选择文件"));
  await person.click(/送教到前楼/u, "main .opener");
  await person.see("去定", ".people");
  rmSync(file);
}
