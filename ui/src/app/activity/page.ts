// What stands at the head of an activity's page: facts, steps, tabs.
import type { ActivityPage } from "../../generated/ActivityPage";
import type { Verb } from "../../generated/Verb";
import { monthDay } from "../../shared/dates";

/** As the core names the steps when it says what to do first. */
const STEP_WORDS: Record<Verb, string> = {
  notify: "标为已通知",
  hold: "标为已开展",
  archive: "归档",
  reopen: "更正",
  cancel: "取消活动",
  postpone: "延期",
  resume: "恢复为计划中",
};

/** What the button of a step says on this page; the end of a correction is not a first filing. */
export const stepWord = (verb: Verb, { activity }: ActivityPage): string =>
  verb === "archive" && activity.correcting ? "完成更正" : STEP_WORDS[verb];

/** The step that comes next by itself; the others are ways aside. */
export function primaryStep({ steps, row }: ActivityPage): Verb | null {
  if (steps.includes("archive")) return "archive";
  if (steps.includes("hold") && (row.overdue || !steps.includes("notify"))) return "hold";
  return steps.find((step) => step === "notify" || step === "resume" || step === "hold") ?? null;
}

/** Most telling first: what does not fit beside the title drops off from the end. */
export function factsOf({ row, weekday, hoursEach, hoursPreset }: ActivityPage): string[] {
  const hosts = row.hosts.map(({ name }) => name).join("、");
  return [
    row.day === null ? "日期待定" : daysOf(row.day, row.lastDay, weekday),
    row.week === null ? "" : `第${row.week}周`,
    row.subjects.map(({ name }) => name).join("、"),
    hosts && `${hosts}承办`,
    hoursEach > 0 ? `每人${hoursEach}学时${hoursPreset ? "（预设）" : ""}` : "",
  ].filter((fact) => fact !== "");
}

/** Where 每人3学时（预设） comes from, and where it is changed; empty where somebody entered it. */
export function hoursSource({ row, hoursEach, hoursPreset }: ActivityPage): string {
  if (!hoursPreset || hoursEach === 0) return "";
  return `“${row.formName}”预设每人${hoursEach}学时，在设置的“活动形式”里改；只改这一次，就在“基本信息”里填`;
}

/** 11月8日 星期五 · 11月8日—11月10日 */
function daysOf(day: string, last: string | null, weekday: string | null): string {
  if (last !== null && last !== day) return `${monthDay(day)}—${monthDay(last)}`;
  return [monthDay(day), weekday].filter(Boolean).join(" ");
}

export interface Tab {
  key: string;
  title: string;
  note: string;
  bad: boolean;
}

/** 14 / 16; where no one list has all who were expected, as by session or by head count, 14人. */
function signInNote({ row, tally }: ActivityPage): string {
  const came = row.came ?? 0;
  const whole = tally.came === came && tally.unstated === 0;
  if (tally.expected && (whole || came === 0)) return `${came} / ${tally.expected}`;
  if (came) return `${came}人`;
  return row.signInMissing ? "缺" : "";
}

export function tabsOf(page: ActivityPage): Tab[] {
  const { sessions, evidence, row, outputs, activity } = page;
  const held = row.evidence !== null;
  const missing = held ? evidence.missing.length : 0;
  return [
    { key: "basic", title: "基本信息", note: "", bad: false },
    { key: "agenda", title: "议程", note: sessions.length ? `${sessions.length}` : "", bad: false },
    {
      key: "sign-in",
      title: "人员与签到",
      note: signInNote(page),
      bad: row.signInMissing,
    },
    { key: "record", title: "活动记录", note: activity.process ? "已写" : "", bad: false },
    {
      key: "evidence",
      title: "佐证",
      note: !held ? "" : missing === 0 ? "齐全" : `缺${missing}类`,
      bad: missing > 0,
    },
    {
      key: "outputs",
      title: "打印与导出",
      note: outputs.length ? `${outputs.length}` : "",
      bad: false,
    },
  ];
}
