// The fields of 基本信息 while they are being edited.
import type { ActivityMode } from "../../generated/ActivityMode";
import type { ActivityPage } from "../../generated/ActivityPage";
import type { Part } from "../../generated/Part";
import type { SaveActivity } from "../../generated/SaveActivity";
import { clock, timeOf } from "./fields";

export interface BasicDraft {
  code: string;
  title: string;
  form: string | null;
  forms: string[];
  subjects: string[];
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

export function basicDraft(page: ActivityPage): BasicDraft {
  const { activity, row, forms, parts } = page;
  const of = (part: Part): string[] =>
    parts.filter((line) => line.part === part).map(({ organization }) => organization);
  return {
    code: activity.code,
    title: activity.title,
    form: activity.form,
    forms: forms.map(({ code }) => code),
    subjects: row.subjects.map(({ code }) => code),
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

export function basicRequest(activity: string, draft: BasicDraft): SaveActivity {
  const filled = (text: string): string | null => text.trim() || null;
  return {
    ...draft,
    activity,
    form: draft.form ?? "",
    month: draft.day === null ? draft.month : null,
    starts: timeOf(draft.starts),
    ends: timeOf(draft.ends),
    place: filled(draft.place),
    platform: filled(draft.platform),
    grade: filled(draft.grade),
    audience: filled(draft.audience),
    chair: filled(draft.chair),
    hours: draft.hours.trim() === "" ? null : Number(draft.hours),
    note: filled(draft.note),
  };
}
