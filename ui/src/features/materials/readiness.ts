// 材料备齐情况: what the year's materials rest on, and where something is still missing.
import type { ActivityList } from "../../generated/ActivityList";
import type { EvidenceGap } from "../../generated/EvidenceGap";
import type { QuotaTable } from "../../generated/QuotaTable";
import type { Verdict } from "../../shared/verdict";
import type { RouteLocationRaw } from "vue-router";

export interface Ready {
  title: string;
  verdict: Verdict;
  note: string;
  to: RouteLocationRaw;
}

export function readinessOf(
  list: ActivityList,
  gaps: readonly EvidenceGap[],
  quota: QuotaTable,
): Ready[] {
  return [activities(list), signIn(list), quotas(quota), evidence(list, gaps)];
}

function activities({ totals, rows }: ActivityList): Ready {
  const overdue = rows.filter((row) => row.overdue).length;
  const note = overdue
    ? `${overdue}项日期已过，还没有登记是否开展`
    : `${totals.activities}项，计入${totals.counted}次`;
  return {
    title: "活动台账",
    verdict: totals.activities === 0 ? "todo" : overdue ? "unmet" : "met",
    note: totals.activities === 0 ? "还没有活动" : note,
    to: { name: "activities" },
  };
}

function signIn({ rows, totals }: ActivityList): Ready {
  const missing = rows.filter((row) => row.signInMissing).length;
  return {
    title: "签到明细与学时",
    verdict: missing ? "unmet" : totals.personTimes === 0 ? "todo" : "met",
    note: signInNote(missing, totals),
    to: { name: "activities", query: missing ? { todo: "sign-in" } : {} },
  };
}

function signInNote(missing: number, { personTimes, hours }: ActivityList["totals"]): string {
  if (missing) return `${missing}项还没有登记签到`;
  return personTimes === 0 ? "还没有人签到" : `${personTimes}人次，${hours}学时`;
}

function quotas({ counter, rows, met, total }: QuotaTable): Ready {
  const owing = rows.filter(({ verdict }) => verdict === "unmet");
  const first = owing[0];
  const words =
    owing.length === 1 && first
      ? `${first.school}差${first.gap}次`
      : `${owing.length}个校次没有达标`;
  const undecided = counter === null;
  return {
    title: "各校每学期开展情况",
    verdict: undecided ? "open" : owing.length ? "unmet" : total === 0 ? "todo" : "met",
    note: undecided ? "口径待县里确定" : owing.length ? words : `${total}个校次中${met}个达标`,
    to: { name: "home" },
  };
}

function evidence({ rows }: ActivityList, gaps: readonly EvidenceGap[]): Ready {
  const held = rows.filter((row) => row.came !== null).length;
  const first = gaps[0];
  const names = first?.missing.map(({ name }) => name).join("、");
  const words = gaps.length === 1 && first ? `${first.title}缺${names}` : `${gaps.length}项有缺`;
  return {
    title: "佐证材料",
    verdict: gaps.length ? "unmet" : held === 0 ? "todo" : "met",
    note: gaps.length ? words : held === 0 ? "还没有开展活动" : `已开展${held}项，佐证齐全`,
    to: { name: "activities", query: gaps.length ? { evidence: "missing" } : {} },
  };
}
