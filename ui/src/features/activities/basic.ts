// The fields of 基本信息: as they read, and while they are being edited.
import type { ActivityMode } from "../../generated/ActivityMode";
import type { ActivityPage } from "../../generated/ActivityPage";
import type { Part } from "../../generated/Part";
import type { SaveActivity } from "../../generated/SaveActivity";
import { ACTIVITY_MODE_WORDS } from "../../generated/words";
import { fullDay } from "../../shared/dates";
import { hoursOf, timeOf } from "../../shared/typed";
import { optionsOf } from "../../text/words";
import { clock } from "./fields";

export const MODES = optionsOf(ACTIVITY_MODE_WORDS);

/** The parts a unit can have in an activity, by the field that lists them. */
export const PARTS = [
  { key: "hosts", part: "host", label: "承办单位" },
  { key: "coHosts", part: "co_host", label: "协办单位" },
  { key: "organisers", part: "organiser", label: "主办单位" },
  { key: "guides", part: "guide", label: "指导单位" },
  { key: "givers", part: "giver", label: "送出单位" },
  { key: "receivers", part: "receiver", label: "接受单位" },
] as const;

/** Words of a list that an activity may carry, by the field that lists them. */
export const SCHEMES = [
  { key: "themes", list: "theme", label: "研究主题" },
  { key: "helpFields", list: "help_field", label: "帮扶领域" },
  { key: "dimensions", list: "dimension", label: "考核维度" },
] as const;

/** What the fields are called, on screen and where two pages wrote the same one. */
export const BASIC_LABELS = {
  code: "编号",
  title: "活动主题",
  form: "活动形式",
  forms: "其他形式",
  subjects: "学科",
  themes: "研究主题",
  helpFields: "帮扶领域",
  dimensions: "考核维度",
  mode: "方式",
  day: "日期",
  lastDay: "结束日期",
  month: "计划月份",
  starts: "开始时间",
  ends: "结束时间",
  place: "地点",
  platform: "网络平台",
  level: "级别",
  grade: "年级",
  audience: "参加对象",
  chair: "主持人",
  hours: "每人学时",
  planned: "在学年活动计划内",
  note: "备注",
  organisers: "主办单位",
  hosts: "承办单位",
  coHosts: "协办单位",
  guides: "指导单位",
  givers: "送出单位",
  receivers: "接受单位",
} as const satisfies Record<keyof BasicDraft, string>;

export interface BasicDraft {
  code: string;
  title: string;
  form: string | null;
  forms: string[];
  subjects: string[];
  themes: string[];
  helpFields: string[];
  dimensions: string[];
  mode: ActivityMode;
  day: string | null;
  lastDay: string | null;
  month: string | null;
  starts: string;
  ends: string;
  place: string;
  platform: string;
  level: string | null;
  grade: string;
  audience: string;
  chair: string;
  hours: string;
  planned: boolean;
  note: string;
  organisers: string[];
  hosts: string[];
  coHosts: string[];
  guides: string[];
  givers: string[];
  receivers: string[];
}

const codes = (words: readonly { code: string }[]): string[] => words.map(({ code }) => code);

export function basicDraft(page: ActivityPage): BasicDraft {
  const { activity, row, forms, parts } = page;
  const of = (part: Part): string[] =>
    parts.filter((line) => line.part === part).map(({ organization }) => organization);
  return {
    code: activity.code,
    title: activity.title,
    form: activity.form,
    forms: codes(forms),
    subjects: codes(row.subjects),
    themes: codes(page.themes),
    helpFields: codes(page.helpFields),
    dimensions: codes(page.dimensions),
    mode: activity.mode,
    day: activity.day,
    lastDay: activity.lastDay,
    month: activity.month,
    starts: clock(activity.starts),
    ends: clock(activity.ends),
    place: activity.place ?? "",
    platform: activity.platform ?? "",
    level: activity.level,
    grade: activity.grade ?? "",
    audience: activity.audience ?? "",
    chair: activity.chair ?? "",
    hours: activity.hours === null ? "" : String(activity.hours),
    planned: activity.planned,
    note: activity.note ?? "",
    organisers: of("organiser"),
    hosts: of("host"),
    coHosts: of("co_host"),
    guides: of("guide"),
    givers: of("giver"),
    receivers: of("receiver"),
  };
}

const joined = (names: readonly { name: string }[]): string =>
  names.map(({ name }) => name).join("、");

function dayWords({ activity, weekday }: ActivityPage): string {
  const { day, lastDay } = activity;
  if (day === null) return "待定";
  if (lastDay !== null && lastDay !== day) return `${fullDay(day)}至${fullDay(lastDay)}`;
  return `${fullDay(day)} ${weekday ?? ""}`.trim();
}

/** 基本信息 of an archived activity: what is known, as [name, words]. */
export function basicFacts(page: ActivityPage): [name: string, words: string][] {
  const { activity, row, forms, parts, levelName, hoursEach, hoursPreset } = page;
  const time = [clock(activity.starts), clock(activity.ends)].filter(Boolean).join("—");
  const known: [string, string | null][] = [
    ["编号", activity.code],
    ["活动形式", [row.formName, ...forms.map(({ name }) => name)].join("、")],
    ["方式", MODES.find(({ value }) => value === activity.mode)?.label ?? null],
    ["日期", dayWords(page)],
    ["时间", time],
    ["地点", activity.place],
    ["网络平台", activity.platform],
    ["每人学时", hoursEach > 0 ? `${hoursEach}${hoursPreset ? "（活动形式的预设）" : ""}` : null],
    ["学科", joined(row.subjects)],
    ...SCHEMES.map(({ key, label }): [string, string] => [label, joined(page[key])]),
    ["年级", activity.grade],
    ["参加对象", activity.audience],
    ["主持人", activity.chair],
    ["级别", levelName],
    ...PARTS.map(({ part, label }): [string, string] => [
      label,
      joined(parts.filter((line) => line.part === part)),
    ]),
    ["学年计划", activity.planned ? "在计划内" : "不在计划内"],
    ["备注", activity.note],
  ];
  return known.flatMap(([name, words]) => (words ? [[name, words]] : []));
}

export function basicRequest(activity: string, draft: BasicDraft): SaveActivity {
  const filled = (text: string): string | null => text.trim() || null;
  return {
    ...draft,
    activity,
    form: draft.form ?? "",
    month: draft.day === null ? draft.month : null,
    starts: timeOf(draft.starts, "starts"),
    ends: timeOf(draft.ends, "ends"),
    place: filled(draft.place),
    platform: filled(draft.platform),
    grade: filled(draft.grade),
    audience: filled(draft.audience),
    chair: filled(draft.chair),
    hours: hoursOf(draft.hours),
    note: filled(draft.note),
  };
}
