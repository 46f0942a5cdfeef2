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
    to: { name: "activities", query: overdue ? { todo: "register" } : ALL },
  };
}

/** The list as it is told: nothing narrows it, whatever was looked at there before. */
const ALL = { all: "1" };

function signIn({ rows, totals }: ActivityList): Ready {
  const missing = rows.filter((row) => row.toSignIn).length;
  return {
    title: "签到明细与学时",
    verdict: missing ? "unmet" : totals.personTimes === 0 ? "todo" : "met",
    note: signInNote(missing, totals),
    to: { name: "activities", query: missing ? { todo: "sign-in" } : ALL },
  };
}

function signInNote(missing: number, { personTimes, hours }: ActivityList["totals"]): string {
  if (missing) return `${missing}项还没有登记签到`;
  return personTimes === 0 ? "还没有人签到" : `${personTimes}人次，${hours}学时`;
}

function quotas({ counter, rows, met, total }: QuotaTable): Ready {
  // While the county has not decided, only what every reading of 口径 agrees on is said.
  const owing = rows.filter(({ verdict }) => verdict === "unmet");
  const first = owing[0];
  const words =
    owing.length === 1 && first
      ? `${first.school}${first.atLeast ? "至少" : ""}差${first.gap}次`
      : `${owing.length}个校次没有达标`;
  const open = rows.some(({ verdict }) => verdict === "undecided");
  return {
    title: "各校每学期开展情况",
    verdict: owing.length ? "unmet" : open ? "open" : total === 0 ? "todo" : "met",
    note: owing.length
      ? `${words}${counter === null ? "，按哪种口径都不够" : ""}`
      : open
        ? "口径待县里确定"
        : `${total}个校次中${met}个达标`,
    to: { name: "home" },
  };
}

function evidence({ rows }: ActivityList, gaps: readonly EvidenceGap[]): Ready {
  const held = rows.filter((row) => row.came !== null).length;
  const open = gaps.filter(({ missing }) => missing.some(({ explained }) => !explained));
  return {
    title: "佐证材料",
    verdict: open.length ? "unmet" : held === 0 ? "todo" : "met",
    note: open.length
      ? gapWords(open, gaps.length - open.length)
      : held === 0
        ? "还没有开展活动"
        : heldWords(held, gaps.length),
    to: { name: "activities", query: gaps.length ? { evidence: "missing" } : ALL },
  };
}

/** Those with a 情况说明 are in the list, too, and in its number. */
function gapWords(open: readonly EvidenceGap[], explained: number): string {
  const [only, ...others] = open;
  const all = `${open.length + explained}项有缺`;
  if (explained) return `${all}，其中${explained}项已写情况说明`;
  if (!only || others.length) return all;
  const missing = only.missing.filter(({ explained }) => !explained);
  return `${only.title}缺${missing.map(({ name }) => name).join("、")}`;
}

function heldWords(held: number, explained: number): string {
  const all = `已开展${held}项，佐证齐全`;
  return explained ? `${all}，其中${explained}项缺的已写情况说明` : all;
}
