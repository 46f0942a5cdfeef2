// A list of activities as a school keeps it: some of it says plainly what it means, some does not.
import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** Seven activities that the sample county does not have, and a line of totals. */
const LINES = `第一片区教研活动台账（2024—2025学年度）,,,,,,
时间,活动内容,类别,承办学校,主讲、执教,参加人员,存档盒
9.20,口算教学经验交流,专题讲座,二实小,主讲：张晓东,二实小6人、前楼中心校4人,3号
10.11,整本书阅读研讨,读书汇报,前楼中心校,主讲：吴雅琴,二实小3人、前楼中心校5人,3号
10月25日（周四）,低年级识字教学,示范课,石桥中心校,执教：曾庆华,石桥中心校6人、二实小2人,4号
11.15,习作讲评,示范课,二实小,周文慧,共9人,4号
11.29,图形与几何专题,集体备课,二实小,李国栋、罗永福,二实小4人、前楼中心校2人,4号
12.6,朗读比赛（因停电取消）,读书汇报,二实小,,,5号
1.3,期末命题研讨,集体备课,前楼中心校,主备：徐梅芳,前楼中心校3人、石桥中心校2人,5号
合计,共7次,,,,,
`;

/** Puts it into `folder`; its path. */
export function writeActivityList(folder, name = "第一片区活动台账.csv") {
  const file = join(folder, name);
  writeFileSync(file, LINES);
  return file;
}
